"""The page around the text: margins, the running head and foot, "Page x of y" in one pass."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from rehabplanner.handout import style
from rehabplanner.handout.blocks import Text, text
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.looks import Looks
from rehabplanner.handout.printable import printable
from rehabplanner.handout.sheet import Printed, Running
from rehabplanner.handout.tagging import TaggedCanvas

rl_config.useA85 = 0  # reportlab would write packed pages as letters: slower and a quarter longer

_PAGE_COUNT = "page-count"
_SMALLEST = 5.0
_BETWEEN = 12.0  # at least so much white between the words at both ends of a line


def document(handout: Printed, looks: Looks, target: BytesIO) -> BaseDocTemplate:
    """An empty document with the handout's paper, words in the margins and properties."""
    page = style.PAPERS[handout.paper]
    frame = Frame(
        style.SIDE_MARGIN,
        style.BOTTOM_MARGIN,
        page[0] - 2 * style.SIDE_MARGIN,
        page[1] - style.TOP_MARGIN - style.BOTTOM_MARGIN,
        *(0, 0, 0, 0),
    )

    def draw_running(canvas: TaggedCanvas, _document: BaseDocTemplate) -> None:
        with canvas.running("Header"):
            _draw_head(canvas, handout.running, looks, page)
        with canvas.running("Footer"):
            _draw_foot(canvas, handout.running, looks, page)

    return BaseDocTemplate(
        target,
        pagesize=page,
        pageTemplates=[PageTemplate(frames=[frame], onPage=draw_running)],
        title=printable(handout.title),
        author=printable(handout.author),
        subject=printable(handout.title),
        creator="rehabplanner",
        lang=handout.language,
        displayDocTitle=True,
        initialFontName=style.REGULAR,
        invariant=1,
        pageCompression=1,
    )


def canvas_maker(handout: Printed, galley: Galley) -> Callable[..., Canvas]:
    """Makes the canvas that tags, fills in the page count and dates the file like the plan."""

    def make(*args: Any, **options: Any) -> Canvas:
        canvas = _CountingCanvas(
            *args,
            root=galley.root,
            title=printable(handout.title),
            language=handout.language,
            **options,
        )
        canvas.count_words, canvas.count_look = handout.running.page_count, galley.looks.running
        canvas.setDateFormatter(_dated(handout.made_on))
        return canvas

    return make


class _CountingCanvas(TaggedCanvas):
    """Defines the page count, which every page has already shown, when the last page is done."""

    count_words = ""
    count_look: ParagraphStyle

    def define(self, name: str, part: Any) -> None:
        """Make a picture ready to be drawn, on any page, with `doForm`."""
        if not self.hasForm(name):
            self._doc.addForm(name, part)

    def save(self) -> None:
        if self._code:
            self.showPage()
        count = self.count_words.format(count=self.getPageNumber() - 1)
        self.beginForm(_PAGE_COUNT)
        _set_font(self, self.count_look)
        self.drawString(0, 0, count)
        self.endForm()
        super().save()


def _dated(day: date) -> Callable[..., str]:
    return lambda *_now: f"D:{day:%Y%m%d}000000Z"


def _draw_head(canvas: Any, running: Running, looks: Looks, page: tuple[float, float]) -> None:
    left, right = style.SIDE_MARGIN, page[0] - style.SIDE_MARGIN
    rule = page[1] - style.TOP_MARGIN + style.RUNNING_GAP
    _draw_rule(canvas, left, right, rule)
    look, bottom = looks.running, rule + style.RUNNING_CLEAR
    room = right - left - _width(running.dated, look) - _BETWEEN
    _fitted(running.patient, looks.running_name, room).drawOn(canvas, left, bottom)
    _set_font(canvas, look)
    canvas.drawRightString(right, bottom + look.leading - look.fontSize, running.dated)


def _draw_foot(canvas: Any, running: Running, looks: Looks, page: tuple[float, float]) -> None:
    left, right = style.SIDE_MARGIN, page[0] - style.SIDE_MARGIN
    rule = style.BOTTOM_MARGIN - style.RUNNING_GAP
    _draw_rule(canvas, left, right, rule)
    look, top = looks.running, rule - style.RUNNING_CLEAR
    number = running.page_number.format(number=canvas.getPageNumber())
    count = right - _width(running.page_count.format(count=99), look)
    room = count - left - _width(number, look) - _BETWEEN
    clinic = _fitted(running.clinic, look, room)
    clinic.drawOn(canvas, left, top - clinic.height)
    _set_font(canvas, look)
    canvas.drawRightString(count, top - look.fontSize, number)
    canvas.saveState()
    canvas.translate(count, top - look.fontSize)
    canvas.doForm(_PAGE_COUNT)
    canvas.restoreState()


def _fitted(words: str, look: ParagraphStyle, width: float) -> Text:
    """The words, smaller where they would need more lines than the margin has room for."""
    size = look.fontSize
    while True:
        smaller = ParagraphStyle(look.name, look, fontSize=size, leading=size * 1.2)
        fitted = text(words, smaller, None)
        if fitted.wrap(width, style.RUNNING_HEIGHT)[1] <= style.RUNNING_HEIGHT or size <= _SMALLEST:
            return fitted
        size -= 0.5


def _draw_rule(canvas: Any, left: float, right: float, y: float) -> None:
    canvas.setStrokeColor(style.ACCENT)
    canvas.setLineWidth(style.RULE)
    canvas.line(left, y, right, y)


def _set_font(canvas: Any, look: ParagraphStyle) -> None:
    canvas.setFont(look.fontName, look.fontSize)
    canvas.setFillColor(look.textColor)


def _width(words: str, look: ParagraphStyle) -> float:
    return float(stringWidth(words, look.fontName, look.fontSize))
