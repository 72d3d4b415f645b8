"""Renders a composed handout as the bytes of a PDF."""

from io import BytesIO

from rehabplanner.handout import fonts, style
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.layout import story
from rehabplanner.handout.looks import Looks
from rehabplanner.handout.pages import canvas_maker, document
from rehabplanner.handout.printable import refuse_unprintable
from rehabplanner.handout.sheet import Handout


def render(handout: Handout) -> bytes:
    """The PDF, tagged for screen readers. The same handout always gives the same bytes.

    Raises Refusal when it holds characters that the font cannot print.
    """
    fonts.register_fonts()
    refuse_unprintable(handout, fonts.glyphs())
    looks = Looks(large=handout.large_print)
    width = style.PAPERS[handout.paper][0] - 2 * style.SIDE_MARGIN
    galley, target = Galley(looks, width), BytesIO()
    paper = document(handout, looks, target)
    paper.build(story(handout, galley), canvasmaker=canvas_maker(handout, galley))
    return target.getvalue()
