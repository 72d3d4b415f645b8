"""Renders a composed handout as the bytes of a PDF."""

from io import BytesIO

from rehabplanner.handout import style
from rehabplanner.handout.layout import story
from rehabplanner.handout.pages import canvas_maker, document
from rehabplanner.handout.printable import refuse_unprintable
from rehabplanner.handout.sheet import Handout


def render(handout: Handout) -> bytes:
    """The PDF. The same handout always gives the same bytes.

    Raises Refusal when it holds characters that the font cannot print.
    """
    style.register_fonts()
    refuse_unprintable(handout, style.glyphs())
    target = BytesIO()
    paper = document(handout, target)
    width = paper.pagesize[0] - 2 * style.SIDE_MARGIN
    paper.build(story(handout, width), canvasmaker=canvas_maker(handout))
    return target.getvalue()
