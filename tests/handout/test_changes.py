"""What is new since the last visit: every exercise once, as new, harder or stopped."""

from datetime import date

import pytest
from builders import a_dose, a_plan, a_stage, an_exercise, an_item

from rehabplanner.domain import edits
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.side import Legs, Side
from rehabplanner.handout.compose import compose
from rehabplanner.handout.effort import compare
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.sheet import Changes

LATER = date(2026, 12, 5)


def named(key: str, name: str, **links: str) -> Exercise:
    return an_exercise(key, text={"en": ExerciseText(name=name, steps=("Do it.",))}, **links)


STEP_UP = named("step-up", "{side} step up", progression="step-down", regression="low-step")
STEP_DOWN = named("step-down", "Step down")
LOW_STEP = named("low-step", "Low step")
SLIDE = named("heel-slide", "Heel slide")


def before(*items: Item) -> Plan:
    """A plan with a visit behind it that asked for these."""
    return edits.begin_visit(a_plan((a_stage(items=items), a_stage("stage-2", 2))), LATER)


def told(plan: Plan, *stages: int) -> Changes | None:
    return compose(plan, Clinic(), HandoutOptions(stages=stages)).changes


def groups(plan: Plan) -> dict[str, tuple[str, ...]]:
    changes = told(plan)
    assert changes is not None
    return {group.lead: group.lines for group in changes.groups}


def test_a_first_visit_has_nothing_new() -> None:
    assert told(a_plan()) is None


def test_nothing_changed_is_said_in_one_line() -> None:
    changes = told(before(an_item()))
    assert changes is not None
    assert changes.title == "What is new since 21 November 2026"
    assert changes.lead == "Your exercises have not changed. Go on as before."
    assert changes.groups == ()


def test_a_dose_goes_on_in_the_middle_of_the_sentence() -> None:
    item = an_item("a", content=SLIDE, dose=Dose(duration_s=600))
    plan = edits.set_dose(before(item), "a", Dose(duration_s=900))

    assert groups(plan) == {"Harder": ("Heel slide: for 15 minutes, every day",)}


def test_what_was_added_is_new_and_what_was_taken_out_stops() -> None:
    plan = before(an_item("a", content=SLIDE), an_item("b", content=LOW_STEP))
    plan = edits.remove_item(plan, "a")
    plan = edits.add_item(plan, "stage-1", an_item("c", content=STEP_DOWN))
    assert groups(plan) == {
        "New": ("Step down: 3 sets of 10, every day",),
        "Same": ("Low step: 3 sets of 10, every day",),
        "Stop": ("Heel slide",),
    }


@pytest.mark.parametrize(
    ("now", "lead", "name"),
    [
        (STEP_DOWN, "Harder", "Step down"),
        (LOW_STEP, "Easier", "Low step"),
        (SLIDE, "New", "Heel slide"),
    ],
)
def test_an_exchanged_exercise_names_the_one_before(now: Exercise, lead: str, name: str) -> None:
    plan = edits.swap_exercise(before(an_item("a", content=STEP_UP)), "a", now, a_dose())
    words = f"{name}, in place of left step up: 3 sets of 10, every day"
    assert groups(plan) == {lead: (words,)}


def test_in_a_new_stage_exercises_are_found_again_by_key_and_as_the_next_step() -> None:
    plan = before(an_item("a", content=STEP_UP), an_item("b", content=SLIDE))
    items = (an_item("c", content=STEP_DOWN), an_item("d", content=SLIDE, dose=a_dose(sets=2)))
    plan = plan.replace(stages=(plan.stages[0], plan.stages[1].replace(items=items)))
    plan = edits.set_current_stage(plan, "stage-2")
    changes = told(plan)
    assert changes is not None
    assert changes.lead == "You have moved on to stage 2."
    assert groups(plan) == {
        "Harder": ("Step down, in place of left step up: 3 sets of 10, every day",),
        "Easier": ("Heel slide: 2 sets of 10, every day",),
    }


def test_an_exercise_that_changed_places_is_not_taken_for_an_exchange() -> None:
    plan = edits.swap_exercise(before(an_item("a", content=SLIDE)), "a", LOW_STEP, a_dose())
    plan = edits.add_item(plan, "stage-1", an_item("b", content=SLIDE))
    assert groups(plan) == {
        "New": ("Low step: 3 sets of 10, every day",),
        "Same": ("Heel slide: 3 sets of 10, every day",),
    }


def test_a_stage_before_the_last_one_is_called_back() -> None:
    plan = a_plan(current_stage="stage-2")
    changes = told(edits.set_current_stage(edits.begin_visit(plan, LATER), "stage-1"))
    assert changes is not None
    assert changes.lead == "You are back in stage 1."


def test_a_stage_that_is_gone_leaves_only_where_the_patient_is_now() -> None:
    plan = edits.set_current_stage(edits.begin_visit(a_plan(), LATER), "stage-2")
    changes = told(edits.remove_stage(plan, "stage-1"))
    assert changes is not None
    assert changes.lead == "You are now in stage 1."


def test_a_sheet_of_another_stage_says_nothing_of_today() -> None:
    assert told(before(an_item()), 2) is None


def test_the_words_tell_what_the_short_dose_leaves_out() -> None:
    old = an_item("a", content=SLIDE, dose=a_dose(hold_s=5), legs="affected")
    plan = before(old)
    plan = edits.set_legs(edits.set_dose(plan, "a", a_dose(hold_s=10, load_kg=2)), "a", "each")
    words = "3 sets of 10, every day; a weight of 2 kg; hold 10 seconds; left leg, then right leg"
    assert groups(plan) == {"Harder": (f"Heel slide: {words}",)}


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (a_dose(), a_dose(), "same"),
        (a_dose(load_kg=2), a_dose(load_kg=3, sets=1), "harder"),
        (a_dose(), a_dose(reps=8), "easier"),
        (a_dose(reps=5), a_dose(reps=3, hold_s=2), "harder"),
        (a_dose(days_per_week=5), a_dose(days_per_week=6), "harder"),
        (a_dose(times_per_day=2), a_dose(), "easier"),
        (a_dose(rest_s=60), a_dose(rest_s=30), "harder"),
        (a_dose(), a_dose(tempo_s=6), "harder"),
        (Dose(duration_s=30), Dose(duration_s=20), "easier"),
        (Dose(duration_s=30), a_dose(), "new"),
    ],
)
def test_the_first_difference_decides(old: Dose, new: Dose, change: str) -> None:
    assert compare((old, "affected"), (new, "affected"), "left") == change


@pytest.mark.parametrize(
    ("old", "new", "side", "change"),
    [
        ("affected", "each", "left", "harder"),
        ("each", "affected", "left", "easier"),
        (None, "affected", "left", "harder"),
        ("affected", "other", "left", "new"),
        ("affected", "each", "both", "same"),
    ],
)
def test_more_legs_in_turn_are_harder(
    old: Legs | None, new: Legs | None, side: Side, change: str
) -> None:
    assert compare((a_dose(), old), (a_dose(), new), side) == change
