"""Arms and legs as contours: thigh, shin, shoe, shorts; upper arm, forearm, hand, sleeve."""

from math import cos, hypot, radians, sin

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import OUTLINE, Profile, local, outlined, ribbon, swapped
from rehabplanner.figures.drawing import Ink, Path, Point, Shape, ellipse, smooth
from rehabplanner.figures.limb_shapes import (
    FOREARM,
    HAND_SIDE,
    SHIN_FRONT,
    SHIN_SIDE,
    SHOE,
    SHOE_FRONT,
    SHORTS_FRONT,
    SHORTS_SIDE,
    SLEEVE,
    SOLE_FRONT,
    THIGH_FRONT,
    THIGH_SIDE,
    UPPER_ARM,
)
from rehabplanner.figures.skeleton import BALL, LEGS, SOLE, side_of


def inks(limb: Limb, camera: Camera, working: tuple[Limb, ...]) -> tuple[Ink, Ink, Ink]:
    """Of the skin, the cloth over it and the shoe."""
    far = camera.view == "side" and side_of(limb) < 0
    shoe: Ink = "shoe_far" if far else "shoe"
    if limb not in LEGS:
        shirt: Ink = "shirt_far" if far else "shirt"
        return (_skin(works=limb in working, far=far), shirt, shoe)
    if limb in working:
        return (_skin(works=True, far=far), "working_shorts_far" if far else "working_shorts", shoe)
    return (_skin(works=False, far=far), "shorts_far" if far else "shorts", shoe)


def _skin(*, works: bool, far: bool) -> Ink:
    if works:
        return "working_far" if far else "working"
    return "skin_far" if far else "skin"


def _prefix(limb: Limb) -> str:
    return "other_" if limb.startswith("other") else ""


def leg(
    limb: Limb, camera: Camera, working: tuple[Limb, ...], build: float, toes: float
) -> list[Shape]:
    skin, cloth, shoe = inks(limb, camera, working)
    hip, knee = (camera.point(_prefix(limb) + name) for name in ("hip", "knee"))
    parts = [Shape(path, skin) for path in _bare_leg(limb, camera, build)]
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


def _bare_leg(limb: Limb, camera: Camera, build: float) -> list[Path]:
    hip, knee, ankle = (camera.point(_prefix(limb) + name) for name in ("hip", "knee", "ankle"))
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
    hip, knee = (camera.point(_prefix(limb) + name) for name in ("hip", "knee"))
    [profile] = _sided(limb, SHORTS_FRONT)
    return Shape(ribbon(hip, knee, profile, build, 0.8), inks(limb, camera, working)[1])


def foot(limb: Limb, camera: Camera, toes: float) -> Path:
    ankle = camera.point(_prefix(limb) + "ankle")
    ahead, down = _foot_ways(limb, camera)
    if camera.view == "side":
        return smooth(local(ankle, (-down[0], -down[1]), _bent(SHOE, toes)), tension=0.8)
    edge_on = abs(ahead[0] * down[1] - ahead[1] * down[0]) < 0.4
    if edge_on and hypot(*ahead) > hypot(*down):
        return _sole(limb, camera)
    if edge_on:
        outward = -side_of(limb)
        points = [(x * outward, y) for x, y in SHOE_FRONT]
        return smooth(local(ankle, (-down[0], -down[1]), points), tension=0.8)
    return _foot_across(ankle, ahead, down)


def _sole(limb: Limb, camera: Camera) -> Path:
    """A foot that points along the picture, seen from above or below."""
    heel, toes = camera.point(_prefix(limb) + "heel"), camera.point(_prefix(limb) + "toes")
    return ribbon(heel, toes, SOLE_FRONT, tension=0.9)


def _foot_across(ankle: Point, ahead: Point, down: Point) -> Path:
    """A foot seen from the front that points to the side."""
    points = [
        (ankle[0] + ahead[0] * x - down[0] * y, ankle[1] + ahead[1] * x - down[1] * y)
        for x, y in SHOE
    ]
    return smooth(points, tension=0.8)


