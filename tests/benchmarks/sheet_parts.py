"""A composed handout as a plain list of parts, from which every program prints the same words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from rehabplanner.figures.scene import draw
from rehabplanner.figures.svg import to_svg
from rehabplanner.handout.sheet import Card, Checklist, Handout, Labelled, StageSheet
from rehabplanner.handout.sheet import Picture as Illustration


@dataclass(frozen=True)
class Heading:
    level: int
    words: str


@dataclass(frozen=True)
class Words:
    """A paragraph; the label, which may be empty, stands before it in bold."""

    words: str
    label: str = ""


@dataclass(frozen=True)
class Lines:
    """A list: numbered, with bullets or with boxes to tick."""

    mark: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """svg: the picture; name: the same for the same picture; words: what is seen."""

    svg: str
    name: str
    words: str


@dataclass(frozen=True)
class TickTable:
    """Rows with a name, and a box to tick in every further column."""

    head: tuple[str, ...]
    names: tuple[str, ...]


Part = Heading | Words | Lines | Picture | TickTable


@dataclass(frozen=True)
class Sheet:
    """left, right: at the head of every page; foot: at its foot, beside the page number."""

    title: str
    left: str
    right: str
    foot: str
    paper: str
    language: str
    parts: tuple[Part, ...]


def sheet(handout: Handout) -> Sheet:
    """Everything the handout says, in its order."""
    return Sheet(
        title=handout.title,
        left=handout.running.patient,
        right=handout.running.dated,
        foot=handout.running.clinic,
        paper=handout.paper,
        language=handout.language,
        parts=(*_front(handout), *_stages(handout), *_end(handout)),
    )


def pictures(printed: Sheet) -> tuple[Picture, ...]:
    return tuple(part for part in printed.parts if isinstance(part, Picture))


def _front(handout: Handout) -> Iterator[Part]:
    headings, signs = handout.headings, handout.stop_signs
    yield Heading(1, handout.title)
    yield from _labelled(handout.facts)
    yield Heading(2, headings.condition)
    yield from _labelled((handout.condition, handout.goal))
    yield Heading(2, headings.summary)
    yield Words(handout.today.minutes)
    yield from _labelled(handout.summary)
    if handout.pain_rule:
        yield Heading(2, handout.pain_rule.title)
        yield Words(handout.pain_rule.lead)
        yield from _labelled(handout.pain_rule.steps)
    yield Heading(2, signs.title)
    yield from _labelled((signs.phone,))
    for group in signs.groups:
        yield Words("", group.lead)
        yield Lines("bullet", group.lines)


def _stages(handout: Handout) -> Iterator[Part]:
    yield Heading(2, handout.headings.today)
    yield from _stage(handout.today, handout.headings.exercises)
    if handout.later:
        yield Heading(2, handout.headings.later)
        yield Words(handout.headings.later_lead)
    for stage in handout.later:
        yield from _stage(stage, "")


def _stage(stage: StageSheet, title: str) -> Iterator[Part]:
    yield Heading(3, stage.title)
    told = (stage.goal, stage.guide, stage.minutes, stage.single_leg)
    yield from (Words(line) for line in told if line)
    for card in stage.advice:
        yield from _card(card, "bullet")
    if title:
        yield Heading(3, title)
    for card in stage.exercises:
        yield from _card(card, "number" if title else "")
    last = (stage.bad_day, *stage.education) if stage.bad_day else stage.education
    for card in last:
        yield from _card(card, "bullet")
    yield from _checklist(stage.move_on)


def _card(card: Card, mark: str) -> Iterator[Part]:
    yield Heading(4, card.title)
    if card.dose:
        yield Words("", card.dose)
    if isinstance(card.picture, Illustration):
        svg = _svg(card.picture)
        yield Picture(svg, f"{crc32(svg.encode()):08x}.svg", card.picture.words)
    yield Lines(mark, card.steps) if mark else Words(" ".join(card.steps))
    yield from _labelled(card.hints)
    if card.stop_if:
        yield Words("", card.stop_if)


@cache
def _svg(picture: Illustration) -> str:
    """Made once: ours keeps its drawings too."""
    return to_svg(draw(picture.figure, picture.side, picture.person))


def _end(handout: Handout) -> Iterator[Part]:
    yield from _checklist(handout.return_to_activity)
    yield Heading(2, handout.log.title)
    yield Words(handout.log.lead)
    for days in handout.log.weeks:
        yield TickTable((handout.log.corner, *days), handout.log.exercises)
    yield Words(handout.log.promise)


def _checklist(part: Checklist) -> Iterator[Part]:
    if part.lines:
        yield Heading(3, part.title)
        yield Lines("box", part.lines)


def _labelled(parts: tuple[Labelled | None, ...]) -> Iterator[Part]:
    return (Words(part.words, f"{part.label}:") for part in parts if part)
