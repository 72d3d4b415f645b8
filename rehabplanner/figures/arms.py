"""Arms as contours: upper arm, forearm, hand and sleeve."""

from math import hypot

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import OUTLINE, local, outlined, ribbon
from rehabplanner.figures.drawing import Path, Point, Shape, smooth
from rehabplanner.figures.limb_inks import inks
from rehabplanner.figures.limb_shapes import FOREARM, HAND_SIDE, SLEEVE, UPPER_ARM
from rehabplanner.figures.posture import prefix_of, side_of


def arm(limb: Limb, camera: Camera, working: tuple[Limb, ...], build: float) -> list[Shape]:
    skin, cloth, _ = inks(limb, camera, working)
    names = ("shoulder", "elbow", "wrist")
    shoulder, elbow, wrist = (camera.point(prefix_of(limb) + name) for name in names)
    outward = 1 if camera.view == "side" else -side_of(limb)
    return outlined(
        [
            Shape(ribbon(shoulder, elbow, UPPER_ARM, build), skin),
            Shape(ribbon(elbow, wrist, FOREARM, build), skin),
            Shape(_hand(elbow, wrist, outward, mitten=camera.view == "front"), skin),
            Shape(ribbon(shoulder, elbow, SLEEVE, build, 0.8), cloth),
        ]
    )


def bare_arm(limb: Limb, camera: Camera, working: tuple[Limb, ...], build: float) -> list[Shape]:
    """The arm without its sleeve."""
    skin = inks(limb, camera, working)[0]
    names = ("shoulder", "elbow", "wrist")
    shoulder, elbow, wrist = (camera.point(prefix_of(limb) + name) for name in names)
    hand = _hand(elbow, wrist, -side_of(limb), mitten=True)
    upper, lower = ribbon(shoulder, elbow, UPPER_ARM, build), ribbon(elbow, wrist, FOREARM, build)
    return outlined([Shape(path, skin) for path in (upper, lower, hand)])


def sleeve(limb: Limb, camera: Camera, build: float) -> Shape:
    shoulder, elbow = (camera.point(prefix_of(limb) + name) for name in ("shoulder", "elbow"))
    return Shape(ribbon(shoulder, elbow, SLEEVE, build, 0.8), "shirt")


def armpit(limb: Limb, camera: Camera, build: float) -> Shape:
    """The line between sleeve and chest."""
    shoulder, elbow = (camera.point(prefix_of(limb) + name) for name in ("shoulder", "elbow"))
    inner = side_of(limb) * 5.6 * build
    length = hypot(elbow[0] - shoulder[0], elbow[1] - shoulder[1]) or 1.0
    left = ((shoulder[1] - elbow[1]) / length, (elbow[0] - shoulder[0]) / length)
    points = [
        (
            shoulder[0] + (elbow[0] - shoulder[0]) * share + left[0] * inner,
            shoulder[1] + (elbow[1] - shoulder[1]) * share + left[1] * inner,
        )
        for share in (0.24, 0.36, 0.49)
    ]
    return Shape(smooth(points, closed=False), None, "line", OUTLINE)


def _hand(elbow: Point, wrist: Point, outward: int, *, mitten: bool) -> Path:
    length = hypot(wrist[0] - elbow[0], wrist[1] - elbow[1]) or 1.0
    up = ((elbow[0] - wrist[0]) / length, (elbow[1] - wrist[1]) / length)
    points = [(x * (-outward if mitten else 1), y) for x, y in HAND_SIDE]
    return smooth(local(wrist, up, points), tension=0.9)


def arm_outline(limb: Limb, camera: Camera, build: float) -> list[Path]:
    """The silhouette, for the ghost of where it was."""
    names = ("shoulder", "elbow", "wrist")
    shoulder, elbow, wrist = (camera.point(prefix_of(limb) + name) for name in names)
    return [ribbon(shoulder, elbow, UPPER_ARM, build), ribbon(elbow, wrist, FOREARM, build)]
