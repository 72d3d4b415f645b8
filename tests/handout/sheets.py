"""The sheets that are judged: every diagnosis on every paper in every print, and harder ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

from builders import A_DAY
from logos import a_logo

from rehabplanner import resources
from rehabplanner.domain import charting, edits
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.handout.sheet import Handout
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.settings import Paper

_FILES = resources.json_files("library/diagnoses")
PLANNABLE = [file.name.removesuffix(".json") for file in _FILES if file.name != "dvt.json"]
LONGEST = ("patellar-tendinopathy", "meniscus-injury", "hamstring-strain", "knee-osteoarthritis")
"""Their cards have the most words already."""
PAPERS: tuple[Paper, ...] = ("letter", "a4")
HARD_PRINTS: tuple[tuple[Paper, bool], ...] = (("letter", False), ("a4", True))
LATER = date(2026, 12, 5)
CLINIC = Clinic(name="Sample Clinic", therapist="Sample Therapist", phone="555 0100")
LONG_CLINIC = Clinic(
    name="Sample Clinic for Bones, Joints, Sport and Rehabilitation by the Old Harbour",
    therapist="Sample Therapist-Longname, Doctor of Physical Therapy",
    phone="+1 555 0100, extension 1234",
    address="Building 12, Floor 3\n1234 Old Harbour Street at the Corner of Quay Lane\nSampletown",
    logo=a_logo(width=900, height=150),
)


class Kind(NamedTuple):
    """Which sheet: a draft, the next visit's, or one with long words."""

    visit: str
    diagnosis: str
    paper: Paper
    large_print: bool

    def __str__(self) -> str:
        print_ = "18-points" if self.large_print else "13-points"
        return f"{self.visit}-{self.diagnosis}-{self.paper}-{print_}"


@dataclass(frozen=True)
class Sheet:
    kind: Kind
    plan: Plan
    handout: Handout
    pdf: bytes


def kinds() -> Iterator[Kind]:
    """All drafts; the next visit's and the long ones in the two prints that differ most."""
    for key, paper, large_print in product(PLANNABLE, PAPERS, (False, True)):
        yield Kind("draft", key, paper, large_print)
    visits = [*product(["follow-up"], PLANNABLE), *product(["long-words"], LONGEST)]
    for (visit, key), (paper, large_print) in product(visits, HARD_PRINTS):
        yield Kind(visit, key, paper, large_print)


def a_sheet(library: Library, kind: Kind) -> Sheet:
    plan = _drafted(library, kind.diagnosis)
    clinic = CLINIC
    if kind.visit == "follow-up":
        plan = _followed_up(library, plan)
    if kind.visit == "long-words":
        plan, clinic = _with_long_words(plan), LONG_CLINIC
    options = HandoutOptions(paper=kind.paper, large_print=kind.large_print)
    handout = compose(plan, clinic, options)
    return Sheet(kind, plan, handout, render(handout))


def _drafted(library: Library, key: str) -> Plan:
    return draft_plan(
        library,
        library.protocols[key],
        created=A_DAY,
        patient=Patient(name="Sample Patient"),
        side="both" if key == "knee-osteoarthritis" else "left",
        goal="Walk 5 km",
    )


def _followed_up(library: Library, plan: Plan) -> Plan:
    """Two weeks later: in stage 2, with less of its first exercise and another for its second."""
    plan = charting.move_on(edits.begin_visit(plan, LATER), "Seen today")
    first, second, *_ = _exercises(plan)
    assert first.dose is not None
    assert second.dose is not None
    plan = edits.set_dose(plan, first.id, first.dose.replace(sets=first.dose.sets + 1))
    return edits.swap_exercise(plan, second.id, library.exercises["wall-sit-high"], second.dose)


def _exercises(plan: Plan) -> list[Item]:
    items = plan.stage(plan.current_stage).items
    return [item for item in items if isinstance(item.content, Exercise)]


def _with_long_words(plan: Plan) -> Plan:
    for item in _exercises(plan):
        plan = edits.set_note(plan, item.id, _long(300))
    return plan.replace(
        patient=Patient(name="Wolfeschlegelsteinhausen-Bergerdorff, Maximiliana Josephine"),
        goal=_long(300),
        next_visit=_long(120),
    )


def _long(length: int) -> str:
    return ("Hold the rail, look ahead and go as slowly as you need. " * 10)[:length].strip()
