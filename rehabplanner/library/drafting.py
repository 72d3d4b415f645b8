"""Drafts a first plan from a protocol: staged, self-contained, with the starting choice."""

from datetime import date

from rehabplanner.domain.criterion import Criterion, Gate
from rehabplanner.domain.edits import working_legs
from rehabplanner.domain.language import in_language
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.domain.side import Side
from rehabplanner.library.choosing import refuse_unplannable
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import MenuEntry, Protocol, StageTemplate


def draft_plan(
    library: Library,
    protocol: Protocol,
    *,
    created: date,
    patient: Patient | None = None,
    side: Side | None = None,
    goal: str = "",
    minutes_per_day: int | None = None,
) -> Plan:
    """A plan with every stage of the protocol, its advice and its starting choice of exercises.

    Raises NotPlannable for a diagnosis that must be referred.
    """
    refuse_unplannable(protocol)
    stages = tuple(
        _stage(library, template, number) for number, template in enumerate(protocol.stages, 1)
    )
    return Plan(
        created=created,
        patient=patient or Patient(),
        side=side,
        diagnosis=protocol.diagnosis,
        goal=goal,
        minutes_per_day=minutes_per_day,
        person=protocol.person,
        stages=stages,
        current_stage=stages[0].id,
        return_to_activity=_gates(return_criteria(library, protocol)),
    )


def return_criteria(library: Library, protocol: Protocol) -> tuple[Criterion, ...]:
    """What must be true before sport: the shared criteria that fit, then the diagnosis' own."""
    shared = library.guidance.return_to_activity
    return (*(shared[key] for key in protocol.shared_return), *protocol.own_return)


def menu_item(library: Library, entry: MenuEntry) -> Item:
    """A stage's menu entry as a plan item, with the stage's dose and its condition in words."""
    exercise = library.exercises[entry.exercise]
    return Item(
        content=exercise,
        dose=entry.dose,
        legs=working_legs(exercise),
        note=in_language(entry.note) if entry.note else "",
    )


def _stage(library: Library, template: StageTemplate, number: int) -> Stage:
    advice = tuple(Item(content=piece, dose=piece.dose) for piece in template.advice)
    exercises = tuple(menu_item(library, entry) for entry in template.start)
    return Stage(
        number=number,
        text=template.text,
        weeks=template.weeks,
        pain_ceiling=template.pain_ceiling,
        max_knee_bend_deg=template.max_knee_bend_deg,
        weight_bearing=template.weight_bearing,
        no_single_leg=template.no_single_leg,
        menu=tuple(entry.exercise for entry in template.menu),
        enter=_gates(template.enter),
        items=advice + exercises,
        leave=_gates(template.leave),
    )


def _gates(criteria: tuple[Criterion, ...]) -> tuple[Gate, ...]:
    return tuple(Gate(criterion=criterion) for criterion in criteria)
