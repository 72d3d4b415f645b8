"""Renders a composed handout as the bytes of a PDF."""

from rehabplanner.handout.layout import story
from rehabplanner.handout.looks import Looks
from rehabplanner.handout.press import press
from rehabplanner.handout.sheet import Handout


def render(handout: Handout) -> bytes:
    """The PDF, tagged for screen readers. The same handout always gives the same bytes.

    Raises Refusal when it holds characters that the font cannot print.
    """
    looks = Looks(large=handout.large_print)
    return press(handout, looks, lambda galley: story(handout, galley))
