"""Rules on this patient: what the screening found, how old they are and how it went."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.pain_rule import colour, pain_ceiling
from rehabplanner.review.parts import exercises
from rehabplanner.review.place import PATIENT, Place

_ADULT: Final = 18
_ADOLESCENT_CEILING: Final = 2
_RED_WINDOW: Final = timedelta(days=7)
_NO_CHANGE_AFTER: Final[dict[str, tuple[int, str]]] = {
    "hamstring-strain": (28, "4 weeks"),
    "meniscus-injury": (28, "4 weeks"),
    "patellar-dislocation": (28, "4 weeks"),
    "pcl-injury": (28, "4 weeks"),
    "posterior-chain-imbalance": (21, "3 weeks"),
    "training-overload": (10, "10 days"),
}
"""By diagnosis, in days and in words (red flag 22); all others have 6 weeks."""
_SIX_WEEKS: Final = (42, "6 weeks")
_GOOD_ADHERENCE: Final = 4
"""Days a week: more often than not. The sources set no number; this is our assumption."""


def barred_plan(plan: Plan) -> Iterator[Finding]:
    """Exercises in a plan whose last screening raised a red flag that nobody has cleared."""
    if plan.bars is not None and any(exercises(plan)):
        raised = plan.screenings[-1].raised
        yield Finding(
            "barred-plan",
            "stop",
            PATIENT,
            "A red flag is open; no exercises until the medical outcome is recorded.",
            tuple(dict.fromkeys(key for each in raised for key in each.flag.sources)),
        )


def condition_not_met(plan: Plan) -> Iterator[Finding]:
    """What the diagnosis wants on file before a plan was answered with no."""
    last = plan.screenings[-1:]
    missing = [gate.question for each in last for gate in each.gates if not gate.met]
    if missing:
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        yield Finding(
            "condition-not-met",
            "stop",
            PATIENT,
            f"Asked for before a plan and not there: {missing[0].rstrip('.')}{more}.",
            ("PROF",),
        )


def condition_not_asked(plan: Plan) -> Iterator[Finding]:
    """A diagnosis that goes by a physician's orders was screened, and not all of them asked for."""
    by_order = any(stage.weight_bearing == "as ordered" for stage in plan.stages)
    if not plan.screenings or not by_order:
        return
    answered = {gate.question for gate in plan.screenings[-1].gates}
    missing = [gate.text for gate in plan.diagnosis.gates if gate.text not in answered]
    if missing:
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        yield Finding(
            "condition-not-asked",
            "warning",
            PATIENT,
            f"Asked for before a plan and not answered: {missing[0].rstrip('.')}{more}.",
            ("PROF",),
        )


def adolescent_pain_ceiling(plan: Plan) -> Iterator[Finding]:
    """An adolescent is allowed more than 2 out of 10 (library rule 2.13)."""
    if not _is_adolescent(plan):
        return
    for stage in plan.stages:
        if pain_ceiling(plan, stage) > _ADOLESCENT_CEILING:
            yield Finding(
                "adolescent-pain-ceiling",
                "warning",
                Place("stage", stage.id),
                f"Adolescents stay at {_ADOLESCENT_CEILING} out of 10 or less.",
                ("PROF",),
                Fix(
                    f"Allow {_ADOLESCENT_CEILING} out of 10",
                    partial(edits.set_pain_ceiling, stage_id=stage.id, ceiling=_ADOLESCENT_CEILING),
                ),
            )


def two_red_reports(plan: Plan) -> Iterator[Finding]:
    """Two sessions in the red within a week ask for a new examination (library rule 2.2)."""
    red = sorted(told.on for told in plan.reports if colour(plan, told) == "red")
    latest = [on for on in red if timedelta() <= plan.created - on <= _RED_WINDOW]
    if len(latest) > 1:
        yield Finding(
            "two-red-reports",
            "warning",
            PATIENT,
            "Two reports of the last week are red; examine the knee again before going on.",
            ("F101", "SILB"),
        )


def no_change(plan: Plan) -> Iterator[Finding]:
    """Pain is no lower after weeks of exercises on most days (red flag 22: medical review)."""
    days, said = _NO_CHANGE_AFTER.get(plan.diagnosis.key, _SIX_WEEKS)
    told = sorted(_with_pain(plan), key=lambda each: each.on)
    if not told or (told[-1].on - told[0].on).days < days:
        return
    is_done = all((each.days_done or 0) >= _GOOD_ADHERENCE for each in told)
    if is_done and (told[-1].worst_pain or 0) >= (told[0].worst_pain or 0):
        yield Finding(
            "no-change",
            "note",
            PATIENT,
            f"Pain is no lower after {said} of good adherence; think of a medical review.",
            ("F096", "F194", "PROF"),
        )


def _is_adolescent(plan: Plan) -> bool:
    age = _age(plan)
    return plan.person == "adolescent" if age is None else age < _ADULT


def _age(plan: Plan) -> int | None:
    born = plan.patient.born
    if born is not None:
        return _full_years(born, plan.created)
    return next((each.age for each in reversed(plan.screenings) if each.age is not None), None)


def _full_years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _with_pain(plan: Plan) -> Iterator[Report]:
    for told in plan.reports:
        if told.on <= plan.created and told.worst_pain is not None:
            yield told
