"""What a picture says about load: which knee carries the body, and how far it bends then."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.placing import placed
from rehabplanner.figures.posture import LEGS, Size, prefix_of
from rehabplanner.figures.weight_bearing import upright

_SIZE: Final = Size()


@lru_cache(maxsize=256)
def loaded_knee_bend(figure: Figure) -> int:
    """The largest bend, in degrees, of a knee that carries the body or pushes a leg press."""
    bends = (
        pose.posture.limb(limb).mid
        for pose in placed(figure, _SIZE)
        for limb in _loaded_legs(figure, pose)
    )
    return round(max(bends, default=0.0))


@lru_cache(maxsize=256)
def stands_on_treated_leg(figure: Figure) -> bool:
    """Whether the treated leg, alone or with the other one, carries a standing body."""
    return any("leg" in _standing_legs(pose) for pose in placed(figure, _SIZE))


def _loaded_legs(figure: Figure, pose: Placed) -> Iterator[Limb]:
    if any(prop.kind == "leg_press" for prop in figure.props):
        yield from (limb for limb in LEGS if limb in figure.working)
    yield from _standing_legs(pose)


def _standing_legs(pose: Placed) -> tuple[Limb, ...]:
    if not upright(pose):
        return ()
    return tuple(limb for limb in LEGS if f"{prefix_of(limb)}foot" in pose.stance.rests)
