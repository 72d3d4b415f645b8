"""Counting gates: how many are met of those that this patient needs."""

from collections.abc import Iterable
from dataclasses import dataclass

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.gates import gate_status, next_stage
from rehabplanner.domain.plan import Plan


@dataclass(frozen=True)
class Tally:
    """Gates that are not needed do not count."""

    met: int
    needed: int

    @property
    def is_complete(self) -> bool:
        return self.met == self.needed

    @property
    def words(self) -> str:
        return f"{self.met} of {self.needed} met"


def tally(plan: Plan, gates: Iterable[Gate]) -> Tally:
    found = [gate_status(plan, gate) for gate in gates]
    return Tally(found.count("met"), len(found) - found.count("not needed"))


def leave_gates(plan: Plan) -> tuple[Gate, ...]:
    """What ends today's stage."""
    return plan.stage(plan.current_stage).leave


def enter_gates(plan: Plan) -> tuple[Gate, ...]:
    """What the next stage asks for besides; a gate that only repeats the others is left out."""
    following = next_stage(plan)
    if following is None:
        return ()
    return tuple(gate for gate in following.enter if not gate.criterion.derived)


def ahead(plan: Plan) -> tuple[Gate, ...]:
    """All that stands between today's stage and the next."""
    return (*leave_gates(plan), *enter_gates(plan))
