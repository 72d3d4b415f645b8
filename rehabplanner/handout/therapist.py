"""Composes the therapist's copy: what the patient's sheet leaves out, in clinical words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rehabplanner.domain.charting import GATES_RULE
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.diagnosis import Icd10Code
from rehabplanner.domain.language import in_language
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import Side
from rehabplanner.domain.visit import Given, Visit
from rehabplanner.handout import barred, phrases
from rehabplanner.handout.choice import Choice, choose, position
from rehabplanner.handout.citations import Citations
from rehabplanner.handout.clinical_words import NOTHING, clinical_dose, knee
from rehabplanner.handout.letterhead import running
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.sheet import Labelled, Signs
from rehabplanner.handout.teach_back import prompts
from rehabplanner.handout.therapist_basis import basis
from rehabplanner.handout.therapist_sheet import Table, TherapistCopy
from rehabplanner.handout.therapist_stages import criteria, part_name, stage_notes
from rehabplanner.handout.voice import Voice
from rehabplanner.library.sources import SourceRegistry
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Paper

MARK: Final = "Therapist’s copy – not for the patient"
"""At the head of every page."""

_RULES: Final = {GATES_RULE: "Moved on before all criteria of the stage were met."}
_NEEDS_CHARACTER: Final = "-"


def compose_therapist(
    plan: Plan,
    clinic: Clinic,
    options: HandoutOptions,
    sources: SourceRegistry,
    answered: Mapping[Override, str] = MappingProxyType({}),
) -> TherapistCopy:
    """The copy that goes with the patient's sheet: of the same stages, in clinical words.

    answered: what the review says where the therapist has gone on in spite of it

    Raises Refusal where `compose` does.
    """
    barred.refuse_referred(plan)
    if plan.side is None:
        raise Refusal("Choose left, right or both knees before you print the therapist's copy.")
    decisions, voice = _decisions(plan, answered), Voice(plan.side, options.language, plan.person)
    if plan.bars == "exercises":
        plan, options = barred.advice_only(plan), barred.todays_stage(plan, options)
    choice = choose(plan, options.stages)
    return _compose(choice, clinic, options.paper, voice, Citations(sources), decisions)


def _compose(
    choice: Choice,
    clinic: Clinic,
    paper: Paper,
    voice: Voice,
    citations: Citations,
    decisions: Table,
) -> TherapistCopy:
    """In reading order, so that the sources are numbered as they are cited."""
    plan = choice.plan
    return TherapistCopy(
        paper=paper,
        language="en",
        made_on=plan.created,
        author=clinic.name or clinic.therapist,
        running=running(plan.patient.name, _dated(plan), clinic),
        title=f"Therapist’s copy: {knee(voice.side)}",
        facts=_facts(plan, clinic, voice.side, citations),
        codes=_codes(plan.diagnosis.codes_for(voice.side)),
        coding=_coding(plan),
        decisions=decisions,
        teach_back=prompts(choice.full_stage, plan, clinic, voice),
        basis=basis(plan, citations),
        stages=tuple(
            stage_notes(plan, choice.at(number), voice, citations)
            for number in (choice.full, *choice.short)
        ),
        return_to_activity=_return(choice, citations),
        visits=Signs("Visits before", tuple(_visit(plan, visit, voice) for visit in plan.visits)),
        sources=citations.references(),
    )


def _dated(plan: Plan) -> str:
    return f"{MARK} · {phrases.date_words(plan.created)}"


def _facts(plan: Plan, clinic: Clinic, side: Side, citations: Citations) -> tuple[Labelled, ...]:
    patient, today = plan.patient, plan.stage(plan.current_stage)
    born = f", born {phrases.date_words(patient.born)}" if patient.born else ""
    by = ", ".join(filter(None, (clinic.therapist, clinic.name)))
    diagnosis = citations.after(plan.diagnosis.name, plan.diagnosis.sources)
    place = f"{position(plan, today.id)} of {len(plan.stages)}"
    minutes = f"{plan.minutes_per_day} minutes" if plan.minutes_per_day else ""
    told = (
        ("Patient", f"{patient.name or phrases.BLANK}{born}"),
        ("Date", phrases.date_words(plan.created)),
        ("Diagnosis", f"{diagnosis}, {knee(side)}"),
        ("Stage today", place),
        ("Made by", by),
        ("Next visit", plan.next_visit),
        ("Goal", plan.goal),
        ("Time a day", minutes),
        ("Equipment at home", plan.equipment),
    )
    return tuple(Labelled(label, words) for label, words in told if words)


def _codes(codes: tuple[Icd10Code, ...]) -> Table:
    rows = tuple((code.code, code.title, _laterality(code)) for code in codes)
    return Table("ICD-10-CM codes to choose from", ("Code", "Title", "Side"), rows)


def _laterality(code: Icd10Code) -> str:
    return "No side in the code" if code.side == "any" else code.side.capitalize()


def _coding(plan: Plan) -> tuple[str, ...]:
    codes = plan.diagnosis.codes_for(plan.side)
    unfinished = [code.code for code in codes if code.code.endswith(_NEEDS_CHARACTER)]
    missing = f"Add the 7th character (A, D or S) to {', '.join(unfinished)}." if unfinished else ""
    return tuple(filter(None, (missing, plan.diagnosis.coding_note)))


def _decisions(plan: Plan, answered: Mapping[Override, str]) -> Table:
    rows = tuple(
        (
            answered.get(override) or _RULES.get(override.rule) or _rule_words(override.rule),
            part_name(plan, override.part),
            override.reason,
            phrases.date_words(override.on),
        )
        for override in plan.overrides
    )
    return Table("Overrides", ("What was overridden", "Where", "Reason", "Date"), rows)


def _rule_words(rule: str) -> str:
    return f"{rule.replace('-', ' ').capitalize()}."


def _return(choice: Choice, citations: Citations) -> Table:
    gates: tuple[Gate, ...] = choice.plan.return_to_activity if choice.has_last else ()
    return criteria("Return to activity", "Return when", choice.plan, gates, citations)


def _visit(plan: Plan, visit: Visit, voice: Voice) -> str:
    numbers = {stage.id: number for number, stage in enumerate(plan.stages, 1)}
    stage = f", stage {numbers[visit.stage]}" if visit.stage in numbers else ""
    given = "; ".join(_given(each, voice) for each in visit.exercises) or NOTHING
    return f"{phrases.date_words(visit.on)}{stage}: {given}"


def _given(given: Given, voice: Voice) -> str:
    return f"{voice.say(in_language(given.name, voice.language))} {clinical_dose(given.dose)}"
