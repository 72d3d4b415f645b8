"""Which part of the staged plan stands where, and the number by which Qt knows it."""

from rehabplanner.domain.plan import Plan
from rehabplanner.ui.part import ABOUT, RETURN, Part


class Outline:
    """Top rows, and the rows below each stage. A part keeps its number for good."""

    def __init__(self, plan: Plan) -> None:
        self.top = top_rows(plan)
        self.below = rows_below(plan)
        self._numbers: dict[Part, int] = {}
        self._parts: list[Part] = []

    def rows(self, above: Part | None) -> list[Part]:
        """The rows below a part; the top rows for None."""
        return self.top if above is None else self.below.get(above, [])

    def stage_above(self, part: Part) -> Part | None:
        return next((stage for stage, rows in self.below.items() if part in rows), None)

    def number(self, part: Part) -> int:
        if part not in self._numbers:
            self._numbers[part] = len(self._parts)
            self._parts.append(part)
        return self._numbers[part]

    def numbered(self, number: int) -> Part:
        return self._parts[number]


def top_rows(plan: Plan) -> list[Part]:
    return [ABOUT, *(Part("stage", stage.id) for stage in plan.stages), RETURN]


def rows_below(plan: Plan) -> dict[Part, list[Part]]:
    below = {
        Part("stage", stage.id): [
            *(Part("item", item.id) for item in stage.items),
            Part("leave", stage.id),
        ]
        for stage in plan.stages
    }
    return {ABOUT: [], **below, RETURN: []}
