"""Rules on medicines: a therapist's sheet never names a drug or a dose (library rule 2.7)."""

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from typing import Final

from rehabplanner import resources
from rehabplanner.domain import edits
from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.place import PATIENT, Place
from rehabplanner.review.wording import passages

_SOURCES: Final = ("F102", "PROF")
_MESSAGE: Final = "A medicine or its dose is named; say “ask your doctor or pharmacist” instead."
_INSTEAD: Final = "Ask your doctor or pharmacist about medicines."
_DOSE: Final = (
    r"\d\s?(?:mg|mcg|µg|milligrams?)\b|\b(?:\d|one|two) (?:pills?|tablets?|capsules?)\b"
    r"|\bpain ?killers?\b"
)


def medicine_named(plan: Plan) -> Iterator[Finding]:
    """Words that will be printed name a medicine or its dose."""
    if names_medicine(plan.goal) or names_medicine(plan.next_visit):
        yield Finding("medicine-named", "stop", PATIENT, _MESSAGE, _SOURCES)
    for passage in passages(plan):
        if any(map(names_medicine, passage.lines)):
            fix = _fix(plan, passage.place)
            yield Finding("medicine-named", "stop", passage.place, _MESSAGE, _SOURCES, fix)


@lru_cache(maxsize=10_000)
def names_medicine(line: str) -> bool:
    return _medicines().search(line) is not None


@cache
def _medicines() -> re.Pattern[str]:
    """One pattern for all of them, read on first use."""
    words = json.loads(resources.read_text("library/medicine_words.json"))["words"]
    names = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?:{names})\b|{_DOSE}", re.IGNORECASE)


def _fix(plan: Plan, place: Place) -> Fix | None:
    """A note can be exchanged as a whole; other words are the therapist's to change."""
    if place.kind != "item" or not names_medicine(plan.item(place.id).note):
        return None
    return Fix("Replace the note", partial(edits.set_note, item_id=place.id, note=_INSTEAD))
