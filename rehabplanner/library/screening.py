"""What is asked before a plan: the checklist of a diagnosis, and what comes out of it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.people import Patient
from rehabplanner.domain.record import Statement
from rehabplanner.domain.referral import ClotItems, Referral
from rehabplanner.domain.screening import GateAnswer, Raised, RedFlag, Screening
from rehabplanner.domain.side import Side
from rehabplanner.library.library import Library
from rehabplanner.refusal import Refusal

CLOT: Final = "rf01"
"""The flag that a suspected clot in the leg raises."""

_SAFEGUARDING: Final = "rf13"
_TOLD_BY_AGE: Final = "ottawa-age"
_ORDER: Final = ("emergency", "same-day", "urgent", "routine")


def checklist(
    library: Library, diagnosis: Diagnosis, age: int | None, *, fresh_injury: bool
) -> tuple[RedFlag, ...]:
    """The flags to ask of a patient with this diagnosis, the most urgent first.

    Those of a fresh injury come last. An age that is not known is asked for.
    """
    asked = [
        flag
        for flag in recorded_flags(library)
        if _belongs(flag, diagnosis.key, fresh_injury=fresh_injury) and _fits(flag, age)
    ]
    asked.sort(key=lambda flag: (flag.fresh_injury, _ORDER.index(flag.urgency)))
    return tuple(asked)


def recorded_flags(library: Library) -> tuple[RedFlag, ...]:
    """All flags that are written down.

    Safeguarding is not one of them: a plan travels inside the handout, to the family's own hands.
    """
    return tuple(flag for flag in library.red_flags if flag.key != _SAFEGUARDING)


def safeguarding(library: Library, age: int | None) -> RedFlag | None:
    """The reminder about a child's safety, for a patient who is or may be a child."""
    found = (flag for flag in library.red_flags if flag.key == _SAFEGUARDING)
    return next((flag for flag in found if age is not None and _fits(flag, age)), None)


def conditions(diagnosis: Diagnosis) -> tuple[Statement, ...]:
    """What the diagnosis wants on file or seen before a plan: to be asked, never assumed."""
    return diagnosis.gates if diagnosis.plannable else ()


def is_told_by(flag: RedFlag, age: int | None) -> bool:
    """True when the age alone raises the flag."""
    return flag.key == _TOLD_BY_AGE and age is not None and _fits(flag, age)


def screening(
    library: Library,
    diagnosis: Diagnosis,
    found: Mapping[str, str],
    *,
    on: date,
    age: int | None = None,
    fresh_injury: bool = False,
    gates: tuple[GateAnswer, ...] = (),
) -> Screening:
    """A screening in which these flags were found, each with its note; all others were absent.

    Raises Refusal for a flag that the library does not know.
    """
    known = {flag.key: flag for flag in recorded_flags(library)}
    refuse_unknown(library, found)
    fresh = fresh_injury or any(known[key].fresh_injury for key in found)
    asked = checklist(library, diagnosis, age, fresh_injury=fresh)
    by_age = (flag.key for flag in asked if is_told_by(flag, age))
    notes = {**dict.fromkeys(by_age, ""), **found}
    return Screening(
        on=on,
        age=age,
        fresh_injury=fresh,
        asked=tuple(dict.fromkeys((*(flag.key for flag in asked), *notes))),
        raised=tuple(Raised(flag=known[key], note=note) for key, note in notes.items()),
        gates=gates,
    )


def refuse_unknown(library: Library, keys: Mapping[str, str]) -> None:
    """Raises Refusal for a key that is not one of a recorded flag."""
    known = [flag.key for flag in recorded_flags(library)]
    for key in keys:
        if key == _SAFEGUARDING:
            raise Refusal("rf13 is never recorded; follow your local safeguarding policy.")
        if key not in known:
            raise Refusal(f"There is no red flag “{key[:60]}”; choose from: {', '.join(known)}.")


def referral(
    library: Library,
    diagnosis: Diagnosis,
    outcome: Screening,
    patient: Patient,
    side: Side | None,
) -> Referral:
    """The referral for what a screening has raised; with the Wells items for a suspected clot."""
    raised = {each.flag.key for each in outcome.raised}
    rule = library.clot
    suspected = rule is not None and not raised.isdisjoint(rule.flags)
    clot = ClotItems(items=rule.items, reading=rule.reading) if rule and suspected else None
    return Referral(patient=patient, side=side, diagnosis=diagnosis, screening=outcome, clot=clot)


def _belongs(flag: RedFlag, diagnosis: str, *, fresh_injury: bool) -> bool:
    here = not flag.diagnoses or diagnosis in flag.diagnoses
    return here and (fresh_injury or not flag.fresh_injury)


def _fits(flag: RedFlag, age: int | None) -> bool:
    if age is None:
        return True
    old_enough = flag.from_age is None or age >= flag.from_age
    return old_enough and (flag.to_age is None or age <= flag.to_age)
