"""Turns words into paper: every kind of PDF that is tagged and numbered goes through here."""

from collections.abc import Callable
from io import BytesIO

from reportlab.platypus import Flowable

from rehabplanner.handout import fonts, style
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.looks import Looks
from rehabplanner.handout.pages import canvas_maker, document
from rehabplanner.handout.printable import refuse_unprintable
from rehabplanner.handout.sheet import Printed


def press(printed: Printed, looks: Looks, story: Callable[[Galley], list[Flowable]]) -> bytes:
    """The PDF, tagged for screen readers. The same words always give the same bytes.

    story: lays everything between the margins out, in reading order

    Raises Refusal when there are characters that the font cannot print.
    """
    fonts.register_fonts()
    refuse_unprintable(printed, fonts.glyphs())
    width = style.PAPERS[printed.paper][0] - 2 * style.SIDE_MARGIN
    galley, target = Galley(looks, width), BytesIO()
    paper = document(printed, looks, target)
    paper.build(story(galley), canvasmaker=canvas_maker(printed, galley))
    return target.getvalue()
