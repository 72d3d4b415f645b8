"""What differs in what was found, told and decided at the visits."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.follow_up import Answer, Report
from rehabplanner.domain.language import in_language
from rehabplanner.domain.measurement import Measurement
from rehabplanner.domain.override import Override
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Record
from rehabplanner.domain.screening import Screening
from rehabplanner.domain.side import sided
from rehabplanner.domain.visit import Given, Visit
from rehabplanner.handout.dosing import dose_in_short
from rehabplanner.handout.phrases import date_words
from rehabplanner.handout.therapist_stages import part_name
from rehabplanner.ui.comparing.difference import Difference, Spot
from rehabplanner.ui.comparing.pairing import paired
from rehabplanner.ui.progress_words import values

CHARTED: Final = "Found and told at the visits"
DECISIONS: Final = "Decisions"

Entry = TypeVar("Entry", bound=Record)


@dataclass(frozen=True)
class _Chart(Generic[Entry]):
    """One kind of entry.

    key: the same for an entry and what took its place
    part, what: under which names it is told
    words: the entry itself
    """

    entries: Callable[[Plan], Iterable[Entry]]
    key: Callable[[Entry], Hashable]
    part: Callable[[Plan, Entry], str]
    what: Callable[[Entry], str]
    words: Callable[[Plan, Entry], str]


def charts_compared(before: Plan, after: Plan) -> Iterator[Difference]:
    """Screenings, measurements, answers, reports and earlier visits."""
    for chart in _CHARTS:
        yield from _compared(chart, CHARTED, before, after)


def decisions_compared(before: Plan, after: Plan) -> Iterator[Difference]:
    """Findings of the review that somebody decided to go on with."""
    yield from _compared(_OVERRIDES, DECISIONS, before, after)


def _compared(chart: _Chart[Any], section: str, before: Plan, after: Plan) -> Iterator[Difference]:
    for old, new in paired(chart.entries(before), chart.entries(after), chart.key):
        if old == new:
            continue
        shown, plan = (old, before) if new is None else (new, after)
        entry_id = f"{type(shown).__name__} {chart.key(shown)}"
        spot = Spot(section, (before.side, after.side), chart.part(plan, shown), entry_id)
        said = "" if old is None else chart.words(before, old)
        says = "" if new is None else chart.words(after, new)
        yield spot.told(chart.what(shown), said, says)


def _on(day: date) -> str:
    return f"On {date_words(day)}"


# --- in words -------------------------------------------------------------------------------------


def _gate_words(plan: Plan, answer: Answer) -> str:
    found = (gate for gate in _gates(plan) if gate.id == answer.gate)
    gate = next(found, None)
    if gate is None:
        return "A criterion no longer in the plan"
    return sided(in_language(gate.criterion.text), plan.side)


def _gates(plan: Plan) -> Iterator[Gate]:
    for stage in plan.stages:
        yield from (*stage.enter, *stage.leave)
    yield from plan.return_to_activity


def _report_words(_plan: Plan, told: Report) -> str:
    signs = (
        "" if told.days_done is None else f"exercises on {told.days_done} days a week",
        "" if told.worst_pain is None else f"worst pain {told.worst_pain} of 10",
        "" if told.settled else "pain not back to usual within 24 hours",
        "new or more swelling" if told.swelling else "",
        "sharp pain, catching, giving way or a limp" if told.sharp else "",
        "pain that keeps awake at night" if told.night_pain else "",
        told.note,
    )
    words = "; ".join(filter(None, signs)) or "nothing special"
    return f"{words[0].upper()}{words[1:]}"


def _screening_words(_plan: Plan, screening: Screening) -> str:
    raised = [_noted(each.flag.sign, each.note) for each in screening.raised]
    unmet = [
        _noted(f"Not met: {each.question}", each.note) for each in screening.gates if not each.met
    ]
    outcome = screening.outcome
    cleared = [f"Cleared by {outcome.by}: {outcome.words}"] if outcome else []
    return "; ".join((*(raised or ["Nothing found"]), *unmet, *cleared))


def _noted(words: str, note: str) -> str:
    return f"{words} ({note})" if note else words


def _visit_words(plan: Plan, visit: Visit) -> str:
    given = "; ".join(_given_words(plan, each) for each in visit.exercises)
    return f"{part_name(plan, visit.stage)}. {given or 'No exercises'}"


def _given_words(plan: Plan, given: Given) -> str:
    return f"{sided(in_language(given.name), plan.side)}: {dose_in_short(given.dose)}"


def _rule_words(rule: str) -> str:
    return rule.replace("-", " ").capitalize()


_CHARTS: Final[tuple[_Chart[Any], ...]] = (
    _Chart[Screening](
        lambda plan: plan.screenings,
        lambda screening: screening.on,
        lambda _plan, _screening: "Red flags",
        lambda screening: _on(screening.on),
        _screening_words,
    ),
    _Chart[Visit](
        lambda plan: plan.visits,
        lambda visit: visit.on,
        lambda _plan, _visit: "Earlier visit",
        lambda visit: _on(visit.on),
        _visit_words,
    ),
    _Chart[Report](
        lambda plan: plan.reports,
        lambda told: told.on,
        lambda _plan, _told: "How it went",
        lambda told: _on(told.on),
        _report_words,
    ),
    _Chart[Measurement](
        lambda plan: plan.measurements,
        lambda made: (made.measure.key, made.on),
        lambda _plan, made: made.measure.name,
        lambda made: _on(made.on),
        lambda _plan, made: values(made),
    ),
    _Chart[Answer](
        lambda plan: plan.answers,
        lambda answer: (answer.gate, answer.on),
        _gate_words,
        lambda answer: _on(answer.on),
        lambda _plan, answer: answer.verdict.capitalize(),
    ),
)
_OVERRIDES: Final = _Chart[Override](
    lambda plan: plan.overrides,
    lambda given: (given.rule, given.part),
    lambda plan, given: part_name(plan, given.part),
    lambda given: _rule_words(given.rule),
    lambda _plan, given: f"{given.reason} ({date_words(given.on)})",
)
