"""Rules on words: could this patient read them alone?"""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import Place
from rehabplanner.review.readability import (
    EASY_GRADE,
    LONGEST_SENTENCE,
    grade,
    is_hard,
    longest_sentence,
    sentences,
    words,
)
from rehabplanner.review.wording import cards, passages, stage_cards

_SOURCES: Final = ("PROF",)
_QUOTED_WORDS: Final = 5
_ENOUGH_WORDS: Final = 6
"""A shorter note cannot be measured by itself: "Pedal easily." would be at grade 14."""


def reading_grade(plan: Plan) -> Iterator[Finding]:
    """A text, a note in it, or a stage as a whole, that is harder to read than grade 6."""
    hard = set()
    noted = {item.id for stage in plan.stages for item in stage.items if item.note}
    for card in cards(plan):
        note = card.lines[-1] if card.place.id in noted else ""
        own = grade([note]) if len(words(note)) >= _ENOUGH_WORDS else 0.0
        measured = max(grade(card.lines), own)
        if is_hard(measured):
            hard.add(card.place)
            yield _too_hard(card.place, "These words read", measured)
    for stage in plan.stages:
        place = Place("stage", stage.id)
        measured = grade(line for card in stage_cards(plan, stage) for line in card.lines)
        if is_hard(measured) and place not in hard:
            yield _too_hard(place, "All words of this stage together read", measured)


def long_sentence(plan: Plan) -> Iterator[Finding]:
    """A sentence of more than 15 words."""
    for passage in passages(plan):
        if longest_sentence(passage.lines) <= LONGEST_SENTENCE:
            continue
        found = [part for line in passage.lines for part in sentences(line)]
        too_long = [part for part in found if len(words(part)) > LONGEST_SENTENCE]
        yield Finding(
            "long-sentence",
            "warning",
            passage.place,
            f"{_how_many(len(too_long))} longer than {LONGEST_SENTENCE} words;"
            f" split “{_first_words(too_long[0])} …” in two.",
            _SOURCES,
        )


def _how_many(count: int) -> str:
    return "A sentence is" if count == 1 else f"{count} sentences are"


def _first_words(sentence: str) -> str:
    return " ".join(sentence.split()[:_QUOTED_WORDS]).rstrip(".,;:")


def _too_hard(place: Place, what: str, measured: float) -> Finding:
    return Finding(
        "reading-grade",
        "warning",
        place,
        f"{what} at grade {measured:.1f}; use shorter words and sentences to reach"
        f" {EASY_GRADE:.0f} or lower.",
        _SOURCES,
    )
