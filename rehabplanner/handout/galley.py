"""Sets the sheet's words in type and, in the same breath, tells what a screen reader makes of them.

Whatever is set later is read later, so callers set in reading order.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle

from rehabplanner.figures.scene import draw
from rehabplanner.handout import phrases
from rehabplanner.handout.blocks import Illustration, Text, TickBox, draw_box, text
from rehabplanner.handout.drawing import FigureFlowable
from rehabplanner.handout.fields import Square
from rehabplanner.handout.looks import Looks
from rehabplanner.handout.photo import PhotoFlowable
from rehabplanner.handout.printable import markup, printable
from rehabplanner.handout.sheet import Labelled, PhotoPicture, Picture
from rehabplanner.handout.structure import Element

BULLET: Final = "•"


@dataclass(frozen=True)
class Galley:
    """Where the type is set.

    width: of the lines, in points
    root: what has been set so far, in reading order
    """

    looks: Looks
    width: float
    root: Element = field(default_factory=lambda: Element("Document"))
    _conditions: Iterator[int] = field(default_factory=lambda: count(1))

    def heading(self, level: int, words: str, look: ParagraphStyle) -> Text:
        """A heading that is also a bookmark. The level is at most one deeper than the last."""
        part = text(words, look, self.root.add(f"H{level}"))
        part.prelude = partial(_bookmark, " ".join(printable(words).split()), level)
        return part

    def paragraph(self, words: str, look: ParagraphStyle) -> Text:
        return text(words, look, self.root.add("P"))

    def labelled(self, part: Labelled, look: ParagraphStyle) -> Text:
        made = Text(f"<b>{markup(part.label)}:</b> {markup(part.words)}", look)
        made.element = self.root.add("P")
        return made

    def illustration(self, picture: Picture | PhotoPicture, width: float) -> Illustration:
        """A photo, or start and finish side by side on one floor line, within a width in points."""
        element = self.root.add("Figure")
        element.alt = printable(picture.words)
        return Illustration(self._pictured(picture, width), element)

    def _pictured(
        self, picture: Picture | PhotoPicture, width: float
    ) -> FigureFlowable | PhotoFlowable:
        looks = self.looks
        if isinstance(picture, PhotoPicture):
            return PhotoFlowable(picture.photo, width, looks.photo_height)
        drawing = draw(picture.figure, picture.side, picture.person)
        return FigureFlowable(drawing, phrases.CAPTIONS, looks.caption, width, looks.picture_height)

    def numbered(self, steps: Iterable[str], look: ParagraphStyle | None = None) -> list[Text]:
        entries = self.root.add("L", ListNumbering="Decimal")
        return [
            _entry(entries, step, look or self.looks.step, partial(_label, f"{number}."))
            for number, step in enumerate(steps, 1)
        ]

    def bulleted(self, lines: Iterable[str], look: ParagraphStyle) -> list[Text]:
        entries = self.root.add("L", ListNumbering="Disc")
        return [_entry(entries, line, look, partial(_label, BULLET)) for line in lines]

    def tickable(self, lines: Iterable[str]) -> list[Text]:
        """Conditions; the boxes before them are numbered through the sheet."""
        entries, size = self.root.add("L", ListNumbering="Square"), self.looks.tick_box
        return [
            _entry(
                entries,
                line,
                self.looks.step,
                partial(_box, size, f"condition-{next(self._conditions)}", printable(line)),
            )
            for line in lines
        ]

    def log_box(self, cell: Element, name: str, words: str) -> TickBox:
        return TickBox(self.looks.log_box, cell.add("Form"), name, printable(words))


def _entry(
    entries: Element, words: str, look: ParagraphStyle, prelude: Callable[[Element, Any], None]
) -> Text:
    entry = entries.add("LI")
    label = entry.add("Lbl")
    part = text(words, look, entry.add("LBody"))
    part.prelude = partial(prelude, label)
    return part


def _bookmark(words: str, level: int, part: Any) -> None:
    part.canv.bookmark(words, level, part.height)


def _label(words: str, label: Element, part: Any) -> None:
    look = part.style
    with part.canv.content(label):
        part.canv.setFont(look.fontName, look.fontSize)
        part.canv.setFillColor(look.textColor)
        part.canv.drawString(0, part.height - look.fontSize, words)


def _box(size: float, name: str, words: str, label: Element, part: Any) -> None:
    box = Square(0, part.height - (part.style.leading + size) / 2, size)
    draw_box(part.canv, box)
    part.canv.check_box(label.add("Form"), name, words, box)
