"""The working limb stands out in a black-and-white print, on every skin."""

import pytest
from figure_builders import lightness

from rehabplanner.figures.drawing import Ink
from rehabplanner.figures.styles import COLOURS, STYLES

PAIRS: list[tuple[Ink, Ink]] = [
    ("working", "skin"),
    ("working", "skin_far"),
    ("working_far", "skin_far"),
    ("working_shorts", "shorts"),
    ("working_shorts", "shorts_far"),
    ("working_shorts_far", "shorts_far"),
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("working", "beside"), PAIRS)
def test_the_working_limb_is_darker_or_lighter_in_grey(
    style: str, working: Ink, beside: Ink
) -> None:
    look = STYLES[style]

    assert abs(lightness(look.colour(working)) - lightness(look.colour(beside))) > 25


def test_there_are_adults_and_an_adolescent() -> None:
    assert sum(style.height > 0.92 for style in STYLES.values()) >= 2
    assert "adolescent" in STYLES


def test_styles_only_name_known_inks() -> None:
    for style in STYLES.values():
        assert set(style.colours) <= set(COLOURS)
