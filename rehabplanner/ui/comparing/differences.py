"""Everything that two states of a plan do not have in common, in the order of the plan."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.plan import Plan
from rehabplanner.ui.comparing.about import PLAN, diagnosis_compared, plan_compared
from rehabplanner.ui.comparing.charted import charts_compared, decisions_compared
from rehabplanner.ui.comparing.difference import Difference, Spot
from rehabplanner.ui.comparing.gates import gates_compared
from rehabplanner.ui.comparing.stages import stages_compared

_RETURN: Final = "Back to sport"


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """What changed on the way from one state to the other; equal plans have none."""
    if before == after:
        return ()
    spot = Spot(PLAN, (before.side, after.side))
    return tuple(_found(before, after)) or (spot.told("Details", "", ""),)


def _found(before: Plan, after: Plan) -> Iterator[Difference]:
    spot = Spot(_RETURN, (before.side, after.side))
    old, new = before.return_to_activity, after.return_to_activity
    yield from plan_compared(before, after)
    yield from diagnosis_compared(before, after)
    yield from stages_compared(before, after)
    yield from gates_compared(spot, "Back to sport when", old, new)
    yield from charts_compared(before, after)
    yield from decisions_compared(before, after)
