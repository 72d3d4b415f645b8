"""While a red flag is open, a sheet gives nothing, or advice alone."""

from typing import Any

import pytest
from builders import A_DAY, a_gate, a_plan, a_stage

from rehabplanner.domain import charting
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Outcome, Raised, RedFlag, Screening, Urgency
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.phrases import EXERCISES_WAIT
from rehabplanner.handout.render import render
from rehabplanner.handout.sheet import Handout
from rehabplanner.refusal import ANSWER_IS_NO, Refusal

ANSWER = Outcome(on=A_DAY, by="Dr Sample", words="No clot found.")


def screened(urgency: Urgency, plan: Plan | None = None, **changes: Any) -> Plan:
    """A plan whose last screening raised one flag of that urgency."""
    flag = RedFlag(key="rf01", sign="A sign", urgency=urgency, sources=("F092",))
    found = Screening(on=A_DAY, asked=("rf01",), raised=(Raised(flag=flag),), **changes)
    return charting.screen(plan or a_plan(), found)


def sheet(plan: Plan, options: HandoutOptions | None = None) -> Handout:
    return compose(plan, Clinic(), options or HandoutOptions())


@pytest.mark.parametrize("urgency", ["emergency", "same-day"])
def test_a_patient_who_must_be_referred_gets_no_sheet(urgency: Urgency) -> None:
    plan = screened(urgency)
    with pytest.raises(Refusal, match="must be referred") as refused:
        sheet(plan)
    assert refused.value.exit_code == ANSWER_IS_NO
    with pytest.raises(Refusal, match="must be referred"):
        sheet(plan.replace(side=None))


def test_an_urgent_flag_leaves_advice_and_no_exercise_of_any_stage() -> None:
    made = sheet(screened("urgent"))
    assert made.today.advice
    assert not any((made.today.exercises, made.summary, made.later))
    assert made.log.exercises == made.today.move_on.lines == made.return_to_activity.lines == ()
    assert made.today.bad_day is None
    assert made.today.minutes == made.today.single_leg == ""
    assert made.headings.today_lead == EXERCISES_WAIT
    assert made.stop_signs.groups
    assert made.pain_rule is not None
    assert "exercise" not in str(made.pain_rule)


def test_choosing_other_stages_does_not_bring_the_exercises_back() -> None:
    made = sheet(screened("urgent"), HandoutOptions(stages=(2, 1)))
    assert made.today.title.startswith("Stage 1 of 2")
    assert made.later == ()


@pytest.mark.parametrize("plan", [screened("routine"), screened("urgent", outcome=ANSWER)], ids=str)
def test_a_reminder_and_an_answered_flag_bar_nothing(plan: Plan) -> None:
    assert sheet(plan) == sheet(a_plan())


def test_the_last_screening_counts() -> None:
    barred = screened("same-day")
    cleared = charting.record_outcome(barred, ANSWER)
    assert sheet(cleared).today.exercises
    with pytest.raises(Refusal, match="must be referred"):
        sheet(screened("same-day", cleared))


def test_a_stage_without_advice_still_prints_why_there_is_nothing_to_do() -> None:
    stage = a_stage(items=(), enter=(), leave=(a_gate("leave-x"),))
    pdf = render(sheet(screened("urgent", a_plan((stage,)))))
    assert pdf.startswith(b"%PDF-")