def _foot_ways(limb: Limb, camera: Camera) -> tuple[Point, Point]:
    found = camera.joints.feet[LEGS.index(limb)]
    return camera.way(found.ahead), camera.way(found.down)


def _bent(points: tuple[Point, ...], toes: float) -> list[Point]:
    """The shoe with its toes bent up by degrees at the ball."""
    c, s = cos(radians(toes)), sin(radians(toes))
    return [
        (BALL + (x - BALL) * c - (y + SOLE) * s, -SOLE + (x - BALL) * s + (y + SOLE) * c)
        if x > BALL
        else (x, y)
        for x, y in points
    ]


def sole_line(limb: Limb, camera: Camera, toes: float) -> Path:
    ankle = camera.point(_prefix(limb) + "ankle")
    _, down = _foot_ways(limb, camera)
    points = _bent(((-5.4, -6.1), (4, -6.2), (11, -6.2), (17.2, -6.2)), toes)
    return smooth(local(ankle, (-down[0], -down[1]), points), closed=False)


def arm(limb: Limb, camera: Camera, working: tuple[Limb, ...], build: float) -> list[Shape]:
    skin, cloth, _ = inks(limb, camera, working)
    names = ("shoulder", "elbow", "wrist")
    shoulder, elbow, wrist = (camera.point(_prefix(limb) + name) for name in names)
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
    shoulder, elbow, wrist = (camera.point(_prefix(limb) + name) for name in names)
    hand = _hand(elbow, wrist, -side_of(limb), mitten=True)
    upper, lower = ribbon(shoulder, elbow, UPPER_ARM, build), ribbon(elbow, wrist, FOREARM, build)
    return outlined([Shape(path, skin) for path in (upper, lower, hand)])


def sleeve(limb: Limb, camera: Camera, build: float) -> Shape:
    shoulder, elbow = (camera.point(_prefix(limb) + name) for name in ("shoulder", "elbow"))
    return Shape(ribbon(shoulder, elbow, SLEEVE, build, 0.8), "shirt")


def armpit(limb: Limb, camera: Camera, build: float) -> Shape:
    """The line between sleeve and chest."""
    shoulder, elbow = (camera.point(_prefix(limb) + name) for name in ("shoulder", "elbow"))
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


def kneecap_line(limb: Limb, camera: Camera) -> Shape:
    """A hint of the kneecap of a leg seen from the front."""
    knee, ankle = (camera.point(_prefix(limb) + name) for name in ("knee", "ankle"))
    length = hypot(ankle[0] - knee[0], ankle[1] - knee[1]) or 1.0
    up = ((knee[0] - ankle[0]) / length, (knee[1] - ankle[1]) / length)
    points = local(knee, up, ((-2.8, 0.6), (-1.8, -2.2), (0, -3.1), (1.8, -2.2), (2.8, 0.6)))
    return Shape(smooth(points, closed=False), None, "line", 0.6)


def _hand(elbow: Point, wrist: Point, outward: int, *, mitten: bool) -> Path:
    length = hypot(wrist[0] - elbow[0], wrist[1] - elbow[1]) or 1.0
    up = ((elbow[0] - wrist[0]) / length, (elbow[1] - wrist[1]) / length)
    points = [(x * (-outward if mitten else 1), y) for x, y in HAND_SIDE]
    return smooth(local(wrist, up, points), tension=0.9)


def outline_only(limb: Limb, camera: Camera, build: float, toes: float) -> list[Path]:
    """The silhouette of a leg or arm, for the ghost of where it was."""
    if limb in LEGS:
        return [*_bare_leg(limb, camera, build), foot(limb, camera, toes)]
    names = ("shoulder", "elbow", "wrist")
    shoulder, elbow, wrist = (camera.point(_prefix(limb) + name) for name in names)
    return [ribbon(shoulder, elbow, UPPER_ARM, build), ribbon(elbow, wrist, FOREARM, build)]
