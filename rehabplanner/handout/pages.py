"""The page around the text: margins, the running head and foot, "Page x of y" in one pass."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from rehabplanner.handout import style
from rehabplanner.handout.blocks import Text, text
from rehabplanner.handout.printable import printable
from rehabplanner.handout.sheet import Handout, Running

_PAGE_COUNT = "page-count"
_SMALLEST = 5.0
_SHARE = 0.7  # of the line, for the name or the clinic


def document(handout: Handout, target: BytesIO) -> BaseDocTemplate:
    """An empty document with the handout's paper, words in the margins and properties."""
    page = style.PAPERS[handout.paper]
    frame = Frame(
        style.SIDE_MARGIN,
        style.BOTTOM_MARGIN,
        page[0] - 2 * style.SIDE_MARGIN,
        page[1] - style.TOP_MARGIN - style.BOTTOM_MARGIN,
        *(0, 0, 0, 0),
    )

    def draw_running(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _draw_head(canvas, handout.running, page)
        _draw_foot(canvas, handout.running, page)

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


def canvas_maker(handout: Handout) -> Callable[..., Canvas]:
    """Makes the canvas that fills in the page count and dates the file like the plan."""

    def make(*args: Any, **options: Any) -> Canvas:
        canvas = _CountingCanvas(*args, **options)
        canvas.count_words = handout.running.page_count
        canvas.setDateFormatter(_dated(handout.made_on))
        return canvas

    return make


class _CountingCanvas(Canvas):  # type: ignore[misc]
    """Defines the page count, which every page has already shown, when the last page is done."""

    count_words = ""

    def save(self) -> None:
        if self._code:
            self.showPage()
        count = self.count_words.format(count=self.getPageNumber() - 1)
        self.beginForm(_PAGE_COUNT)
        _set_font(self)
        self.drawString(0, 0, count)
        self.endForm()
        super().save()


def _dated(day: date) -> Callable[..., str]:
    return lambda *_now: f"D:{day:%Y%m%d}000000Z"


def _draw_head(canvas: Canvas, running: Running, page: tuple[float, float]) -> None:
    left, right = style.SIDE_MARGIN, page[0] - style.SIDE_MARGIN
    rule = page[1] - style.TOP_MARGIN + style.RUNNING_GAP
    _draw_rule(canvas, left, right, rule)
    name = _fitted(running.patient, style.RUNNING_NAME, (right - left) * _SHARE)
    name.drawOn(canvas, left, rule + style.RUNNING_CLEAR)
    _set_font(canvas)
    canvas.drawRightString(right, rule + style.RUNNING_CLEAR + 2, running.dated)


def _draw_foot(canvas: Canvas, running: Running, page: tuple[float, float]) -> None:
    left, right = style.SIDE_MARGIN, page[0] - style.SIDE_MARGIN
    rule = style.BOTTOM_MARGIN - style.RUNNING_GAP
    _draw_rule(canvas, left, right, rule)
    clinic = _fitted(running.clinic, style.RUNNING, (right - left) * _SHARE)
    clinic.drawOn(canvas, left, rule - style.RUNNING_CLEAR - clinic.height)
    baseline = rule - style.RUNNING_CLEAR - style.RUNNING.fontSize
    count = right - _width(running.page_count.format(count=99))
    _set_font(canvas)
    number = canvas.getPageNumber()
    canvas.drawRightString(count, baseline, running.page_number.format(number=number))
    canvas.saveState()
    canvas.translate(count, baseline)
    canvas.doForm(_PAGE_COUNT)
    canvas.restoreState()


def _fitted(words: str, look: ParagraphStyle, width: float) -> Text:
    """The words, smaller where they would need more lines than the margin has room for."""
    size = look.fontSize
    while True:
        smaller = ParagraphStyle(look.name, look, fontSize=size, leading=size * 1.2)
        fitted = text(words, smaller)
        if fitted.wrap(width, style.RUNNING_HEIGHT)[1] <= style.RUNNING_HEIGHT or size <= _SMALLEST:
            return fitted
        size -= 0.5


def _draw_rule(canvas: Canvas, left: float, right: float, y: float) -> None:
    canvas.setStrokeColor(style.ACCENT)
    canvas.setLineWidth(style.RULE)
    canvas.line(left, y, right, y)


def _set_font(canvas: Canvas) -> None:
    canvas.setFont(style.RUNNING.fontName, style.RUNNING.fontSize)
    canvas.setFillColor(style.INK)


def _width(words: str) -> float:
    return float(stringWidth(words, style.RUNNING.fontName, style.RUNNING.fontSize))
