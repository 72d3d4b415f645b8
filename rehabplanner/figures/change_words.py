"""What moves from start to finish, in short sentences without a full stop."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.arm_words import arms_words
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


def changes(change: Change) -> list[str]:
    """The legs first, then trunk, hips and arms."""
    knees = list(_knees(change))
    legs = [words for limb in LEGS for words in _leg(change, limb)]
    rest = [*_heels(change), *_trunk(change), *_body(change), *_arms(change)]
    return [*legs, *knees, *rest] or list(_small(change))


def _knees(change: Change) -> Iterator[str]:
    moves = [_knee(change, limb) for limb in LEGS]
    if moves[0] and moves[0] == moves[1]:
        yield f"both knees {moves[0].replace('bends', 'bend').replace('straightens', 'straighten')}"
        return
    for limb, move in zip(LEGS, moves, strict=True):
        if move:
            yield f"{change.name(limb, 'knee')} {move}"


def _knee(change: Change, limb: Limb) -> str:
    turn, bend = change.knee(limb), change.finish.posture.limb(limb).mid
    if abs(turn) < TURN:
        return ""
    if turn < 0 and bend < BENT_FROM:
        return "straightens"
    return f"{'bends' if turn > 0 else 'opens'} to about {rounded(bend)} degrees"


def _leg(change: Change, limb: Limb) -> Iterator[str]:
    """The whole leg: up and down, forward and back, out and in, the foot."""
    knee = change.way(prefix_of(limb) + "knee")
    ankle = change.way(prefix_of(limb) + "ankle")
    lands = foot_is_up(limb, change.start) and not foot_is_up(limb, change.finish)
    if upright(change.start) and upright(change.finish):
        yield from _steps(change, limb, ankle, lands=lands)
    elif knee[1] > FAR and ankle[1] > FAR:
        yield f"{change.name(limb)} lifts{_height(change, limb)}"
    elif knee[1] < -FAR and ankle[1] < -FAR:
        yield f"{change.name(limb)} lowers"
    elif knee[1] > FAR and abs(change.way("hips")[1]) < FAR and abs(change.knee(limb)) < TURN:
        yield f"{change.name(limb, 'knee')} lifts, the feet stay together"
    yield from _foot(change, limb)
    yield from _rolled(change, limb)


def _steps(change: Change, limb: Limb, ankle: Vec, *, lands: bool) -> Iterator[str]:
    foot = change.name(limb, "foot")
    moves = abs(ankle[0]) > 2 * FAR or abs(ankle[2]) > 2 * FAR or abs(ankle[1]) > FAR
    if not moves or (change.finish.stance.lift and abs(ankle[0]) < 2 * FAR):
        return
    if lands:
        yield f"{foot} comes down"
    elif ankle[1] > FAR:
        yield f"{foot} lifts{_direction(ankle, limb)}"
    elif abs(ankle[0]) > 2 * FAR or abs(ankle[2]) > 2 * FAR:
        yield f"{foot} moves{_direction(ankle, limb) or ' in'}"
    else:
        yield f"{foot} lowers"


def _direction(ankle: Vec, limb: Limb) -> str:
    outward = ankle[2] * (-1 if limb.startswith("other") else 1)
    if abs(outward) > max(2 * FAR, abs(ankle[0])):
        return " out to the side" if outward > 0 else " in, across the body"
    if abs(ankle[0]) > 2 * FAR:
        return " forward" if ankle[0] > 0 else " back"
    return " off the floor"


def _height(change: Change, limb: Limb) -> str:
    """How high the leg of a lying body gets."""
    own = change.finish.joints[prefix_of(limb) + "knee"][1]
    across = change.finish.joints["knee" if limb.startswith("other") else "other_knee"][1]
    if across > 30 and abs(own - across) < LEVEL:
        return " to the height of the other knee"
    return " a little" if change.way(prefix_of(limb) + "ankle")[1] < 14 else " high"


def _foot(change: Change, limb: Limb) -> Iterator[str]:
    before, after = (pose.posture.limb(limb) for pose in (change.start, change.finish))
    turn = after.end - before.end
    if foot_is_up(limb, change.finish) and abs(turn) > 12 and abs(change.knee(limb)) < 30:
        yield f"{change.name(limb, 'toes')} {'pull up' if turn > 0 else 'point away'}"
    elif change.finish.stance.limb(limb).plant == "heel" and abs(turn) > TURN - 2:
        yield f"{change.name(limb, 'toes')} {'pull up' if turn > 0 else 'point away'}"


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


def _trunk(change: Change) -> Iterator[str]:
    before, after = change.start.posture, change.finish.posture
    turn, tilt = after.lean - before.lean, after.tilt - before.tilt
    if before.lean < -60 and after.lean < -60:
        return
    if abs(turn) > TURN:
        forward = "leans forward" if after.lean > 0 else "comes forward"
        back = "comes upright" if abs(after.lean) < 12 else "leans back"
        yield f"the trunk {forward if turn > 0 else back}"
    if abs(tilt) > TURN - 2 and abs(after.tilt) < 50:
        limb: Limb = "leg" if tilt > 0 else "other_leg"
        yield f"the trunk leans to {change.name(limb, 'side')}"


def _body(change: Change) -> Iterator[str]:
    way = change.way("hips")
    if change.finish.stance.lift > change.start.stance.lift + FAR:
        yield "both feet leave the floor"
    elif way[1] > FAR:
        yield "the hips lift"
    elif way[1] < -FAR:
        yield "the hips sink"
    if abs(way[2]) > FAR and upright(change.finish):
        limb: Limb = "leg" if way[2] > 0 else "other_leg"
        yield f"the weight moves to {change.name(limb)}"
    if abs(change.finish.posture.hike - change.start.posture.hike) > 2:
        up = change.finish.posture.hike > change.start.posture.hike
        yield f"{change.name('leg', 'hip')} {'lifts' if up else 'drops'}"


def _arms(change: Change) -> Iterator[str]:
    before, after = (arms_words(pose, change.side) for pose in (change.start, change.finish))
    if before != after:
        yield f"now {' and '.join(after)}" if after else "the arms hang down"


def _small(change: Change) -> Iterator[str]:
    """When nothing else is worth telling: where the hips or the working parts go a little."""
    for point in ("hips", "ankle", "other_ankle", "knee", "other_knee", "hand", "other_hand"):
        way = change.way(point)
        if max(map(abs, way)) > 1:
            name = "hips" if point == "hips" else point.removeprefix("other_")
            level = abs(way[0]) > abs(way[1])
            where = ("forward" if way[0] > 0 else "back") if level else ("up" if way[1] > 0 else "down")
            yield f"the {name} {'move' if name == 'hips' else 'moves'} a little {where}"
            return
