"""A figure in words."""

from figure_builders import RAISE, SQUAT

from rehabplanner.figures.alt_text import alt_text


def test_the_words_say_position_and_knees() -> None:
    assert alt_text(RAISE, "left") == (
        "Start: on the back, left knee straight and right knee bent about 90 degrees."
        " Finish: on the back, left knee straight and right knee bent about 90 degrees."
    )


def test_both_knees_alike_are_said_once() -> None:
    assert "both knees bent about 40 degrees" in alt_text(SQUAT)
