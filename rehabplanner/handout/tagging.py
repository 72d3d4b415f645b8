"""Tags the PDF for screen readers, as PDF/UA-1 (ISO 14289-1) asks.

All content on a page belongs to an element of the structure or is an artifact, which readers skip.
"""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final, Literal

from reportlab.pdfbase.pdfdoc import PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from rehabplanner.handout.catalog import describe
from rehabplanner.handout.fields import Square, check_box
from rehabplanner.handout.structure import Element, Field, Mark

_PAINTS: Final = re.compile(r"(?:^|\s)(?:[SsFfBb]|[fBb]\*|sh|Do|EI)(?:\s|$)")


class UntaggedText(Exception):
    """Text that a screen reader would miss: a mistake in this room, never in a plan."""


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws content under the elements of a structure; what nobody claims becomes an artifact."""

    def __init__(self, *args: Any, root: Element, title: str, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self._root, self._title, self._language = root, title, language
        self._pages: list[list[Element]] = [[]]  # whose the pieces of content are, page by page
        self._is_marking = False
        self._unclaimed = 0  # where in the page's code the content begins that nobody has claimed
        self._bookmarks = 0

    def content(self, element: Element) -> AbstractContextManager[None]:
        """What is drawn within belongs to the element."""
        if element.is_told:
            return self.artifact("/Type /Pagination")
        page = self._pages[-1]
        mark = Mark(len(self._pages) - 1, len(page))
        page.append(element)
        element.kids.append(mark)
        return self._marked(f"/{element.role} <</MCID {mark.number}>> BDC")

    def check_box(self, element: Element, name: str, words: str, box: Square) -> None:
        """A box that can be ticked on the screen, over the one that is drawn; see `fields`."""
        left, bottom = self.absolutePosition(box.left, box.bottom)
        widget = check_box(name, words, Square(left, bottom, box.side))
        element.kids.append(Field(len(self._pages) - 1, widget))
        self._addAnnotation(widget)

    def running(self, place: Literal["Header", "Footer"]) -> AbstractContextManager[None]:
        """What is drawn within is told on every page and therefore not read."""
        side = {"Header": "Top", "Footer": "Bottom"}[place]
        return self.artifact(f"/Type /Pagination /Subtype /{place} /Attached [/{side}]")

    def artifact(self, kind: str) -> AbstractContextManager[None]:
        return self._marked(f"/Artifact <<{kind}>> BDC")

    def bookmark(self, words: str, level: int, height: float) -> None:
        """An entry in the outline, for the place that lies so high above the origin."""
        self._bookmarks += 1
        key = f"heading-{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, height)
        self.addOutlineEntry(words, key, level - 1, closed=level > 1)

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803 - reportlab's names
        in_form = self._formData is not None  # its place on the page is marked instead
        if not self._is_marking and not in_form:
            raise UntaggedText(f"on page {self.getPageNumber()}: {aTextObject.getCode()[:80]}")
        super().drawText(aTextObject)

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._claim_rest()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages) - 1, PDFName("S")
        self._pages.append([])
        self._unclaimed = 0

    def save(self) -> None:
        if self._code:
            self.showPage()
        describe(self._doc, self._root, self._pages[:-1], self._title, self._language)
        super().save()

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        if self._is_marking:
            raise ValueError("marked content inside marked content")
        self._claim_rest()
        self._is_marking = True
        self._code.append(opening)
        yield
        self._code.append("EMC")
        self._is_marking = False
        self._unclaimed = len(self._code)

    def _claim_rest(self) -> None:
        """Makes an artifact of the rules and grounds that were drawn since the last mark."""
        rest = self._code[self._unclaimed :]
        if any(_PAINTS.search(code) for code in rest):
            self._code[self._unclaimed :] = ["/Artifact BMC", *rest, "EMC"]
        self._unclaimed = len(self._code)
