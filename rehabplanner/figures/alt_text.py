"""A figure in words, for those who cannot see it. English; made from the pose alone."""

from collections.abc import Iterator

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.arm_words import arms_words
from rehabplanner.figures.change import Change
from rehabplanner.figures.change_words import changes, is_close_up
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.naming import ZONES, a, listed, prop_name, sentence, sided, with_the
from rehabplanner.figures.placing import placed
from rehabplanner.figures.posture import LEGS, Size
from rehabplanner.figures.posture_words import knee_words, legs_words, posture_words, trunk_words


def alt_text(figure: Figure, side: Side = "right") -> str:
    """How the body is at the start, what moves to the finish, what works and what is used."""
    first = sentence(start_words(figure, side))
    parts = [first] if figure.finish is None else [f"Start: {first}"]
    if figure.finish is not None:
        moves = [sentence(words) for words in finish_words(figure, side)]
        parts.append("Finish: " + " ".join(moves or ["The same position."]))
    return " ".join([*parts, *(sentence(words) for words in _notes(figure, side))])


def start_words(figure: Figure, side: Side = "right") -> str:
    """The start in one phrase."""
    return _described(placed(figure, Size())[0], figure, side)


def _described(pose: Placed, figure: Figure, side: Side) -> str:
    if is_close_up(figure):
        parts = [_close_view(figure, side), knee_words("leg", pose, side)]
    else:
        parts = [posture_words(pose, figure, side), *trunk_words(pose, figure)]
        parts += legs_words(pose, figure, side)
    arms = [f"{who} {what}" for who, what in arms_words(pose, figure, side)]
    return ", ".join([*parts, *arms])


def _close_view(figure: Figure, side: Side) -> str:
    if figure.focus is None:
        return ""
    limb: Limb = "other_leg" if figure.focus.on.startswith("other") else "leg"
    return f"a close view of {with_the(sided(limb, side, figure.focus.on.removeprefix('other_')))}"


def finish_words(figure: Figure, side: Side = "right") -> list[str]:
    """What has changed in the finish, a sentence each; nothing for a single panel.

    Another posture altogether is described anew.
    """
    if figure.finish is None:
        return []
    start, finish = placed(figure, Size())
    before, after = (posture_words(pose, figure, side) for pose in (start, finish))
    told = changes(Change(figure, start, finish, side))
    if before.split()[0] != after.split()[0]:
        return [_described(finish, figure, side)]
    return told


def _notes(figure: Figure, side: Side) -> Iterator[str]:
    if figure.hold is not None:
        yield "hold this position"
    if figure.zone is not None:
        yield f"feel the stretch at {ZONES[figure.zone]}"
    yield _working(figure, side)
    if figure.focus is not None and not is_close_up(figure):
        yield _close_view(figure, side)
    names = list(
        dict.fromkeys(a(prop_name(prop.kind)) for prop in figure.props if prop.kind != "kneecap")
    )
    if names:
        yield f"also shown: {listed(names)}"


def _working(figure: Figure, side: Side) -> str:
    if set(LEGS) <= set(figure.working):
        limbs = ["both legs", *(with_the(sided(x, side)) for x in figure.working if x not in LEGS)]
        return f"{listed(limbs)} work"
    limbs = [with_the(sided(limb, side)) for limb in figure.working]
    return f"{listed(limbs)} {'work' if len(limbs) > 1 else 'works'}"
