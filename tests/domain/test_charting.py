"""What is recorded at a visit: each step gives a new plan and leaves the one before as it was."""

from datetime import date, timedelta
from typing import Any

import pytest
from builders import A_DAY, a_criterion, a_measure, a_measurement, a_plan, a_stage, a_test

from rehabplanner.domain import charting
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.follow_up import Answer, Report
from rehabplanner.domain.gates import gate_status
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Outcome, Raised, RedFlag, Screening

YESTERDAY = A_DAY - timedelta(days=1)
HOP = a_measure("single-hop")


def _screening(on: date = A_DAY, **changes: Any) -> Screening:
    return Screening(on=on, **changes)


def _urgent() -> Screening:
    flag = RedFlag(key="rf09", sign="Night pain", urgency="urgent", sources=("PROF",))
    return _screening(raised=(Raised(flag=flag),))


def _all_answered(plan: Plan) -> Plan:
    """With a yes to every gate between the first stage and the second."""
    plan = charting.answer(plan, "leave-1", verdict="met")
    return charting.answer(plan, "enter-2", verdict="met")


# --- screenings -----------------------------------------------------------------------------------


def test_screenings_are_kept_and_the_last_one_counts() -> None:
    plan = charting.screen(a_plan(), _screening(YESTERDAY))

    plan = charting.screen(plan, _urgent())
    assert [screening.on for screening in plan.screenings] == [YESTERDAY, A_DAY]
    assert plan.bars == "exercises"


def test_a_screening_of_the_same_day_takes_the_place_of_the_earlier() -> None:
    plan = charting.screen(charting.screen(a_plan(), _urgent()), _screening(age=15))

    assert plan.screenings == (_screening(age=15),)
    assert plan.bars is None


def test_what_was_found_before_stays_open_until_its_outcome_is_there() -> None:
    found = charting.screen(a_plan(), _urgent().replace(on=YESTERDAY))

    again = charting.screen(found, _screening())
    assert again.bars == "exercises"
    assert charting.screen(again, _screening()).bars == "exercises"
    outcome = Outcome(on=A_DAY, by="Physician", words="May exercise.")
    assert charting.record_outcome(again, outcome).bars is None
    cleared = charting.record_outcome(found, outcome)
    assert charting.screen(cleared, _screening()).screenings[-1] == _screening()


def test_what_is_found_again_is_told_once() -> None:
    found = charting.screen(a_plan(), _urgent().replace(on=YESTERDAY))

    assert charting.screen(found, _urgent()).screenings[-1] == _urgent()


def test_an_outcome_lifts_what_the_screening_barred() -> None:
    outcome = Outcome(on=A_DAY, by="Dr Example", words="Nothing serious; may exercise.")
    before = charting.screen(charting.screen(a_plan(), _screening(YESTERDAY)), _urgent())

    plan = charting.record_outcome(before, outcome)
    assert before.bars == "exercises"
    assert plan.bars is None
    assert plan.screenings[0] == before.screenings[0]
    assert plan.screenings[1].outcome == outcome


def test_there_is_no_outcome_without_a_screening() -> None:
    with pytest.raises(KeyError):
        charting.record_outcome(a_plan(), Outcome(on=A_DAY, by="Dr Example", words="May go on."))


# --- measurements and answers ---------------------------------------------------------------------


def test_measurements_of_other_days_and_measures_are_kept() -> None:
    first, second = a_measurement(on=YESTERDAY), a_measurement()
    other = a_measurement(a_measure("triple-hop"))

    plan = a_plan()
    for measurement in (first, second, other):
        plan = charting.measure(plan, measurement)
    assert plan.measurements == (first, second, other)


def test_a_measurement_of_the_same_day_takes_the_place_of_the_earlier() -> None:
    plan = charting.measure(a_plan(), a_measurement(left=80, right=100))

    plan = charting.measure(plan, a_measurement(left=85, right=100))
    assert [measurement.left for measurement in plan.measurements] == [85]


def test_a_measurement_can_be_taken_back() -> None:
    kept = a_measurement(on=YESTERDAY)
    plan = a_plan(measurements=(kept, a_measurement()))

    assert charting.remove_measurement(plan, "single-hop", A_DAY).measurements == (kept,)
    assert charting.remove_measurement(plan, "triple-hop", A_DAY) == plan


