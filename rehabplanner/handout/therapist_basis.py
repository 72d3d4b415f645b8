"""Composes what a plan rests on: the screening, the conditions, the pain rule, the precautions."""

from collections.abc import Iterator

from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Statement
from rehabplanner.domain.screening import Raised, Screening
from rehabplanner.handout import phrases
from rehabplanner.handout.citations import Citations
from rehabplanner.handout.therapist_sheet import Table


def basis(plan: Plan, citations: Citations) -> Table:
    """What was asked before the plan, and what holds in every stage; without empty groups."""
    diagnosis = plan.diagnosis
    screening = plan.screenings[-1] if plan.screenings else None
    groups = (
        ("Pain rule", _pain_rule(diagnosis, citations)),
        ("Precautions", _all(diagnosis.precautions, citations)),
        ("Red flags", tuple(_screening(screening))),
        ("Asked before a plan", _conditions(diagnosis, screening, citations)),
        ("To rule out", _all(diagnosis.screen, citations)),
        ("Refer when", _all(diagnosis.refer, citations)),
        ("Outcome measures", _measures(diagnosis)),
    )
    rows = tuple((label, "\n".join(lines)) for label, lines in groups if lines)
    return Table("What the plan rests on", ("Part", "In clinical words"), rows)


def _all(statements: tuple[Statement, ...], citations: Citations) -> tuple[str, ...]:
    return tuple(map(citations.said, statements))


def _pain_rule(diagnosis: Diagnosis, citations: Citations) -> tuple[str, ...]:
    rule = diagnosis.pain_rule
    return (citations.after(rule.note, rule.sources),) if rule else ()


def _measures(diagnosis: Diagnosis) -> tuple[str, ...]:
    return ("; ".join(diagnosis.outcome_measures),) if diagnosis.outcome_measures else ()


def _conditions(
    diagnosis: Diagnosis, screening: Screening | None, citations: Citations
) -> tuple[str, ...]:
    answers = {gate.question: gate for gate in screening.gates} if screening else {}
    lines = []
    for condition in diagnosis.gates:
        answer = answers.get(condition.text)
        met = "not recorded" if answer is None else "yes" if answer.met else "no"
        note = f" ({answer.note})" if answer and answer.note else ""
        lines.append(f"{citations.said(condition)}: {met}{note}")
    return tuple(lines)


def _screening(screening: Screening | None) -> Iterator[str]:
    """What was asked and found last, and what the physician answered."""
    if screening is None:
        yield "No screening is recorded in this plan."
        return
    age = "" if screening.age is None else f", age {screening.age}"
    found = "" if screening.raised else "; none was present"
    yield f"{phrases.date_words(screening.on)}{age}: {len(screening.asked)} flags asked{found}."
    yield from map(_raised, screening.raised)
    if screening.outcome:
        outcome = screening.outcome
        yield f"Outcome, {phrases.date_words(outcome.on)}, {outcome.by}: {outcome.words}"
    elif screening.bars:
        yield "No outcome is recorded: the sheet gives advice only, no exercises."


def _raised(raised: Raised) -> str:
    note = f" Seen: {raised.note}" if raised.note else ""
    return f"Present ({raised.flag.urgency}): {raised.flag.sign}.{note}"
