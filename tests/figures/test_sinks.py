"""SVG, PDF and Qt draw every shape of a drawing."""

import io
import re
from xml.etree import ElementTree

import pytest
from figure_builders import RAISE, SIDEWAYS, SQUAT
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from rehabplanner.domain.pose import Figure
from rehabplanner.figures.drawing import Box, Drawing, Panel, Shape, ellipse
from rehabplanner.figures.scene import draw
from rehabplanner.figures.svg import to_svg
from rehabplanner.handout.drawing import draw_on
from rehabplanner.ui.drawing import paint_drawing

FIGURES = [RAISE, SQUAT, SIDEWAYS]
PAINT = re.compile(rb"(?<=\s)(?:f\*?|S|B\*?|s|b\*?)(?=\s)")


def _count(figure: Figure) -> int:
    return sum(len(panel.shapes) for panel in draw(figure).panels)


@pytest.mark.parametrize("figure", FIGURES)
def test_svg_draws_every_shape(figure: Figure) -> None:
    root = ElementTree.fromstring(to_svg(draw(figure), title="Raise <& lower"))

    drawn = [shape for panel in root.findall("{*}g/{*}g") for shape in panel]
    assert len(drawn) == _count(figure)
    assert root.findtext("{*}title") == "Raise <& lower"


@pytest.mark.parametrize("figure", FIGURES)
def test_pdf_draws_every_shape_in_less_than_12_kb(figure: Figure) -> None:
    painted, sizes = [], []
    for compression, times in ((0, 1), (0, 2), (1, 1), (1, 2)):
        file = io.BytesIO()
        canvas = Canvas(file, pageCompression=compression, invariant=1)
        for _ in range(times):
            draw_on(canvas, draw(figure), 40, 40, 0.5)
        canvas.save()
        painted.append(len(PAINT.findall(file.getvalue())))
        sizes.append(len(file.getvalue()))

    assert painted[1] - painted[0] == _count(figure)
    assert sizes[3] - sizes[2] < 12_000


@pytest.mark.usefixtures("qapp")
def test_qt_draws_both_panels() -> None:
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_drawing(painter, draw(RAISE), QRectF(0, 0, 600, 200))
    painter.end()

    seen = {image.pixelColor(x, y).name() for x in range(0, 600, 3) for y in range(0, 200, 3)}
    assert {"#d0601f", "#0b4a66"} <= seen


def test_svg_says_an_outline_once_however_often_it_is_drawn() -> None:
    root = ElementTree.fromstring(to_svg(draw(RAISE)))
    kept = [*root.findall("{*}defs/*"), *root.findall("{*}g/{*}g/{*}path")]
    outlines = [path.get("d") for path in kept]

    assert root.findall(".//{*}use")
    assert len(outlines) == len(set(outlines))


def test_svg_is_right_to_the_millimetre_along_the_whole_outline() -> None:
    ring = Shape(ellipse((10.04, 20.04), 5.03, 5.03), "skin")
    frame = Box(0, 0, 40, 40)
    svg = to_svg(Drawing((Panel("only", frame, (ring,)),), "adult"))

    data = re.findall(r'<path d="(M[^"]*c[^"]*)"', svg)[0]
    start, *steps = (int(n) for n in re.findall(r"-?\d+", data))
    assert start == 151
    ends = [sum(steps[1 + 6 * k + 4] for k in range(n + 1)) for n in range(4)]
    assert ends == [-51, -101, -51, 0] or ends == [-51, -101, -50, 0]
