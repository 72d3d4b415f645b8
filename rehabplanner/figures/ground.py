"""What a body meets when it comes to rest, and how far its parts are above it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rehabplanner.domain.pose import Figure, Prop, Support, View
from rehabplanner.figures.posture import Size
from rehabplanner.figures.skeleton import Joints
from rehabplanner.figures.surfaces import FOR_BODY, FOR_FEET, Surface, rise_at, surfaces, top_at
from rehabplanner.figures.vectors import Vec, unit

RADII: Final[Mapping[str, float]] = {
    "knee": 5.5,
    "other_knee": 5.5,
    "hand": 2.2,
    "other_hand": 2.2,
    "elbow": 4.0,
    "other_elbow": 4.0,
    "hip": 8.0,
    "other_hip": 8.0,
    "shoulder": 5.5,
    "other_shoulder": 5.5,
    "seat": 9.6,
    "shoulders": 8.4,
    "chest": 9.6,
    "head": 9.2,
    "thigh": 7.0,
    "other_thigh": 7.0,
    "ankle": 4.5,
    "other_ankle": 4.5,
}
"""From the named point to the skin (centimetres)."""

HEEL_HEIGHT: Final = 5.6


@dataclass(frozen=True, slots=True)
class Ground:
    """What the body meets: the view tells which way is "across the picture"."""

    view: View
    surfaces: tuple[Surface, ...]
    props: tuple[Prop, ...]
    size: Size

    def across(self, point: Vec) -> float:
        return point[0] if self.view == "side" else -point[2]

    def under(self, point: Vec, feet: bool) -> float:
        return top_at(self.surfaces, self.across(point), FOR_FEET if feet else FOR_BODY)

    def rise(self, x: float) -> float:
        """How steeply what carries a foot at x goes up to the right."""
        return rise_at(self.surfaces, x, FOR_FEET)

    def normal(self, x: float) -> Vec:
        """Straight out of what carries a foot at x."""
        rise = self.rise(x)
        return unit((-rise, 1.0, 0.0) if self.view == "side" else (0.0, 1.0, rise))

    def at(self, x: float, y: float, depth: Vec) -> Vec:
        """A place in the picture, as deep as another point."""
        return (x, y, depth[2]) if self.view == "side" else (depth[0], y, -x)


def ground_of(figure: Figure, panel: str, size: Size) -> Ground:
    props = tuple(prop for prop in figure.props if prop.only in (None, panel))
    return Ground(figure.view, surfaces(props), props, size)


def gap(part: Support, found: Joints, ground: Ground) -> float:
    """How far a support is above what should carry it; negative when it sinks in."""
    if part in ("foot", "other_foot"):
        return min(_foot_gaps(part.removesuffix("foot"), found, ground))
    point = found[part]
    return point[1] - RADII[part] - ground.under(point, feet=False)


def _foot_gaps(prefix: str, found: Joints, ground: Ground) -> Iterable[float]:
    """From heel and ball to the ground under the ankle, which may slope."""
    x = ground.across(found[prefix + "ankle"])
    top, rise = ground.under(found[prefix + "ankle"], feet=True), ground.rise(x)
    for name in ("heel", "foot"):
        point = found[prefix + name]
        yield point[1] - top - rise * (ground.across(point) - x)
