"""Smaller doses after a bad week: one dial turned down, never to nothing."""

from fractions import Fraction

import pytest
from builders import a_dose, a_plan, a_stage, an_advice_item, an_exercise, an_item
from hypothesis import given
from hypothesis import strategies as st

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.easing import HALF, TWO_THIRDS, ease, eased

STRETCH = an_exercise("calf-stretch", category="stretch")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (a_dose(load_kg=12), a_dose(load_kg=8)),
        (a_dose(load_kg=10), a_dose(load_kg=6.5)),
        (a_dose(sets=3), a_dose(sets=2)),
        (a_dose(sets=4), a_dose(sets=3)),
        (a_dose(sets=2, reps=12), a_dose(sets=2, reps=8)),
        (a_dose(sets=2, reps=2), a_dose(sets=1, reps=2)),
        (Dose(duration_s=900), Dose(duration_s=600)),
        (Dose(duration_s=5), Dose(duration_s=5)),
    ],
)
def test_a_third_less_turns_one_dial_down(before: Dose, after: Dose) -> None:
    assert eased(before, TWO_THIRDS) == after


def test_half_the_load_goes_down_when_it_does_not_come_out_even() -> None:
    assert eased(a_dose(sets=3), HALF) == a_dose(sets=1)
    assert eased(a_dose(load_kg=5), HALF) == a_dose(load_kg=2.5)


def test_only_what_loads_the_knee_in_todays_stage_is_eased() -> None:
    items = (an_item("squat"), an_item("stretch", content=STRETCH), an_advice_item())
    plan = a_plan((a_stage(items=items), a_stage("stage-2", 2)))

    after = ease(plan, TWO_THIRDS)
    assert after.item("squat").dose == a_dose(sets=2)
    assert after.item("stretch") == plan.item("stretch")
    assert after.item("advice-1") == plan.item("advice-1")
    assert after.stages[1] == plan.stages[1]


@given(
    sets=st.integers(1, 20),
    reps=st.integers(1, 200),
    load=st.none() | st.floats(0.5, 500),
    part=st.sampled_from((HALF, TWO_THIRDS)),
)
def test_any_dose_can_be_eased_and_grows_no_bigger(
    sets: int, reps: int, load: float | None, part: Fraction
) -> None:
    before = Dose(sets=sets, reps=reps, load_kg=load)

    after = eased(before, part)
    assert after.sets <= before.sets
    assert (after.reps or 0) <= reps
    assert (after.load_kg or 0) <= (load or 0)
