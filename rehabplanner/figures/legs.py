"""Legs as contours: thigh, shin, shoe and shorts."""

from math import hypot

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import Profile, local, outlined, ribbon, swapped
from rehabplanner.figures.drawing import Path, Shape, ellipse, smooth
from rehabplanner.figures.limb_inks import inks
from rehabplanner.figures.limb_shapes import (
    SHIN_FRONT,
    SHIN_SIDE,
    SHORTS_FRONT,
    SHORTS_SIDE,
    THIGH_FRONT,
    THIGH_SIDE,
)
from rehabplanner.figures.posture import prefix_of, side_of
from rehabplanner.figures.shoes import foot, sole_line


def leg(
    limb: Limb, camera: Camera, working: tuple[Limb, ...], build: float, toes: float
) -> list[Shape]:
    skin, cloth, shoe = inks(limb, camera, working)
    hip, knee = (camera.point(prefix_of(limb) + name) for name in ("hip", "knee"))
    parts = [Shape(path, skin) for path in bare_leg(limb, camera, build)]
    parts.insert(0 if camera.view == "front" else 3, Shape(foot(limb, camera, toes), shoe))
    if camera.view == "side":
        parts.append(Shape(ribbon(hip, knee, SHORTS_SIDE, build, 0.8), cloth))
    else:
        parts.append(shorts_front(limb, camera, working, build))
    shapes = outlined(parts)
    if camera.view == "front":
        shapes.append(kneecap_line(limb, camera))
    else:
        shapes.append(Shape(sole_line(limb, camera, toes), None, "sole", 0.8))
    return shapes


def bare_leg(limb: Limb, camera: Camera, build: float) -> list[Path]:
    hip, knee, ankle = (camera.point(prefix_of(limb) + name) for name in ("hip", "knee", "ankle"))
    front = camera.view == "front"
    thigh, shin = _sided(limb, THIGH_FRONT, SHIN_FRONT) if front else (THIGH_SIDE, SHIN_SIDE)
    knee_size = (5.1 if front else 5.5) * build
    return [
        ribbon(hip, knee, thigh, build),
        ellipse(knee, knee_size, knee_size),
        ribbon(knee, ankle, shin, build),
    ]


def _sided(limb: Limb, *profiles: Profile) -> tuple[Profile, ...]:
    """Profiles are for the leg on the picture's right; the other one is their mirror image."""
    return profiles if side_of(limb) < 0 else tuple(swapped(profile) for profile in profiles)


def shorts_front(limb: Limb, camera: Camera, working: tuple[Limb, ...], build: float) -> Shape:
    hip, knee = (camera.point(prefix_of(limb) + name) for name in ("hip", "knee"))
    [profile] = _sided(limb, SHORTS_FRONT)
    return Shape(ribbon(hip, knee, profile, build, 0.8), inks(limb, camera, working)[1])


def kneecap_line(limb: Limb, camera: Camera) -> Shape:
    """A hint of the kneecap of a leg seen from the front."""
    knee, ankle = (camera.point(prefix_of(limb) + name) for name in ("knee", "ankle"))
    length = hypot(ankle[0] - knee[0], ankle[1] - knee[1]) or 1.0
    up = ((knee[0] - ankle[0]) / length, (knee[1] - ankle[1]) / length)
    points = local(knee, up, ((-2.8, 0.6), (-1.8, -2.2), (0, -3.1), (1.8, -2.2), (2.8, 0.6)))
    return Shape(smooth(points, closed=False), None, "line", 0.6)


def leg_outline(limb: Limb, camera: Camera, build: float, toes: float) -> list[Path]:
    """The silhouette, for the ghost of where it was."""
    return [*bare_leg(limb, camera, build), foot(limb, camera, toes)]