def test_an_answer_can_be_changed_and_taken_back_on_its_day() -> None:
    yes = charting.answer(a_plan(), "leave-1", "met")
    no = charting.answer(yes, "leave-1", verdict="not met")

    assert yes.answers == (Answer(gate="leave-1", verdict="met", on=A_DAY),)
    assert no.answers == (Answer(gate="leave-1", verdict="not met", on=A_DAY),)
    assert charting.answer(no, "leave-1", verdict=None).answers == ()


def test_answers_of_earlier_visits_and_to_other_gates_are_kept() -> None:
    earlier = Answer(gate="leave-1", verdict="not met", on=YESTERDAY)
    other = Answer(gate="leave-2", verdict="met", on=A_DAY)
    plan = a_plan(answers=(earlier, other))

    plan = charting.answer(plan, "leave-1", verdict="met")
    assert plan.answers == (earlier, other, Answer(gate="leave-1", verdict="met", on=A_DAY))
    assert charting.answer(plan, "leave-1", verdict=None).answers == (earlier, other)


def test_a_report_of_the_same_day_takes_the_place_of_the_earlier() -> None:
    before = Report(on=YESTERDAY, worst_pain=5)
    plan = charting.report(a_plan(reports=(before,)), Report(on=A_DAY, worst_pain=3))

    plan = charting.report(plan, Report(on=A_DAY, worst_pain=2, swelling=True))
    assert plan.reports == (before, Report(on=A_DAY, worst_pain=2, swelling=True))


# --- stages ---------------------------------------------------------------------------------------


def test_a_patient_who_meets_every_gate_moves_on_without_a_reason() -> None:
    plan = charting.move_on(_all_answered(a_plan()))

    assert plan.current_stage == "stage-2"
    assert plan.overrides == ()


@pytest.mark.parametrize("reason", ["", "  \n"])
@pytest.mark.parametrize("met", ["leave-1", "enter-2"])
def test_nobody_moves_on_past_an_open_gate_without_a_reason(met: str, reason: str) -> None:
    plan = charting.answer(a_plan(), met, "met")

    with pytest.raises(ValueError, match="say why"):
        charting.move_on(plan, reason)


def test_a_reason_for_moving_on_early_is_recorded() -> None:
    plan = charting.move_on(a_plan(), "Walks well; the test was not possible.")

    assert plan.current_stage == "stage-2"
    (override,) = plan.overrides
    assert (override.rule, override.part) == (charting.GATES_RULE, "stage-1")
    assert (override.reason, override.on) == ("Walks well; the test was not possible.", A_DAY)


def test_a_reason_that_nobody_asked_for_is_not_recorded() -> None:
    assert charting.move_on(_all_answered(a_plan()), "All well.").overrides == ()


def test_a_measured_gate_opens_with_the_measurement_of_the_day() -> None:
    gate = Gate(id="leave-1", criterion=a_criterion(tests=(a_test(),)))
    plan = a_plan((a_stage(leave=(gate,)), a_stage("stage-2", 2, enter=())))

    plan = charting.measure(plan, a_measurement(HOP, left=89, right=100))
    with pytest.raises(ValueError, match="say why"):
        charting.move_on(plan)
    plan = charting.measure(plan, a_measurement(HOP, left=90, right=100))
    assert charting.move_on(plan).current_stage == "stage-2"


def test_time_alone_moves_nobody_on() -> None:
    later = _all_answered(a_plan()).replace(created=A_DAY + timedelta(days=60))

    assert later.current_stage == "stage-1"
    assert gate_status(later, later.stages[0].leave[0]) == "stale"
    with pytest.raises(ValueError, match="say why"):
        charting.move_on(later)


def test_there_is_nothing_after_the_last_stage_and_before_the_first() -> None:
    last = a_plan(current_stage="stage-2")

    assert charting.move_on(last) == last
    assert charting.move_on(last, "Why not.") == last
    assert charting.step_back(a_plan()) == a_plan()


def test_a_patient_can_step_back_a_stage() -> None:
    assert charting.step_back(a_plan(current_stage="stage-2")) == a_plan()
