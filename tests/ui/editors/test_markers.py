"""Side markers survive where the therapist did not write."""

from rehabplanner.ui.editors.markers import kept

_STEPS = "Stand up.\nLift your {side} leg.\nHold your {other} knee."


def test_untouched_lines_keep_their_markers() -> None:
    typed = "Stand tall.\nLift your left leg.\nHold your right knee."

    assert kept(typed, _STEPS, "left") == (
        "Stand tall.\nLift your {side} leg.\nHold your {other} knee."
    )


def test_lines_keep_their_markers_when_they_change_places() -> None:
    typed = "Hold your other knee.\nLift your leg."

    assert kept(typed, _STEPS, "both") == "Hold your {other} knee.\nLift your {side} leg."


def test_a_changed_line_is_stored_as_typed() -> None:
    assert kept("Lift your left leg high.", _STEPS, "left") == "Lift your left leg high."
