"""Charting: what is recorded in a plan at a visit. Each takes a plan and gives the next one."""

from datetime import date

from rehabplanner.domain.follow_up import Answer, Report, Verdict
from rehabplanner.domain.gates import next_stage, open_gates
from rehabplanner.domain.measurement import Measurement
from rehabplanner.domain.override import Override
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Outcome, Raised, Screening

GATES_RULE = "open-gates"
"""Under this name an override says why a stage was left although not all its gates were met."""


def screen(plan: Plan, screening: Screening) -> Plan:
    """Record a screening; one of the same day takes the place of the earlier.

    What was found on an earlier day stays open until its outcome is recorded, seen again or not.
    """
    before = tuple(each for each in plan.screenings if each.on != screening.on)
    if before and before[-1].bars is not None and screening.outcome is None:
        screening = screening.replace(raised=(*screening.raised, *_unseen(before[-1], screening)))
    return plan.replace(screenings=(*before, screening))


def _unseen(before: Screening, now: Screening) -> tuple[Raised, ...]:
    seen = {raised.flag.key for raised in now.raised}
    return tuple(raised for raised in before.raised if raised.flag.key not in seen)


def record_outcome(plan: Plan, outcome: Outcome) -> Plan:
    """Write down what the medical assessment decided; KeyError when nothing was screened."""
    if not plan.screenings:
        raise KeyError("screening")
    *before, last = plan.screenings
    return plan.replace(screenings=(*before, last.replace(outcome=outcome)))


def measure(plan: Plan, measurement: Measurement) -> Plan:
    """Record a measurement; one of the same measure and day takes the place of the earlier."""
    key, on = measurement.measure.key, measurement.on
    before = tuple(m for m in plan.measurements if (m.measure.key, m.on) != (key, on))
    return plan.replace(measurements=(*before, measurement))


def remove_measurement(plan: Plan, measure_key: str, on: date) -> Plan:
    kept = tuple(m for m in plan.measurements if (m.measure.key, m.on) != (measure_key, on))
    return plan.replace(measurements=kept)


def answer(plan: Plan, gate_id: str, verdict: Verdict | None) -> Plan:
    """Say on the plan's day how a gate stands; None takes that day's answer back."""
    given = tuple(a for a in plan.answers if (a.gate, a.on) != (gate_id, plan.created))
    if verdict is not None:
        given = (*given, Answer(gate=gate_id, verdict=verdict, on=plan.created))
    return plan.replace(answers=given)


def report(plan: Plan, told: Report) -> Plan:
    """Record how it went; a report of the same day takes the place of the earlier."""
    before = tuple(each for each in plan.reports if each.on != told.on)
    return plan.replace(reports=(*before, told))


def move_on(plan: Plan, reason: str = "") -> Plan:
    """Go to the next stage: with all gates met, or with a reason that is recorded.

    Raises ValueError when gates are open and no reason is given. In the last stage nothing happens.
    """
    stage, following = plan.stage(plan.current_stage), next_stage(plan)
    if following is None:
        return plan
    if open_gates(plan, (*stage.leave, *following.enter)):
        if not reason.strip():
            raise ValueError("say why the patient moves on before all gates are met")
        override = Override(rule=GATES_RULE, part=stage.id, reason=reason, on=plan.created)
        plan = plan.replace(overrides=(*plan.overrides, override))
    return plan.replace(current_stage=following.id)


def step_back(plan: Plan) -> Plan:
    """Go to the stage before; in the first one nothing happens."""
    place = plan.stages.index(plan.stage(plan.current_stage))
    return plan.replace(current_stage=plan.stages[max(place - 1, 0)].id)
