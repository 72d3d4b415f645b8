"""A gate is met, not met, stale or not tested: by measurements, by answers, never by time."""

from datetime import date, timedelta
from typing import Any

import pytest
from builders import A_DAY, a_criterion, a_gate, a_measure, a_measurement, a_plan, a_stage, a_test

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.follow_up import Answer
from rehabplanner.domain.gates import (
    ANSWER_IS_FRESH,
    gate_status,
    latest,
    next_stage,
    open_gates,
)
from rehabplanner.domain.measurement import Measurement, Test
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import GateAnswer, Raised, RedFlag, Screening, Urgency
from rehabplanner.domain.side import Side

HOP = a_measure("single-hop")
PAIN = a_measure("pain-now", unit="/10", better="lower", sided=False, most=10, fresh_days=7)
BEND = a_measure("knee-flexion", unit="°", most=170)
STRAIGHTENING = a_measure("knee-extension-deficit", unit="°", better="lower", least=-25, most=90)

PAIN_AT_MOST_3 = a_test(measure=PAIN, compared="value", operator="at most", threshold=3)
BEND_AT_LEAST_120 = a_test(measure=BEND, compared="treated", threshold=120)
GAP_AT_MOST_2 = a_test(measure=STRAIGHTENING, compared="gap", operator="at most", threshold=2)


def _days_ago(days: int) -> date:
    return A_DAY - timedelta(days=days)


def _gate(*tests: Test) -> Gate:
    return Gate(id="leave-1", criterion=a_criterion(tests=tests))


def _plan(gate: Gate, *measurements: Measurement, **changes: Any) -> Plan:
    stages = (a_stage(leave=(gate,)), a_stage("stage-2", 2))
    return a_plan(stages, measurements=measurements, **changes)


# --- measured -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "measurement", "side", "status"),
    [
        (a_test(), a_measurement(left=90, right=100), "left", "met"),
        (a_test(), a_measurement(left=89, right=100), "left", "not met"),
        (a_test(), a_measurement(left=90, right=100), "right", "met"),
        (a_test(), a_measurement(left=100, right=89), "right", "not met"),
        (a_test(), a_measurement(left=90), "left", "not tested"),
        (a_test(), a_measurement(left=90, right=0), "left", "not tested"),
        (PAIN_AT_MOST_3, a_measurement(PAIN, value=3), "left", "met"),
        (PAIN_AT_MOST_3, a_measurement(PAIN, value=4), None, "not met"),
        (PAIN_AT_MOST_3, a_measurement(PAIN, value=2), None, "met"),
        (BEND_AT_LEAST_120, a_measurement(BEND, left=120), "left", "met"),
        (BEND_AT_LEAST_120, a_measurement(BEND, left=119, right=140), "left", "not met"),
        (BEND_AT_LEAST_120, a_measurement(BEND, right=140), "left", "not tested"),
        (BEND_AT_LEAST_120, a_measurement(BEND, left=140, right=140), None, "not tested"),
        (GAP_AT_MOST_2, a_measurement(STRAIGHTENING, left=2, right=0), "left", "met"),
        (GAP_AT_MOST_2, a_measurement(STRAIGHTENING, left=0, right=-5), "left", "not met"),
        (GAP_AT_MOST_2, a_measurement(STRAIGHTENING, left=0, right=10), "left", "met"),
    ],
)
def test_a_gate_is_open_when_its_test_holds(
    test: Test, measurement: Measurement, side: Side | None, status: str
) -> None:
    gate = _gate(test)

    assert gate_status(_plan(gate, measurement, side=side), gate) == status


def test_a_gate_without_a_measurement_is_not_tested() -> None:
    other = a_measurement(a_measure("triple-hop"), left=300, right=300)

    assert gate_status(_plan(_gate(a_test()), other), _gate(a_test())) == "not tested"


@pytest.mark.parametrize(
    ("left", "right", "status"),
    [(10, 10, "met"), (12, 9, "not met"), (9, 12, "not met"), (10, None, "not tested")],
)
def test_each_leg_must_hold_where_the_test_says_so(
    left: float, right: float | None, status: str
) -> None:
    taps = a_measure("heel-taps", unit="reps")
    gate = _gate(a_test(measure=taps, compared="each", threshold=10))

    assert gate_status(_plan(gate, a_measurement(taps, left=left, right=right)), gate) == status


