"""The pieces the sheet is laid out with: text, boxes to tick, framed cards, lists."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph, Table

from rehabplanner.handout import style
from rehabplanner.handout.printable import markup
from rehabplanner.handout.sheet import Labelled

BULLET: Final = "•"


class _SpacedText(PDFTextObject):  # type: ignore[misc]
    """Ends each line with a space: reportlab does not, and readers join the words ("nextvisit")."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 - reportlab's names
        super()._textOut(f"{text} " if TStar else text, TStar)


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph whose words stay apart when the text is read back from the file."""

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802 - reportlab's name
        return _SpacedText(self.canv, x, y)


class Tickable(Text):
    """A line with a box to tick in front of it."""

    def draw(self) -> None:
        super().draw()
        middle = self.height - self.style.leading / 2
        _draw_box(self.canv, style.TICK_BOX / 2, middle, style.TICK_BOX)


class TickBox(Flowable):  # type: ignore[misc]
    """A box to tick in a table."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = style.LOG_BOX, style.LOG_BOX
        return self.width, self.height

    def draw(self) -> None:
        _draw_box(self.canv, self.width / 2, self.height / 2, self.width)


class Grid(Table):  # type: ignore[misc]
    """A table that splits between its rows; inside one only if the row is longer than a page."""

    def split(self, width: float, height: float) -> list[Flowable]:
        if max(self._rowHeights) > style.LONGEST_ROW:
            self.splitInRow = 1
        return list(super().split(width, height))


class OnlyOnFirstPage(Flowable):  # type: ignore[misc]
    """Content that is left out when the first page has no room for it."""

    def __init__(self, content: Flowable) -> None:
        super().__init__()
        self._content = content
        self._fits = False

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        needed = self._content.wrapOn(self.canv, width, height)
        self._fits = needed[1] <= height and self.canv.getPageNumber() == 1
        return needed if self._fits else (0, 0)

    def draw(self) -> None:
        if self._fits:
            self._content.drawOn(self.canv, 0, 0)


def text(words: str, look: ParagraphStyle) -> Text:
    return Text(markup(words), look)


def labelled(part: Labelled, look: ParagraphStyle) -> Text:
    return Text(f"<b>{markup(part.label)}:</b> {markup(part.words)}", look)


def numbered(steps: Sequence[str]) -> list[Flowable]:
    return [
        Text(markup(step), style.STEP, bulletText=f"{number}.")
        for number, step in enumerate(steps, 1)
    ]


def bulleted(lines: Iterable[str], look: ParagraphStyle = style.STEP) -> list[Flowable]:
    return [Text(markup(line), look, bulletText=BULLET) for line in lines]


def tickable(lines: Iterable[str]) -> list[Flowable]:
    return [Tickable(markup(line), style.TICK) for line in lines]


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


def _outer_padding(last_of_head: int) -> list[tuple[Any, ...]]:
    return [
        ("TOPPADDING", (0, 0), (-1, 0), style.PADDING * 0.6),
        ("BOTTOMPADDING", (0, last_of_head), (-1, last_of_head), style.PADDING * 0.6),
        ("TOPPADDING", (0, last_of_head + 1), (-1, last_of_head + 1), style.PADDING * 0.6),
        ("BOTTOMPADDING", (0, -1), (-1, -1), style.PADDING * 0.8),
    ]


def _draw_box(canvas: Any, center_x: float, center_y: float, size: float) -> None:
    canvas.saveState()
    canvas.setLineWidth(1)
    canvas.setStrokeColor(style.INK)
    canvas.setFillColor(style.PAPER_WHITE)
    canvas.rect(center_x - size / 2, center_y - size / 2, size, size, stroke=1, fill=1)
    canvas.restoreState()
