"""What moves from start to finish, in short sentences without a full stop."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.figures.arm_words import arms_words
from rehabplanner.figures.change import FAR, TURN, Change
from rehabplanner.figures.leg_changes import leg_changes
from rehabplanner.figures.naming import with_the
from rehabplanner.figures.vectors import Vec
from rehabplanner.figures.weight_bearing import LYING, foot_is_up, upright

CLOSE: Final = 40.0


def changes(change: Change) -> list[str]:
    """The legs first, then trunk, hips and arms."""
    if is_close_up(change.figure):
        return list(_kneecap(change)) or list(_small(change))
    told = [*leg_changes(change), *_trunk(change), *_body(change), *_arms(change)]
    return told or list(_small(change))


def is_close_up(figure: Figure) -> bool:
    """Whether so little is shown that the body's position cannot be seen."""
    return figure.focus is not None and figure.focus.radius < CLOSE


def _kneecap(change: Change) -> Iterator[str]:
    """Which way the hands push the kneecap: its x is down the leg, its y outwards."""
    caps = [prop for prop in change.figure.props if prop.kind == "kneecap"]
    if len(caps) < 2:
        return
    down, out = ((getattr(caps[1], k) or 0) - (getattr(caps[0], k) or 0) for k in ("x", "y"))
    along = "down" if down > 0 else "up"
    yield f"the kneecap moves {along if abs(down) >= abs(out) else 'sideways'}"


def _trunk(change: Change) -> Iterator[str]:
    before, after = change.start.posture, change.finish.posture
    turn, tilt = after.lean - before.lean, after.tilt - before.tilt
    if min(abs(before.lean), abs(after.lean)) > 60:
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
        up = foot_is_up(limb, change.finish)
        yield (
            f"the body moves to {change.name(limb, 'side')}"
            if up
            else (f"the weight moves to {change.name(limb)}")
        )
    elif abs(way[0]) > 2 * FAR and not upright(change.finish) and not _lies(change):
        yield f"the hips move {'forward' if way[0] > 0 else 'back'}"
    hike = change.finish.posture.hike - change.start.posture.hike
    if abs(hike) > 2:
        yield f"{change.name('leg' if hike > 0 else 'other_leg', 'hip')} lifts"


def _lies(change: Change) -> bool:
    return abs(change.finish.posture.lean) > LYING or change.figure.view == "front"


def _arms(change: Change) -> Iterator[str]:
    poses = (change.start, change.finish)
    before, after = (arms_words(pose, change.figure, change.side) for pose in poses)
    if before and not after and change.way("hand")[1] < -FAR:
        yield "the arms come down"
    for who, what in after:
        if (who, what) not in before:
            yield f"{with_the(who)} {'are' if who in ('hands', 'arms') else 'is'} {what}"


def _small(change: Change) -> Iterator[str]:
    """When nothing else is worth telling: where the hips or the working parts go a little."""
    for point in ("hips", "ankle", "other_ankle", "knee", "other_knee", "hand", "other_hand"):
        way = change.way(point)
        if max(map(abs, way)) > 1:
            limb: Limb = "other_leg" if point.startswith("other") else "leg"
            name = change.name(limb, point.removeprefix("other_"))
            verb = "the hips move" if point == "hips" else f"{name} moves"
            yield f"{verb} a little {_where(way)}"
            return


def _where(way: Vec) -> str:
    if abs(way[0]) > abs(way[1]):
        return "forward" if way[0] > 0 else "back"
    return "up" if way[1] > 0 else "down"
