"""The people in the pictures, and the one place where inks become colours.

The working limb is darker (or, on deep skin, lighter) than everything beside it by more than 25 L*
so that a black-and-white print still shows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from rehabplanner.figures.drawing import Ink
from rehabplanner.figures.posture import Size

HairCut = Literal["short", "bob", "bun", "curls"]

COLOURS: Final[Mapping[Ink, str]] = {
    "skin": "#F3DDCB",
    "skin_far": "#E2C9B5",
    "shirt": "#F1F6F9",
    "shirt_far": "#D9E3E9",
    "shorts": "#B4C3CE",
    "shorts_far": "#C1CDD6",
    "shoe": "#42525F",
    "shoe_far": "#7E8D98",
    "sole": "#FFFFFF",
    "hair": "#4A4038",
    "line": "#26343F",
    "working": "#D0601F",
    "working_far": "#B9541A",
    "working_shorts": "#9F430F",
    "working_shorts_far": "#8C3B0D",
    "ghost": "#F1F4F6",
    "ghost_line": "#8596A2",
    "zone": "#5E1B02",
    "arrow": "#0B4A66",
    "halo": "#FFFFFF",
    "floor": "#8896A1",
    "prop": "#DDE3E8",
    "prop_dark": "#8F9DA8",
    "prop_line": "#5D6D79",
    "mat": "#C9DCE6",
    "soft": "#FBFBF7",
    "band": "#20704A",
    "water": "#CFE6F2",
    "cold": "#8FC1E3",
    "warm": "#E7B7A0",
}


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """One person: height and build as factors of the standard 172 cm figure, hair and colours."""

    key: str
    height: float = 1.0
    build: float = 1.0
    hair: HairCut = "short"
    head: float = 1.0
    colours: Mapping[Ink, str] = field(default_factory=dict)

    @property
    def size(self) -> Size:
        standard = Size()
        return Size(*(getattr(standard, name) * self.height for name in Size.__dataclass_fields__))

    def colour(self, ink: Ink) -> str:
        return self.colours.get(ink, COLOURS[ink])


STYLES: Final[Mapping[str, FigureStyle]] = {
    style.key: style
    for style in (
        FigureStyle("adult", hair="short"),
        FigureStyle(
            "adult-bob",
            height=0.95,
            build=0.97,
            hair="bob",
            colours={"hair": "#6B4A32", "shirt": "#EAF3EE", "shirt_far": "#D2E0D8"},
        ),
        FigureStyle(
            "adult-deep",
            build=1.04,
            hair="curls",
            colours={"skin": "#50301F", "skin_far": "#432718", "hair": "#1E1714"},
        ),
        FigureStyle(
            "older",
            height=0.97,
            build=1.12,
            hair="bun",
            colours={"hair": "#B9B6B1", "skin": "#F1DACA", "skin_far": "#E0C7B4"},
        ),
        FigureStyle(
            "adolescent",
            height=0.88,
            build=0.86,
            hair="short",
            head=0.97,
            colours={"hair": "#5A3B22", "shirt": "#F6F2E2", "shirt_far": "#E2DDCB"},
        ),
    )
}

DEFAULT_STYLE: Final = "adult"
