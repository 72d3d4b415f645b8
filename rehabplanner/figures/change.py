"""Two postures of one figure, to be told apart."""

from dataclasses import dataclass
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.naming import sided, with_the
from rehabplanner.figures.vectors import Vec, minus

TURN: Final = 7.0
"""Degrees a joint must turn to be told."""
FAR: Final = 4.0
"""Centimetres a part must move to be told."""
Move = tuple[str, str]
"""Which part of a leg moves ("foot"), and what it does ("lifts forward")."""


@dataclass(frozen=True, slots=True)
class Change:
    """Two postures of one figure and the side its words speak of."""

    figure: Figure
    start: Placed
    finish: Placed
    side: Side

    def way(self, point: str) -> Vec:
        return minus(self.finish.joints[point], self.start.joints[point])

    def knee(self, limb: Limb) -> float:
        return self.finish.posture.limb(limb).mid - self.start.posture.limb(limb).mid

    def name(self, limb: Limb, part: str = "") -> str:
        return with_the(sided(limb, self.side, part))