@pytest.mark.parametrize(("days", "status"), [(0, "met"), (14, "met"), (15, "stale")])
def test_a_value_grows_stale_after_the_days_of_its_measure(days: int, status: str) -> None:
    gate = _gate(a_test())

    assert gate_status(_plan(gate, a_measurement(HOP, on=_days_ago(days))), gate) == status


def test_a_stale_value_that_failed_is_stale_too() -> None:
    gate = _gate(a_test())
    old = a_measurement(HOP, left=10, right=100, on=_days_ago(15))

    assert gate_status(_plan(gate, old), gate) == "stale"


def test_the_last_measurement_counts_in_whatever_order_they_were_recorded() -> None:
    gate = _gate(a_test())
    good, bad = a_measurement(left=95, right=100), a_measurement(left=50, right=100)
    before = bad.replace(on=_days_ago(3))

    assert gate_status(_plan(gate, before, good), gate) == "met"
    assert gate_status(_plan(gate, good, before), gate) == "met"
    assert gate_status(_plan(gate, good.replace(on=_days_ago(3)), bad), gate) == "not met"


def test_a_later_measurement_says_nothing_before_its_day() -> None:
    gate = _gate(a_test())
    tomorrow = a_measurement(on=A_DAY + timedelta(days=1))
    plan = _plan(gate, tomorrow)

    assert latest(plan, "single-hop") is None
    assert gate_status(plan, gate) == "not tested"
    assert gate_status(plan.replace(created=tomorrow.on), gate) == "met"


@pytest.mark.parametrize(
    ("pain", "hop", "status"),
    [
        ((3, 0), (90, 0), "met"),
        ((4, 0), (90, 0), "not met"),
        ((3, 8), (90, 0), "stale"),
        (None, (90, 0), "not tested"),
        (None, (50, 0), "not met"),
        ((3, 8), None, "not tested"),
        ((3, 8), (50, 0), "not met"),
    ],
)
def test_of_several_tests_the_worst_one_decides(
    pain: tuple[float, int] | None, hop: tuple[float, int] | None, status: str
) -> None:
    gate = _gate(PAIN_AT_MOST_3, a_test())
    made = []
    if pain:
        made.append(a_measurement(PAIN, value=pain[0], on=_days_ago(pain[1])))
    if hop:
        made.append(a_measurement(HOP, left=hop[0], right=100, on=_days_ago(hop[1])))

    assert gate_status(_plan(gate, *made), gate) == status


# --- both knees -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "status"),
    [(120, 120, "met"), (120, 119, "not met"), (120, None, "not tested")],
)
def test_both_legs_must_hold_when_both_knees_are_treated(
    left: float, right: float | None, status: str
) -> None:
    gate = _gate(BEND_AT_LEAST_120)
    plan = _plan(gate, a_measurement(BEND, left=left, right=right), side="both")

    assert gate_status(plan, gate) == status


@pytest.mark.parametrize("test", [a_test(), GAP_AT_MOST_2])
def test_what_needs_a_sound_leg_is_answered_by_hand_when_both_knees_are_treated(
    test: Test,
) -> None:
    gate = _gate(test)
    plan = _plan(gate, a_measurement(test.measure, left=1, right=90), side="both")

    assert gate_status(plan, gate) == "not tested"
    answered = plan.replace(answers=(Answer(gate="leave-1", verdict="met", on=A_DAY),))
    assert gate_status(answered, gate) == "met"


def test_what_cannot_be_tested_on_both_knees_is_said_beside_what_can() -> None:
    gate = _gate(a_test(), BEND_AT_LEAST_120)
    plan = _plan(gate, a_measurement(BEND, left=130, right=125), side="both")
    said = Answer(gate=gate.id, verdict="met", on=A_DAY)

    assert gate_status(plan, gate) == "not tested"
    assert gate_status(plan.replace(answers=(said,)), gate) == "met"
    stiff = plan.replace(measurements=(a_measurement(BEND, left=130, right=100),), answers=(said,))
    assert gate_status(stiff, gate) == "not met"


@pytest.mark.parametrize("tests", [(), (a_test(),)])
def test_a_gate_that_does_not_fit_the_goal_is_not_open(tests: tuple[Test, ...]) -> None:
    gate = _gate(*tests)
    plan = _plan(gate)
    said = Answer(gate=gate.id, verdict="not needed", on=_days_ago(100))

    assert open_gates(plan, [gate]) == (gate,)
    assert open_gates(plan.replace(answers=(said,)), [gate]) == ()
    assert gate_status(plan.replace(answers=(said,)), gate) == "not needed"


