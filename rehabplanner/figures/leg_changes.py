"""What the legs do from start to finish, in short sentences without a full stop."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.naming import sided, with_the
from rehabplanner.figures.posture_words import (
    BENT_FROM,
    foot_is_up,
    heel_is_up,
    prefix_of,
    rounded,
    upright,
)
from rehabplanner.figures.skeleton import LEGS
from rehabplanner.figures.vectors import Vec, minus

TURN: Final = 7.0
"""Degrees a joint must turn to be told."""
FAR: Final = 4.0
"""Centimetres a part must move to be told."""
LEVEL: Final = 8.0


@dataclass(frozen=True, slots=True)
class Change:
    """Two postures of one figure and the side its words speak of."""

    figure: Figure
    start: Placed
    finish: Placed
    side: Side

    def way(self, point: str) -> Vec:
        return minus(self.finish.joints[point], self.start.joints[point])

    def knee(self, limb: Limb) -> float:
        return self.finish.posture.limb(limb).mid - self.start.posture.limb(limb).mid

    def name(self, limb: Limb, part: str = "") -> str:
        return with_the(sided(limb, self.side, part))


def leg_changes(change: Change) -> Iterator[str]:
    """Whole legs first, then knees, toes and heels."""
    for limb in LEGS:
        yield from _leg(change, limb)
    yield from _knees(change)
    yield from _toes(change)
    yield from _heels(change)


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


def _leg(change: Change, limb: Limb) -> Iterator[str]:
    """The whole leg: up and down, forward and back, out and in, the foot."""
    if upright(change.start) and upright(change.finish):
        yield from _steps(change, limb)
    elif change.finish.stance.limb(limb).plant not in ("sole", "toes"):
        yield from _swings(change, limb)
    yield from _rolled(change, limb)


def _swings(change: Change, limb: Limb) -> Iterator[str]:
    """Of a leg that carries nothing while the body lies or sits."""
    knee = change.way(prefix_of(limb) + "knee")[1]
    ankle = change.way(prefix_of(limb) + "ankle")[1]
    still = abs(change.way("hips")[1]) < FAR and abs(change.knee(limb)) < TURN
    if knee > FAR and ankle > FAR:
        yield f"{change.name(limb)} lifts{_height(change, limb)}"
    elif knee < -FAR and ankle < -FAR:
        yield f"{change.name(limb)} lowers"
    elif knee > FAR and still:
        yield f"{change.name(limb, 'knee')} lifts, the feet stay together"


def _steps(change: Change, limb: Limb) -> Iterator[str]:
    """Of a standing body's foot: planted ones by the ball, so that a raised heel is no step."""
    foot = change.name(limb, "foot")
    before, after = (foot_is_up(limb, pose) for pose in (change.start, change.finish))
    way = change.way(prefix_of(limb) + ("ankle" if before or after else "foot"))
    aside = max(abs(way[0]), abs(way[2])) > 2 * FAR
    if before and not after:
        yield f"{foot} comes down"
    elif after and not before:
        yield f"{foot} lifts{_direction(way, limb) or ' off the floor'}"
    elif aside:
        yield f"{foot} moves{_direction(way, limb)}{' and up' if way[1] > FAR else ''}"
    elif abs(way[1]) > FAR and abs(change.finish.stance.lift) < FAR and after:
        yield f"{foot} {'lifts' if way[1] > 0 else 'lowers'}"


def _direction(ankle: Vec, limb: Limb) -> str:
    outward = ankle[2] * (-1 if limb.startswith("other") else 1)
    if abs(outward) > max(2 * FAR, abs(ankle[0])):
        return " out to the side" if outward > 0 else " in, across the body"
    if abs(ankle[0]) > 2 * FAR:
        return " forward" if ankle[0] > 0 else " back"
    return ""


def _height(change: Change, limb: Limb) -> str:
    """How high the leg of a lying body gets."""
    if abs(change.finish.posture.lean) < 45 and abs(change.finish.posture.tilt) < 45:
        return ""
    own = change.finish.joints[prefix_of(limb) + "knee"][1]
    across = change.finish.joints["knee" if limb.startswith("other") else "other_knee"][1]
    if across > 30 and abs(own - across) < LEVEL:
        return " to the height of the other knee"
    return " a little" if change.way(prefix_of(limb) + "ankle")[1] < 14 else " high"


def _toes(change: Change) -> Iterator[str]:
    """Feet that turn at the ankle without standing on it."""
    turns = [_toe(change, limb) for limb in LEGS]
    if turns[0] and turns[0] == turns[1]:
        yield f"the toes of both feet {turns[0]}"
        return
    for limb, turn in zip(LEGS, turns, strict=True):
        if turn:
            yield f"{change.name(limb, 'toes')} {turn}"


def _toe(change: Change, limb: Limb) -> str:
    before, after = (pose.posture.limb(limb) for pose in (change.start, change.finish))
    turn, asked = after.end - before.end, change.finish.stance.limb(limb)
    loose = asked.plant == "heel" or (asked.plant == "free" and limb in change.figure.working)
    if not loose or abs(turn) < TURN - 2 or abs(change.knee(limb)) > TURN:
        return ""
    return "pull up" if turn > 0 else "point away"


def _rolled(change: Change, limb: Limb) -> Iterator[str]:
    before, after = (pose.posture.limb(limb) for pose in (change.start, change.finish))
    if abs(after.turn - before.turn) > 14 and abs(change.knee(limb)) < TURN:
        yield f"{change.name(limb)} turns {'out' if after.turn > before.turn else 'in'}"


def _heels(change: Change) -> Iterator[str]:
    for up in (True, False):
        moved = [
            limb
            for limb in LEGS
            if heel_is_up(limb, change.finish) is up and heel_is_up(limb, change.start) is not up
        ]
        moved = [limb for limb in moved if not foot_is_up(limb, change.start)]
        moved = [limb for limb in moved if not foot_is_up(limb, change.finish)]
        if len(moved) == 2:
            yield f"both heels {'lift' if up else 'come down'}"
        elif moved:
            yield f"{change.name(moved[0], 'heel')} {'lifts' if up else 'comes down'}"
