"""Words follow the side of the plan."""

import pytest

from rehabplanner.domain.side import Side, mirrored, sided


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("left", "Bend your left knee. Stand on your right leg."),
        ("right", "Bend your right knee. Stand on your left leg."),
        ("both", "Bend your knee. Stand on your other leg."),
        (None, "Bend your knee. Stand on your other leg."),
    ],
)
def test_markers_become_the_words_of_the_side(side: Side | None, words: str) -> None:
    assert sided("Bend your {side} knee. Stand on your {other} leg.", side) == words


def test_words_without_markers_stay_as_they_are() -> None:
    assert sided("Turn {slowly} to the left.", "right") == "Turn {slowly} to the left."


def test_mirrored_words_exchange_left_and_right_and_keep_their_case() -> None:
    assert mirrored("Left knee, then RIGHT foot, then right.") == (
        "Right knee, then LEFT foot, then left."
    )


def test_mirroring_twice_gives_the_words_back() -> None:
    words = "Stand on your left leg. Right hand on the wall."

    assert mirrored(mirrored(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "Bright light. Leftover food.",
        "A little pain is all right.",
        "Stop right away.",
        "Bend less than a right angle.",
        "Then you did the right amount.",
        "Put your elbow right under your shoulder.",
        "Put 1 foot right in front of the other.",
        "Your knee has no swelling left.",
        "This test is left out.",
    ],
)
def test_words_that_mean_no_side_are_not_mirrored(words: str) -> None:
    assert mirrored(words) == words


def test_a_side_is_mirrored_beside_words_that_mean_none() -> None:
    assert mirrored("Stop right away if your right knee hurts.") == (
        "Stop right away if your left knee hurts."
    )
