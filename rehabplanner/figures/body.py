"""A whole person: limbs, trunk and head in the order in which they cover one another."""

from collections.abc import Sequence

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.arms import arm, arm_outline, armpit, bare_arm, sleeve
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import ribbon
from rehabplanner.figures.drawing import Path, Shape
from rehabplanner.figures.legs import leg, leg_outline
from rehabplanner.figures.posture import LEGS, LIMBS, Posture, prefix_of
from rehabplanner.figures.styles import FigureStyle
from rehabplanner.figures.torso import head_front, head_side, pelvis_front, shirt_front, trunk_side

ARMS: tuple[Limb, ...] = ("other_arm", "arm")
MIDDLES = {"leg": "knee", "other_leg": "other_knee", "arm": "hand", "other_arm": "other_hand"}
IN_FRONT = 10.0
"""A limb that comes this much nearer (cm) than the trunk is drawn over it."""


def body(
    camera: Camera,
    posture: Posture,
    style: FigureStyle,
    working: tuple[Limb, ...],
    between: Sequence[Shape] = (),
) -> list[Shape]:
    """between: what lies behind the near leg but before the far one (side view)."""
    if camera.view == "front":
        return _front(camera, posture, style, working)
    far_arm = arm("other_arm", camera, working, style.build)
    far_leg = leg("other_leg", camera, working, style.build, posture.limb("other_leg").toes)
    near_leg = leg("leg", camera, working, style.build, posture.limb("leg").toes)
    near_arm = [*arm("arm", camera, working, style.build), _shoulder_patch("", camera, style)]
    trunk = trunk_side(camera, style)
    far = [*far_arm, *far_leg, *between]
    return [*far, *trunk, *head_side(camera, style), *near_leg, *near_arm]


def _front(
    camera: Camera, posture: Posture, style: FigureStyle, working: tuple[Limb, ...]
) -> list[Shape]:
    legs = sorted(LEGS, key=lambda limb: _depth(limb, camera))
    behind = [limb for limb in legs if not _comes_forward(limb, camera)]
    before = [limb for limb in legs if limb not in behind]
    shapes: list[Shape] = []
    for limb in behind:
        shapes += leg(limb, camera, working, style.build, posture.limb(limb).toes)
    shapes += pelvis_front(camera, style, working)
    for limb in before:
        shapes += leg(limb, camera, working, style.build, posture.limb(limb).toes)
    return [*shapes, *_upper_front(camera, style, working), *head_front(camera, style)]


def _upper_front(camera: Camera, style: FigureStyle, working: tuple[Limb, ...]) -> list[Shape]:
    """Chest and arms: an arm that comes forward is drawn over the chest, else beside it."""
    beside = [limb for limb in ARMS if not _comes_forward(limb, camera)]
    shapes = [shape for limb in beside for shape in bare_arm(limb, camera, working, style.build)]
    sleeves = [sleeve(limb, camera, style.build) for limb in beside]
    shapes += shirt_front(camera, style, sleeves)
    shapes += [armpit(limb, camera, style.build) for limb in beside]
    for limb in ARMS:
        if limb not in beside:
            shapes += arm(limb, camera, working, style.build)
            shapes.append(_shoulder_patch(prefix_of(limb), camera, style))
    return shapes


def _depth(limb: Limb, camera: Camera) -> float:
    """Of the knee or the hand: how near it is."""
    return camera.depth(MIDDLES[limb])


def _comes_forward(limb: Limb, camera: Camera) -> bool:
    trunk = camera.depth("hips" if limb in LEGS else "shoulders")
    return _depth(limb, camera) - trunk > IN_FRONT


def _shoulder_patch(prefix: str, camera: Camera, style: FigureStyle) -> Shape:
    """Cloth over the line between sleeve and trunk."""
    shoulder, elbow = camera.point(prefix + "shoulder"), camera.point(prefix + "elbow")
    up = camera.way(camera.joints.trunk.up)
    inwards = camera.point("neck")
    if camera.view == "front":
        start = (shoulder[0] * 0.62 + inwards[0] * 0.38, shoulder[1] * 0.86 + inwards[1] * 0.14 - 2)
        profile = ((0.0, 3.0, 3.0), (0.5, 3.6, 3.6), (1.0, 3.4, 3.4))
    else:
        start = (shoulder[0] + up[0] * 5.4, shoulder[1] + up[1] * 5.4)
        profile = ((0.0, 3.0, 3.0), (0.3, 4.0, 4.0), (0.9, 3.6, 3.6))
    share = 0.12
    end = (
        shoulder[0] + (elbow[0] - shoulder[0]) * share,
        shoulder[1] + (elbow[1] - shoulder[1]) * share,
    )
    return Shape(ribbon(start, end, profile, style.build), "shirt")


def ghost(
    camera: Camera, posture: Posture, style: FigureStyle, limbs: tuple[Limb, ...]
) -> list[Shape]:
    """Where the limbs were: a pale, dashed silhouette."""
    paths: list[Path] = []
    for limb in LIMBS:
        if limb in limbs and limb in LEGS:
            paths += leg_outline(limb, camera, style.build, posture.limb(limb).toes)
        elif limb in limbs:
            paths += arm_outline(limb, camera, style.build)
    edges = [Shape(path, None, "ghost_line", 1.0, (2.2, 2.2)) for path in paths]
    return edges + [Shape(path, "ghost") for path in paths]
