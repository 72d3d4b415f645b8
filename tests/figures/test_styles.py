"""The working limb stands out in a black-and-white print, on every skin."""

import pytest

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


def lightness(colour: str) -> float:
    """CIE L* (0 black, 100 white)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


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
