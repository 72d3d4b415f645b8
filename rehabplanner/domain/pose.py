"""Poses and figures as data: what an exercise's picture shows, in joint angles.

Angles are degrees, lengths centimetres of a 172 cm person. x grows to the right of the picture,
y upwards, the floor is 0. `leg` and `arm` are the treated side's, `other_leg` and `other_arm` the
ones across; `legs` and `arms` say the same for both. A field left out is taken from the pose this
one builds on: the finish builds on the start, the start on the named `base`.
"""

from typing import Annotated, Literal

from pydantic import Field

from rehabplanner.domain.record import Key, Record

View = Literal["side", "front"]
"""side: seen from the treated side; front: face on, so a left leg is on the picture's right."""

Limb = Literal["leg", "other_leg", "arm", "other_arm"]

BodyPoint = Literal[
    "head", "forehead", "neck", "chest", "hips",
    "shoulder", "elbow", "hand", "hip", "thigh", "knee", "shin", "ankle", "heel", "foot",
    "other_shoulder", "other_elbow", "other_hand", "other_hip", "other_thigh", "other_knee",
    "other_shin", "other_ankle", "other_heel", "other_foot",
]  # fmt: skip

Support = Literal[
    "foot", "other_foot", "knee", "other_knee", "hand", "other_hand", "elbow", "other_elbow",
    "hip", "other_hip", "shoulder", "other_shoulder", "seat", "shoulders", "chest", "head",
    "thigh", "other_thigh", "ankle", "other_ankle",
]  # fmt: skip
"""A part of the body that can rest on the floor or a prop."""

PropKind = Literal[
    "mat", "chair", "bench", "bed", "step", "box", "wall", "counter", "rail", "foam", "pillow",
    "towel_roll", "bolster", "foam_roll", "decline_board", "slider", "pool", "bike", "leg_press",
    "knee_machine", "treadmill", "elliptical", "mirror", "cone", "line", "post",
    "dumbbell", "barbell", "ball", "ankle_weight", "ice_pack", "warm_pack", "wrap", "towel",
    "stick", "kneecap", "float_belt", "metronome", "rope", "band", "strap", "loop_band",
]  # fmt: skip

Degrees = Annotated[float, Field(ge=-180, le=180)]
Centimetres = Annotated[float, Field(ge=-400, le=400)]
Place = tuple[Centimetres, Centimetres]
Target = BodyPoint | PropKind | Place
"""Where a hand or foot goes: a part of the body, the grip of a prop, or a place."""


class LegPose(Record):
    """One leg; every field may be left out.

    hip: bend, 0 in line with the trunk; knee: bend, 0 straight; ankle: toes up, 0 a right angle
    abduct: away from the other leg; rotate: kneecap outwards
    plant: which part of the foot stands on what is below; "stay": where it was in the start
    heel_up: how steep the foot stands on its toes, when planted on them
    at: where the ankle goes (for planted feet only the horizontal place counts)
    """

    hip: Degrees | None = None
    abduct: Degrees | None = None
    rotate: Degrees | None = None
    knee: Degrees | None = None
    ankle: Degrees | None = None
    heel_up: Degrees | None = None
    plant: Literal["sole", "toes", "heel", "stay", "free"] | None = None
    at: Target | Centimetres | None = None


class ArmPose(Record):
    """One arm; every field may be left out.

    shoulder: forwards and up, 0 along the trunk; elbow: bend, 0 straight
    abduct: sideways; rotate: forearm towards the midline
    plant: "palm" puts the hand on what is below, "stay" keeps it where it was in the start
    at: where the hand goes
    elbow_to: where the elbow points while the hand reaches
    """

    shoulder: Degrees | None = None
    abduct: Degrees | None = None
    rotate: Degrees | None = None
    elbow: Degrees | None = None
    plant: Literal["palm", "stay", "free"] | None = None
    at: Target | None = None
    elbow_to: Literal["back", "front", "down", "up", "out"] | None = None


class Pose(Record):
    """One posture of the whole body.

    lean: trunk from upright, forwards positive (-90 on the back, 90 face down)
    tilt: trunk sideways, towards the treated side positive (-90 lies on the other side)
    neck: head forwards from the line of the trunk; hike: treated side of the pelvis up
    rests: what carries the body; the first keeps its place (x = 0) from start to finish
    x: another place for the first support; lift: how far it is off the ground, as in a jump
    """

    base: Key | None = None
    lean: Degrees | None = None
    tilt: Degrees | None = None
    neck: Degrees | None = None
    hike: Degrees | None = None
    legs: LegPose | None = None
    leg: LegPose | None = None
    other_leg: LegPose | None = None
    arms: ArmPose | None = None
    arm: ArmPose | None = None
    other_arm: ArmPose | None = None
    rests: tuple[Support, ...] | None = None
    x: Centimetres | None = None
    lift: Centimetres | None = None


class Prop(Record):
    """A thing in the picture: it stands at a place, is worn or held, or runs between two points.

    x, y: centre and height of its foot; width, height: its size; flip: faces the other way
    at: the part of the body that holds or wears it
    to: where a band or strap ends; of a rope, the place through which it swings from hand to hand
    only: shown in one panel only
    """

    kind: PropKind
    x: Centimetres | None = None
    y: Centimetres | None = None
    width: Annotated[float, Field(gt=0, le=400)] | None = None
    height: Annotated[float, Field(gt=0, le=400)] | None = None
    flip: bool = False
    at: BodyPoint | None = None
    to: Target | None = None
    only: Literal["start", "finish"] | None = None


class Motion(Record):
    """The arrow: it follows the true path of a part of the body from start to finish.

    follow: which part; left out, the working part that travels farthest
    offset: moves the arrow beside the body
    both_ways: a head at each end; back: from finish to start
    """

    follow: BodyPoint | None = None
    offset: Place = (0, 0)
    both_ways: bool = False
    back: bool = False


class Focus(Record):
    """A close-up: only what lies within `radius` of a part of the body is shown."""

    on: BodyPoint
    radius: Annotated[float, Field(ge=15, le=120)] = 36


Zone = Literal[
    "thigh_front", "thigh_back", "thigh_inner", "thigh_outer", "calf", "buttock", "groin"
]


class Figure(Record):
    """The picture of an exercise: start, finish and what helps to read them.

    finish: left out, there is one panel
    working: the limbs in the working colour
    motion: the arrow; left out, an arrow is drawn where something moves; `hold` draws none
    hold: the part that works without moving; a pause mark stands beside it
    zone: where a stretch is felt
    ghost: a pale outline of the start in the finish; left out, the engine decides
    """

    view: View = "side"
    start: Pose
    finish: Pose | None = None
    props: tuple[Prop, ...] = ()
    working: tuple[Limb, ...] = ("leg",)
    motion: Motion | None = None
    hold: BodyPoint | None = None
    zone: Zone | None = None
    focus: Focus | None = None
    ghost: bool | None = None