# --- answered -------------------------------------------------------------------------------------


def test_a_gate_without_tests_is_answered() -> None:
    gate = _gate()
    plan = _plan(gate)
    before = Answer(gate="leave-1", verdict="met", on=_days_ago(2))
    today = Answer(gate="leave-1", verdict="not met", on=A_DAY)

    assert gate_status(plan, gate) == "not tested"
    assert gate_status(plan.replace(answers=(before,)), gate) == "met"
    assert gate_status(plan.replace(answers=(today, before)), gate) == "not met"


@pytest.mark.parametrize(("days", "status"), [(-1, "not tested"), (28, "met"), (29, "stale")])
def test_an_answer_counts_from_its_day_until_it_is_stale(days: int, status: str) -> None:
    gate = _gate()
    answer = Answer(gate="leave-1", verdict="met", on=_days_ago(days))

    assert ANSWER_IS_FRESH.days == 28
    assert gate_status(_plan(gate, answers=(answer,)), gate) == status


def test_an_answer_to_another_gate_and_an_answer_to_a_measured_one_do_not_count() -> None:
    elsewhere = Answer(gate="leave-2", verdict="met", on=A_DAY)
    here = Answer(gate="leave-1", verdict="met", on=A_DAY)

    assert gate_status(_plan(_gate(), answers=(elsewhere,)), _gate()) == "not tested"
    assert gate_status(_plan(_gate(a_test()), answers=(here,)), _gate(a_test())) == "not tested"


# --- derived --------------------------------------------------------------------------------------

DERIVED = Gate(id="enter", criterion=a_criterion("You met every goal.", derived=True))


def _screening(urgency: Urgency | None = None) -> Screening:
    flag = RedFlag(key="rf01", sign="Sign", urgency=urgency or "routine", sources=("PROF",))
    return Screening(on=A_DAY, raised=(Raised(flag=flag),) if urgency else ())


@pytest.mark.parametrize(
    ("screenings", "status"),
    [
        ((), "not tested"),
        ((_screening(),), "met"),
        ((_screening("routine"),), "met"),
        ((_screening("urgent"),), "not tested"),
        ((_screening("emergency"),), "not tested"),
        ((_screening("emergency"), _screening()), "met"),
        ((_screening().replace(gates=(GateAnswer(question="X-ray", met=True),)),), "met"),
        ((_screening().replace(gates=(GateAnswer(question="X-ray", met=False),)),), "not met"),
    ],
)
def test_the_way_into_the_first_stage_is_the_screening(
    screenings: tuple[Screening, ...], status: str
) -> None:
    plan = a_plan((a_stage(enter=(DERIVED,)),), screenings=screenings)

    assert gate_status(plan, DERIVED) == status


def test_the_way_into_a_later_stage_is_the_way_out_of_the_one_before() -> None:
    stages = (a_stage(leave=(_gate(PAIN_AT_MOST_3),)), a_stage("stage-2", 2, enter=(DERIVED,)))
    plan = a_plan(stages)

    assert gate_status(plan, DERIVED) == "not tested"
    in_pain = plan.replace(measurements=(a_measurement(PAIN, value=7),))
    assert gate_status(in_pain, DERIVED) == "not met"
    calm = plan.replace(measurements=(a_measurement(PAIN, value=1),))
    assert gate_status(calm, DERIVED) == "met"


def test_a_derived_gate_that_leads_into_no_stage_is_answered() -> None:
    plan = a_plan(return_to_activity=(DERIVED,))

    assert gate_status(plan, DERIVED) == "not tested"
    answered = plan.replace(answers=(Answer(gate="enter", verdict="met", on=A_DAY),))
    assert gate_status(answered, DERIVED) == "met"


# --- several gates --------------------------------------------------------------------------------


def test_gates_that_are_not_met_are_open() -> None:
    met, unmet = a_gate("leave-1"), a_gate("leave-2")
    plan = a_plan(answers=(Answer(gate="leave-1", verdict="met", on=A_DAY),))

    assert open_gates(plan, (met, unmet)) == (unmet,)
    assert open_gates(plan, ()) == ()


def test_the_last_stage_has_none_after_it() -> None:
    plan = a_plan()

    assert next_stage(plan) == plan.stages[1]
    assert next_stage(plan.replace(current_stage="stage-2")) is None
