"""Rules on moving on: a stage is left when its criteria are met, or with a reason (rule 2.5)."""

from collections.abc import Iterator
from functools import partial

from rehabplanner.domain import edits, gates
from rehabplanner.domain.charting import GATES_RULE
from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.parts import is_begun, stage_before
from rehabplanner.review.place import Place


def open_gates(plan: Plan) -> Iterator[Finding]:
    """Today's stage begins although criteria of the one before are open, and no reason is given.

    The reason given when moving on answers it: it is recorded under this rule's name.
    """
    before = stage_before(plan)
    if before is None or is_begun(plan):
        return
    waiting = len(gates.open_gates(plan, before.leave))
    if waiting:
        number = plan.stages.index(before) + 1
        yield Finding(
            GATES_RULE,
            "warning",
            Place("leave", before.id),
            f"Today's stage comes after this one, and criteria to move on are open ({waiting}).",
            ("F207", "PROF"),
            Fix(f"Stay in stage {number}", partial(edits.set_current_stage, stage_id=before.id)),
        )
