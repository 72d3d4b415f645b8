"""A figure in words, for those who cannot see it. English; made from the pose alone."""

from collections.abc import Iterator

from rehabplanner.domain.pose import Figure
from rehabplanner.domain.side import Side
from rehabplanner.figures.arm_words import arms_words
from rehabplanner.figures.change_words import changes
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.leg_changes import Change
from rehabplanner.figures.naming import ZONES, a, listed, prop_name, sentence, sided, with_the
from rehabplanner.figures.placing import placed
from rehabplanner.figures.posture_words import legs_words, posture_words, trunk_words
from rehabplanner.figures.skeleton import LEGS, Size


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
    parts = [posture_words(pose, figure, side), *trunk_words(pose), *legs_words(pose, side)]
    arms = [f"{who} {what}" for who, what in arms_words(pose, figure, side)]
    return ", ".join([*parts, *arms])


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
    if figure.focus is not None:
        yield f"a close view of the {figure.focus.on.removeprefix('other_')}"
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
