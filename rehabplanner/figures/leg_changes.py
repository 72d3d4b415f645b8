"""What the legs do from start to finish, in short sentences without a full stop."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.change import FAR, TURN, Change, Move
from rehabplanner.figures.foot_changes import heels, steps, toes
from rehabplanner.figures.posture import LEGS, prefix_of
from rehabplanner.figures.posture_words import BENT_FROM, rounded
from rehabplanner.figures.weight_bearing import upright

LEVEL: Final = 8.0
PLURALS: Final = {"leg": "legs", "foot": "feet", "knee": "knees"}


def leg_changes(change: Change) -> Iterator[str]:
    """Whole legs first, then knees, toes and heels."""
    yield from _whole(change)
    yield from _knees(change)
    yield from toes(change)
    yield from heels(change)


def _whole(change: Change) -> Iterator[str]:
    """Legs and feet; both in one sentence when they do the same."""
    moves = [list(_leg(change, limb)) for limb in LEGS]
    if moves[0] == moves[1]:
        for part, words in moves[0]:
            verb, *rest = words.split()
            yield " ".join(["both", PLURALS[part], verb.removesuffix("s"), *rest])
        return
    for limb, own in zip(LEGS, moves, strict=True):
        yield from (f"{change.name(limb, part)} {words}" for part, words in own)


def _knees(change: Change) -> Iterator[str]:
    moves = [_knee(change, limb) for limb in LEGS]
    if moves[0] and moves[0] == moves[1]:
        verb, *rest = moves[0].split()
        yield " ".join(["both knees", verb.removesuffix("s"), *rest])
        return
    for limb, move in zip(LEGS, moves, strict=True):
        if move:
            yield f"{change.name(limb, 'knee')} {move}"


def _knee(change: Change, limb: Limb) -> str:
    turn, bend = change.knee(limb), change.finish.posture.limb(limb).mid
    before = change.start.posture.limb(limb).mid
    if abs(turn) < TURN or max(bend, before) < BENT_FROM:
        return ""
    if bend < BENT_FROM:
        return "straightens"
    return f"{'bends' if turn > 0 else 'opens'} to about {rounded(bend)} degrees"


def _leg(change: Change, limb: Limb) -> Iterator[Move]:
    """The whole leg: up and down, forward and back, out and in, the foot."""
    if upright(change.start) and upright(change.finish):
        yield from steps(change, limb)
    elif change.finish.stance.limb(limb).plant not in ("sole", "toes"):
        yield from _swings(change, limb)
    yield from _rolled(change, limb)


def _swings(change: Change, limb: Limb) -> Iterator[Move]:
    """Of a leg that carries nothing while the body lies or sits."""
    knee = change.way(prefix_of(limb) + "knee")[1]
    ankle = change.way(prefix_of(limb) + "ankle")[1]
    still = abs(change.way("hips")[1]) < FAR and abs(change.knee(limb)) < TURN
    if knee > FAR and ankle > FAR:
        yield "leg", f"lifts{_height(change, limb)}"
    elif knee < -FAR and ankle < -FAR:
        yield "leg", "lowers"
    elif knee > FAR and still:
        yield "knee", "lifts, the feet stay together"
    elif knee < -FAR and still:
        yield "knee", "lowers"


def _height(change: Change, limb: Limb) -> str:
    """How high the leg of a lying body gets."""
    if abs(change.finish.posture.lean) < 45 and abs(change.finish.posture.tilt) < 45:
        return ""
    own = change.finish.joints[prefix_of(limb) + "knee"][1]
    across = change.finish.joints["knee" if limb.startswith("other") else "other_knee"][1]
    if across > 30 and abs(own - across) < LEVEL:
        return " to the height of the other knee"
    return " a little" if change.way(prefix_of(limb) + "ankle")[1] < 14 else " high"


def _rolled(change: Change, limb: Limb) -> Iterator[Move]:
    before, after = (pose.posture.limb(limb) for pose in (change.start, change.finish))
    if abs(after.turn - before.turn) > 14 and abs(change.knee(limb)) < TURN:
        yield "leg", f"turns {'out' if after.turn > before.turn else 'in'}"
