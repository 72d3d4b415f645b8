"""What a body can stand, sit, lie and hold on: the sizes of props, their tops and their grips."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rehabplanner.domain.pose import Prop, PropKind

SIZES: Final[Mapping[PropKind, tuple[float, float]]] = {
    "mat": (190, 2.4),
    "chair": (42, 45),
    "bench": (46, 44),
    "bed": (190, 50),
    "step": (44, 18),
    "box": (46, 40),
    "wall": (7, 190),
    "counter": (26, 92),
    "rail": (30, 92),
    "foam": (44, 6),
    "pillow": (40, 12),
    "towel_roll": (14, 8),
    "bolster": (22, 17),
    "foam_roll": (15, 15),
    "decline_board": (46, 15),
    "slider": (30, 2.4),
    "pool": (260, 120),
    "bike": (110, 88),
    "leg_press": (60, 38),
    "knee_machine": (44, 52),
    "treadmill": (150, 16),
    "elliptical": (120, 150),
    "mirror": (40, 170),
    "cone": (18, 26),
    "line": (60, 1),
    "post": (6, 110),
}
"""Width and height of what stands in a place (centimetres)."""

FOR_FEET: Final[frozenset[PropKind]] = frozenset(
    ("bench", "step", "box", "foam", "decline_board", "slider", "treadmill")
)
FOR_BODY: Final[frozenset[PropKind]] = FOR_FEET | {
    "chair", "bed", "bike", "leg_press", "knee_machine", "pillow", "bolster", "foam_roll",
    "towel_roll",
}  # fmt: skip


SOLID: Final[Mapping[PropKind, float]] = {
    "step": 0, "box": 0, "wall": 0, "mirror": 0, "foam": 0, "treadmill": 0,
    "chair": 4.5, "bench": 7, "bed": 7, "counter": 4,
}  # fmt: skip
"""What bodies do not go through: how thick its top is; 0 is solid down to its foot."""


Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top."""


@dataclass(frozen=True, slots=True)
class Surface:
    """The top of a prop between two places, at a height that may rise to the right."""

    kind: PropKind
    left: float
    right: float
    low: float
    high: float

    def top(self, x: float) -> float:
        share = (x - self.left) / (self.right - self.left)
        return self.low + share * (self.high - self.low)

    @property
    def rise(self) -> float:
        return (self.high - self.low) / (self.right - self.left)


def size_of(prop: Prop) -> tuple[float, float]:
    width, height = SIZES.get(prop.kind, (20.0, 10.0))
    return (prop.width or width, prop.height or height)


def surfaces(props: Iterable[Prop]) -> tuple[Surface, ...]:
    """The tops that carry something."""
    carrying = (prop for prop in props if prop.kind in FOR_BODY and prop.at is None)
    return tuple(_surface(prop) for prop in carrying)


def _surface(prop: Prop) -> Surface:
    width, height = size_of(prop)
    x, top = prop.x or 0.0, (prop.y or 0.0) + height
    half = width / 2 if prop.kind != "bike" else 14.0
    low, high = top, top
    if prop.kind == "decline_board":
        low, high = (2.0, top) if prop.flip else (top, 2.0)
    return Surface(prop.kind, x - half, x + half, low, high)


def top_at(found: Iterable[Surface], x: float, kinds: frozenset[PropKind]) -> float:
    """The height of what lies under a place; the floor is 0."""
    return max((surface.top(x) for surface in _under(found, x, kinds)), default=0.0)


def rise_at(found: Iterable[Surface], x: float, kinds: frozenset[PropKind]) -> float:
    """How steeply the highest of what lies under a place goes up to the right."""
    highest = max(_under(found, x, kinds), key=lambda surface: surface.top(x), default=None)
    return 0.0 if highest is None else highest.rise


def _under(found: Iterable[Surface], x: float, kinds: frozenset[PropKind]) -> list[Surface]:
    return [s for s in found if s.kind in kinds and s.left <= x <= s.right]


def solid(prop: Prop) -> Rectangle | None:
    """What no body goes through; None for soft or open things."""
    if prop.at is not None or prop.kind not in SOLID:
        return None
    width, height = size_of(prop)
    x, y = prop.x or 0.0, prop.y or 0.0
    low = y + height - SOLID[prop.kind] if SOLID[prop.kind] else y
    return (x - width / 2, low, x + width / 2, y + height)


def grip(prop: Prop) -> tuple[float, float]:
    """Where a hand holds on to a prop."""
    width, height = size_of(prop)
    x, y = prop.x or 0.0, prop.y or 0.0
    ahead = -1 if prop.flip else 1
    places: dict[PropKind, tuple[float, float]] = {
        "chair": (x - ahead * (width / 2 - 2), y + height + 45),
        "bike": (x + ahead * 56, y + height + 24),
        "wall": (x - ahead * (width / 2 + 3), y + 128),
        "counter": (x - ahead * (width / 2 - 4), y + height),
        "elliptical": (x + ahead * 42, y + 128),
        "leg_press": (x + ahead * 14, y + height + 4),
        "knee_machine": (x + ahead * 4, y + height + 4),
        "treadmill": (x + ahead * 60, y + 112),
    }
    return places.get(prop.kind, (x, y + height))
