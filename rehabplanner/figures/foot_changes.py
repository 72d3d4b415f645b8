"""What the feet do from start to finish: steps, toes and heels."""

from collections.abc import Iterator

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.change import FAR, TURN, Change, Move
from rehabplanner.figures.posture import LEGS, prefix_of, side_of
from rehabplanner.figures.posture_words import on_pedals
from rehabplanner.figures.vectors import Vec
from rehabplanner.figures.weight_bearing import foot_is_up, heel_is_up, upright


def steps(change: Change, limb: Limb) -> Iterator[Move]:
    """Of a standing body's foot: planted ones by the ball, so that a raised heel is no step."""
    before, after = (foot_is_up(limb, pose) for pose in (change.start, change.finish))
    way = change.way(prefix_of(limb) + ("ankle" if before or after else "foot"))
    where, rise = _direction(change, way, limb), _rise(change, limb)
    if on_pedals(change.figure):
        yield "foot", f"moves{where}"
    elif before and not after:
        yield "foot", "comes down"
    elif after and not before:
        yield "foot", f"lifts{where or ' off the floor'}"
    elif where:
        yield "foot", f"moves{where}{' and up' if rise > FAR else ''}"
    elif abs(rise) > FAR and abs(change.finish.stance.lift) < FAR and after:
        yield "foot", "lifts" if rise > 0 else "lowers"


def _rise(change: Change, limb: Limb) -> float:
    """How much higher the lowest part of the foot is."""
    names = [prefix_of(limb) + name for name in ("heel", "foot")]
    before, after = (
        min(pose.joints[name][1] for name in names) for pose in (change.start, change.finish)
    )
    return after - before


def _direction(change: Change, way: Vec, limb: Limb) -> str:
    """Where a foot goes, as far as the picture shows it."""
    ahead = way[0] if change.figure.view == "side" else 0.0
    outward = way[2] * side_of(limb)
    if abs(outward) > max(2 * FAR, abs(ahead)):
        return " out to the side" if outward > 0 else " inward"
    if abs(ahead) > 2 * FAR:
        return " forward" if ahead > 0 else " back"
    return ""


def toes(change: Change) -> Iterator[str]:
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
    if not loose or upright(change.finish) or abs(change.knee(limb)) > TURN:
        return ""
    if abs(turn) < TURN - 2:
        return ""
    return "pull up" if turn > 0 else "point away"


def heels(change: Change) -> Iterator[str]:
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
