"""All figures on a few pages, for human eyes: is each one clear enough to be copied from?"""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Person
from rehabplanner.domain.side import Side
from rehabplanner.figures.drawing import Drawing
from rehabplanner.figures.scene import draw
from rehabplanner.handout import fonts, style
from rehabplanner.handout.drawing import GAP, draw_on, drawing_scale
from rehabplanner.settings import Paper

_COLUMNS: Final = 2
_ROWS: Final = 4
_MARGIN: Final = 14 * mm
_GUTTER: Final = 6 * mm
_NAME_SIZE: Final = 10
_KEY_SIZE: Final = 7
_WORDS_HEIGHT: Final = 24.0


def contact_sheet(
    exercises: Sequence[Exercise], paper: Paper, side: Side = "right", person: Person = "adult"
) -> bytes:
    """A PDF with every exercise that has a figure: its name, its key, start and finish."""
    fonts.register_fonts()
    target = BytesIO()
    page = style.PAPERS[paper]
    canvas = Canvas(target, pagesize=page, invariant=1, initialFontName=style.REGULAR)
    canvas.setTitle("Exercise figures")
    shown = [exercise for exercise in exercises if exercise.figure is not None]
    for number, exercise in enumerate(shown):
        place = number % (_COLUMNS * _ROWS)
        if number and not place:
            canvas.showPage()
        assert exercise.figure is not None  # noqa: S101 - only those are shown
        _draw_cell(canvas, exercise, draw(exercise.figure, side, person), place, page)
    canvas.save()
    return target.getvalue()


def _draw_cell(
    canvas: Canvas, exercise: Exercise, drawing: Drawing, place: int, page: tuple[float, float]
) -> None:
    width = (page[0] - 2 * _MARGIN - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    height = (page[1] - 2 * _MARGIN - _GUTTER * (_ROWS - 1)) / _ROWS
    row, column = divmod(place, _COLUMNS)
    left = _MARGIN + column * (width + _GUTTER)
    top = page[1] - _MARGIN - row * (height + _GUTTER)
    canvas.setFillColor(style.INK)
    canvas.setFont(style.BOLD, _NAME_SIZE)
    canvas.drawString(left, top - _NAME_SIZE, exercise.name)
    canvas.setFont(style.REGULAR, _KEY_SIZE)
    words = _fitting(f"{exercise.key} · {exercise.end}", width)
    canvas.drawString(left, top - _NAME_SIZE - _KEY_SIZE - 2, words)
    room = height - _WORDS_HEIGHT
    scale = drawing_scale(drawing, width, room)
    across = (drawing.width + GAP * (len(drawing.panels) - 1)) * scale
    draw_on(canvas, drawing, left + (width - across) / 2, top - height, scale)


def _fitting(words: str, width: float) -> str:
    """As many whole words as the width has room for."""
    kept = words.split(" ")
    while stringWidth(" ".join(kept), style.REGULAR, _KEY_SIZE) > width:
        kept.pop()
    return " ".join(kept)
