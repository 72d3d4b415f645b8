"""An own variant of an exercise is reviewed like the exercise it was made from."""

from builders import a_plan, a_stage, an_exercise, an_item
from reviewing import cautioned, only

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.own import own_exercise
from rehabplanner.domain.plan import Plan
from rehabplanner.review.rules_caution import blocked_exercise, exercise_of_a_later_stage
from rehabplanner.review.rules_cold import heat_too_soon
from rehabplanner.review.rules_impact import running_before_its_entry


def _plan_with_own(exercise: Exercise) -> Plan:
    item = an_item("own", content=own_exercise(exercise, "Mine"))
    later = a_stage("stage-2", 2, items=(), menu=("sl-bridge",))
    return a_plan([a_stage(items=(item,), menu=("bridge",)), later])


def test_own_running_comes_no_earlier_than_running() -> None:
    found = only(running_before_its_entry(_plan_with_own(an_exercise("run-steady"))))

    assert (found.severity, found.part) == ("stop", "own")


def test_an_own_warm_pack_is_as_warm() -> None:
    plan = _plan_with_own(an_exercise("warm-pack", category="self-care"))

    assert only(heat_too_soon(plan)).part == "own"


def test_an_own_variant_of_a_later_exercise_is_told() -> None:
    found = only(exercise_of_a_later_stage(_plan_with_own(an_exercise("sl-bridge"))))

    assert found.part == "own"


def test_a_blocked_exercise_stays_blocked_and_cites_the_library() -> None:
    found = only(blocked_exercise(_plan_with_own(cautioned("block", 1))))

    assert found.severity == "stop"
    assert found.sources == ("PROF", "F001")
