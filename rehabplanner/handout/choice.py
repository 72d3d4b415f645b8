"""Which of a plan's stages a sheet tells: one in full, others in short."""

from dataclasses import dataclass

from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.refusal import Refusal


@dataclass(frozen=True)
class Choice:
    """The stage told in full, and those told in short, as positions in the plan from 1."""

    plan: Plan
    full: int
    short: tuple[int, ...]

    @property
    def full_stage(self) -> Stage:
        return self.at(self.full)

    @property
    def is_today(self) -> bool:
        """Whether the stage in full is the one the patient is in."""
        return self.full_stage.id == self.plan.current_stage

    @property
    def is_ahead(self) -> bool:
        """Whether the stage in full is one that the patient has yet to reach."""
        return self.full > position(self.plan, self.plan.current_stage)

    @property
    def has_only_later(self) -> bool:
        """Whether the stages in short all come after the one in full."""
        return all(number > self.full for number in self.short)

    @property
    def has_last(self) -> bool:
        """Whether the plan's last stage is told, which the return to sport follows."""
        return len(self.plan.stages) in (self.full, *self.short)

    def at(self, number: int) -> Stage:
        return self.plan.stages[number - 1]


def choose(plan: Plan, positions: tuple[int, ...]) -> Choice:
    """The first position in full and the others in short, in the plan's order.

    Without positions it is today's stage in full and the later ones in short. Raises Refusal for a
    position that the plan does not have.
    """
    count = len(plan.stages)
    for number in positions:
        if not 1 <= number <= count:
            raise Refusal(f"The plan has no stage {number}; choose from its stages 1 to {count}.")
    if not positions:
        today = position(plan, plan.current_stage)
        return Choice(plan, today, tuple(range(today + 1, count + 1)))
    full, *others = positions
    return Choice(plan, full, tuple(sorted(set(others) - {full})))


def position(plan: Plan, stage_id: str) -> int:
    """The place of a stage in the plan, from 1; KeyError when it is not there."""
    return plan.stages.index(plan.stage(stage_id)) + 1
