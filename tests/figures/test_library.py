"""Every exercise that the library ships has a figure that is possible, complete and readable."""

import io
import re
from collections.abc import Iterator

import pytest
from figure_builders import figure_of, lightness, shipped
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from rehabplanner.domain.side import Side
from rehabplanner.figures.alt_text import alt_text
from rehabplanner.figures.checks import knee_bend_problems, problems
from rehabplanner.figures.drawing import Drawing, Ink, Shape, bounds
from rehabplanner.figures.scene import draw
from rehabplanner.figures.styles import STYLES, FigureStyle
from rehabplanner.figures.svg import to_svg
from rehabplanner.handout.drawing import draw_on
from rehabplanner.library.library import Library
from rehabplanner.ui.drawing import paint_drawing

SIDES: tuple[Side, ...] = ("left", "right", "both")
BESIDE: dict[Ink, Ink] = {
    "working": "skin",
    "working_far": "skin_far",
    "working_shorts": "shorts",
    "working_shorts_far": "shorts_far",
}
"""The working inks, and what each one stands for on a limb that rests."""
WORKING: tuple[Ink, ...] = ("working", "working_far")
every_figure = pytest.mark.parametrize("key", shipped())


def test_every_exercise_has_a_figure(library: Library) -> None:
    assert set(library.exercises) - set(shipped()) == set()


@every_figure
def test_it_is_possible(key: str) -> None:
    assert list(problems(figure_of(key))) == []


@every_figure
def test_its_knees_bend_as_the_words_say(key: str) -> None:
    exercise = shipped()[key]

    assert list(knee_bend_problems(figure_of(key), f"{exercise.start} {exercise.end}")) == []


@every_figure
def test_it_is_drawn_and_told_for_every_side(key: str) -> None:
    for side in SIDES:
        assert all(panel.shapes for panel in draw(figure_of(key), side).panels)
        assert alt_text(figure_of(key), side)

    right, left = draw(figure_of(key), "right"), draw(figure_of(key), "left")
    assert [len(p.shapes) for p in right.panels] == [len(p.shapes) for p in left.panels]
    assert bounds(left.panels[0].shapes).left == pytest.approx(
        -bounds(right.panels[0].shapes).right
    )


def _shapes(drawing: Drawing) -> Iterator[Shape]:
    return (shape for panel in drawing.panels for shape in panel.shapes)


@every_figure
def test_what_works_stands_out_in_grey(key: str) -> None:
    inks = {shape.fill for shape in _shapes(draw(figure_of(key)))}
    working: set[Ink] = {ink for ink in BESIDE if ink in inks}
    assert set(WORKING) & working

    for style in STYLES.values():
        for ink in working:
            assert _contrast(style, ink) > 25, (style.key, ink)


def _contrast(style: FigureStyle, ink: Ink) -> float:
    return abs(lightness(style.colour(ink)) - lightness(style.colour(BESIDE[ink])))


@every_figure
def test_svg_draws_every_shape(key: str) -> None:
    drawing = draw(figure_of(key))
    lines = to_svg(drawing).splitlines()

    drawn = [line for line in lines if line.startswith(("<path d=", "<use "))]
    assert len(drawn) == len(list(_shapes(drawing)))


PAINT = re.compile(r"(?<=\s)(?:f\*|S|B\*)(?=\s)")


@every_figure
def test_pdf_draws_every_shape_in_less_than_12_kb(key: str) -> None:
    drawing = draw(figure_of(key))
    sizes, painted = [], 0
    for times in (0, 1):
        file = io.BytesIO()
        canvas = Canvas(file, pageCompression=1, invariant=1)
        canvas.drawString(10, 10, ".")
        for _ in range(times):
            draw_on(canvas, drawing, 40, 40, 0.5)
            painted = len(PAINT.findall(canvas.getCurrentPageContent()))
        canvas.save()
        sizes.append(len(file.getvalue()))

    assert painted == len(list(_shapes(drawing)))
    assert sizes[1] - sizes[0] < 12_000


@every_figure
@pytest.mark.usefixtures("qapp")
def test_qt_paints_both_panels(key: str) -> None:
    image = QImage(400, 160, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_drawing(painter, draw(figure_of(key)), QRectF(0, 0, 400, 160))
    painter.end()

    inks = (QColor(STYLES["adult"].colour(ink)) for ink in WORKING)
    pixels = bytes(image.constBits())
    assert any(bytes((c.blue(), c.green(), c.red())) in pixels for c in inks)
