"""Words follow the side of the plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabplanner.domain.side import Side, marked, mirrored, sided


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


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Bend your left knee.", "Bend your {side} knee."),
        ("Stand on your right leg.", "Stand on your {other} leg."),
        ("On the left. Left knee first.", "On the left. Left knee first."),
        ("That is all right now; stop right away.", "That is all right now; stop right away."),
        ("Your {side} knee and your left hip.", "Your {side} knee and your {side} hip."),
    ],
)
def test_words_typed_for_one_knee_get_markers_where_they_read_the_same_again(
    words: str, kept: str
) -> None:
    assert marked(words, "left") == kept
    assert sided(kept, "left") == sided(words, "left")


def test_words_of_a_plan_for_both_knees_or_none_keep_their_sides() -> None:
    assert marked("Bend your left knee.", "both") == "Bend your left knee."
    assert marked("Bend your left knee.", None) == "Bend your left knee."


@given(
    st.lists(st.sampled_from(("left", "Right", "right", " ", ".", "{side} ", "knee", "over", "\n")))
)
def test_marked_words_read_the_same_on_their_own_side(parts: list[str]) -> None:
    words = "".join(parts)

    assert sided(marked(words, "right"), "right") == sided(words, "right")
