"""The pieces the sheet is laid out with: text, boxes to tick, tables and framed cards."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table

from rehabplanner.handout import style
from rehabplanner.handout.drawing import FigureFlowable
from rehabplanner.handout.fields import Square
from rehabplanner.handout.photo import PhotoFlowable
from rehabplanner.handout.printable import markup
from rehabplanner.handout.structure import Element

BLANK: Final[list[Flowable]] = []
"""An empty cell; an empty string would be drawn as untagged text."""
_ROWS_LEFT: Final = 3
"""So many go to the next page when the last does not fit."""


class _SpacedText(PDFTextObject):  # type: ignore[misc]
    """Ends each line with a space: reportlab does not, and readers join the words ("nextvisit")."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 - reportlab's names
        super()._textOut(f"{text} " if TStar else text, TStar)


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph that is read as one element, also when it runs over two pages.

    element: none for words in the margins, which are not read
    prelude: draws what stands before the first line
    """

    element: Element | None = None
    prelude: "Callable[[Text], None] | None" = None

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802 - reportlab's name
        return _SpacedText(self.canv, x, y)

    def split(self, width: float, height: float) -> list["Text"]:
        parts: list[Text] = super().split(width, height)
        for part in parts:
            part.element, part.prelude = self.element, self.prelude
        return parts

    def draw(self) -> None:
        if self.element is None:
            super().draw()
            return
        if self.prelude and not self.element.is_drawn:
            self.prelude(self)
        with self.canv.content(self.element):
            super().draw()


class TickBox(Flowable):  # type: ignore[misc]
    """A box to tick in a table, with a pen or on the screen."""

    def __init__(self, size: float, element: Element, name: str, words: str) -> None:
        super().__init__()
        self.width = self.height = size
        self._element, self._name, self._words = element, name, words

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        box = Square(0, 0, self.width)
        draw_box(self.canv, box)
        self.canv.check_box(self._element, self._name, self._words, box)


class Illustration(Flowable):  # type: ignore[misc]
    """A figure or photo with white below, read as one picture in the words of its element."""

    def __init__(self, figure: FigureFlowable | PhotoFlowable, element: Element) -> None:
        super().__init__()
        self._figure = figure
        self._element = element

    def fit(self, width: float, height: float) -> None:
        """Take as much of this room as the figure can."""
        self._figure.fit(width, height)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, figure = self._figure.wrap(width, height)
        self.height = figure + style.PICTURE_GAP
        return self.width, self.height

    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, style.PICTURE_GAP)
        self._element.box = (left, bottom, left + self.width, bottom + self._figure.height)
        with self.canv.content(self._element):
            self._figure.drawOn(self.canv, 0, style.PICTURE_GAP)


class Grid(Table):  # type: ignore[misc]
    """A table that splits between its rows, never before the last alone; inside a row only if it is
    longer than a page.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        rows = self._rowHeights
        if max(rows) > style.LONGEST_ROW:
            self.splitInRow = 1
        is_last_alone = sum(rows[:-1]) <= height < sum(rows)
        if not is_last_alone or len(rows) < 2 * _ROWS_LEFT:
            return list(super().split(width, height))
        parts = list(super().split(width, sum(rows[:-_ROWS_LEFT])))
        return [*parts[:1], *(KeepTogether([part]) for part in parts[1:])]


def text(words: str, look: ParagraphStyle, element: Element | None) -> Text:
    part = Text(markup(words), look)
    part.element = element
    return part


def grid(rows: Sequence[Sequence[Any]], widths: Sequence[float], *looks: tuple[Any, ...]) -> Grid:
    """A table without rules; each cell keeps to the top of its row."""
    plain = [
        ("FONTNAME", (0, 0), (-1, -1), style.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), style.ROW_GAP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.ROW_GAP),
        ("LEFTPADDING", (0, 0), (-1, -1), style.PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), style.PADDING),
    ]
    return Grid(
        rows,
        colWidths=widths,
        style=[*plain, *looks],
        spaceBefore=style.BLOCK_GAP,
        spaceAfter=style.BLOCK_GAP,
    )


def band(title: Flowable, width: float) -> Grid:
    """A title on a dark ground."""
    part = grid(
        [[title]],
        [width],
        ("BACKGROUND", (0, 0), (-1, -1), style.ACCENT),
        ("TOPPADDING", (0, 0), (-1, -1), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.TIGHT_PADDING + 2),
    )
    part.spaceBefore = style.PADDING
    return part


def beside(picture: Flowable, words: Sequence[Flowable], left: float, right: float) -> Grid:
    """A picture with words at its right, both from the top."""
    part = grid(
        [[picture, list(words)]],
        [left, right],
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    )
    part.spaceBefore = part.spaceAfter = 0
    return part


def card(head: Sequence[Flowable], body: Sequence[Flowable], width: float) -> Grid:
    """A framed card: a tinted head, a dark bar at its left. Splits between its paragraphs."""
    rows = [[part] for part in (*head, *body)]
    last_of_head = len(head) - 1
    return grid(
        rows,
        [width],
        ("BACKGROUND", (0, 0), (-1, last_of_head), style.TINT),
        ("BOX", (0, 0), (-1, -1), style.RULE, style.ACCENT),
        ("LINEBEFORE", (0, 0), (0, -1), style.BAR, style.ACCENT),
        *_outer_padding(last_of_head),
    )


def draw_box(canvas: Any, box: Square) -> None:
    canvas.saveState()
    canvas.setLineWidth(1)
    canvas.setStrokeColor(style.INK)
    canvas.setFillColor(style.PAPER_WHITE)
    canvas.rect(box.left, box.bottom, box.side, box.side, stroke=1, fill=1)
    canvas.restoreState()


def _outer_padding(last_of_head: int) -> list[tuple[Any, ...]]:
    return [
        ("TOPPADDING", (0, 0), (-1, 0), style.PADDING * 0.6),
        ("BOTTOMPADDING", (0, last_of_head), (-1, last_of_head), style.PADDING * 0.6),
        ("TOPPADDING", (0, last_of_head + 1), (-1, last_of_head + 1), style.PADDING * 0.6),
        ("BOTTOMPADDING", (0, -1), (-1, -1), style.PADDING * 0.8),
    ]
