"""Whether a gate is open: by what was measured and what patient and clinician have said."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.measurement import Measurement, Test
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.domain.side import Side
from rehabplanner.domain.symmetry import by_leg, gap, limb_symmetry

GateStatus = Literal["met", "not met", "stale", "not tested", "not needed"]

ANSWER_IS_FRESH: Final = timedelta(days=28)
"""For so long a yes or no counts. No study says so: our assumption of a usual time to review."""

_OPEN: Final[tuple[GateStatus, ...]] = ("not met", "not tested", "stale")
_WORST_FIRST: Final[tuple[GateStatus, ...]] = (*_OPEN, "met", "not needed")


def gate_status(plan: Plan, gate: Gate) -> GateStatus:
    """How a gate stands on the plan's day. What cannot be tested is said by hand."""
    if gate.criterion.derived:
        return _derived_status(plan, gate)
    tests = gate.criterion.tests
    possible = [test for test in tests if is_possible(test, plan.side)]
    said = _answer_status(plan, gate)
    if said == "not needed" or not tests:
        return said
    found = [test_status(plan, test) for test in possible]
    return _worst(found if len(possible) == len(tests) else [*found, said])


def open_gates(plan: Plan, gates: Iterable[Gate]) -> tuple[Gate, ...]:
    """Those that still have to be met on the plan's day."""
    return tuple(gate for gate in gates if gate_status(plan, gate) in _OPEN)


def next_stage(plan: Plan) -> Stage | None:
    """The stage after today's; None in the last one."""
    following = plan.stages.index(plan.stage(plan.current_stage)) + 1
    return plan.stages[following] if following < len(plan.stages) else None


def latest(plan: Plan, measure_key: str) -> Measurement | None:
    """The measurement made last, up to the plan's day."""
    made = [m for m in plan.measurements if m.measure.key == measure_key and m.on <= plan.created]
    return max(made, key=lambda measurement: measurement.on, default=None)


def _derived_status(plan: Plan, gate: Gate) -> GateStatus:
    places = [n for n, stage in enumerate(plan.stages) if gate in stage.enter]
    if not places:
        return _answer_status(plan, gate)
    if places[0] == 0:
        return _screened_status(plan)
    before = _worst(gate_status(plan, each) for each in plan.stages[places[0] - 1].leave)
    return "met" if before == "not needed" else before


def _screened_status(plan: Plan) -> GateStatus:
    """The way into the first stage: screened, nothing open, and no condition answered with no."""
    if not plan.screenings or plan.bars is not None:
        return "not tested"
    return "met" if all(given.met for given in plan.screenings[-1].gates) else "not met"


def _worst(found: Iterable[GateStatus]) -> GateStatus:
    """The status of all together; met when there are none."""
    return min(found, key=_WORST_FIRST.index, default="met")


def is_possible(test: Test, side: Side | None) -> bool:
    """Legs are compared only when one of them is the sound one."""
    return side != "both" or test.compared not in ("symmetry", "gap")


def _answer_status(plan: Plan, gate: Gate) -> GateStatus:
    given = [a for a in plan.answers if a.gate == gate.id and a.on <= plan.created]
    answer = max(given, key=lambda each: each.on, default=None)
    if answer is None:
        return "not tested"
    if answer.verdict == "met" and not _is_fresh(answer.on, plan.created, ANSWER_IS_FRESH):
        return "stale"
    return answer.verdict


def test_status(plan: Plan, test: Test) -> GateStatus:
    """How one test stands on the plan's day."""
    measurement = latest(plan, test.measure.key)
    if measurement is None:
        return "not tested"
    values = _compared(measurement, test, plan.side)
    if any(value is None for value in values):
        return "not tested"
    if not _is_fresh(measurement.on, plan.created, timedelta(days=test.measure.fresh_days)):
        return "stale"
    return "met" if all(test.holds(value) for value in values if value is not None) else "not met"


def _compared(measurement: Measurement, test: Test, side: Side | None) -> tuple[float | None, ...]:
    if test.compared == "value":
        return (measurement.value,)
    if test.compared == "symmetry":
        return (limb_symmetry(measurement, side),)
    if test.compared == "gap":
        return (gap(measurement, side),)
    if side is None:
        return (None,)
    legs = by_leg(measurement, side)
    return legs if test.compared == "each" or side == "both" else legs[:1]


def _is_fresh(on: date, today: date, days: timedelta) -> bool:
    return today - on <= days
