"""What can be done to a plan: each edit takes a plan and gives the next one.

Parts are addressed by id. An id that is not in the plan raises KeyError; a value that makes no
sense raises pydantic's ValidationError. An edit that changes nothing gives an equal plan.
"""

from collections.abc import Callable
from datetime import date

from rehabplanner.domain.advice import AdviceText
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.diagnosis import DiagnosisText
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Item, Person, Plan, Stage, StageText
from rehabplanner.domain.record import new_id
from rehabplanner.domain.side import OPPOSITE, Legs, Side, mirrored
from rehabplanner.domain.visit import Given, Visit
from rehabplanner.domain.wording import with_words

# --- the plan -------------------------------------------------------------------------------------


def set_patient(plan: Plan, patient: Patient) -> Plan:
    return plan.replace(patient=patient)


def set_side(plan: Plan, side: Side) -> Plan:
    """Choose the knee. Words the therapist typed with left or right in them change along."""
    if plan.side is not None and side == OPPOSITE.get(plan.side):
        plan = with_words(plan, mirrored)
    return plan.replace(side=side)


def set_created(plan: Plan, created: date) -> Plan:
    return plan.replace(created=created)


def begin_visit(plan: Plan, today: date) -> Plan:
    """Date the plan with today and remember what it asked for on its day.

    The sheet then says what has changed. What was the next visit is today, so a new one is to be
    named. On the plan's own day, or before it, nothing happens.
    """
    if today <= plan.created:
        return plan
    stage = plan.stage(plan.current_stage)
    given = tuple(
        _given(item, item.content, item.dose)
        for item in stage.items
        if isinstance(item.content, Exercise) and item.dose is not None
    )
    visit = Visit(on=plan.created, stage=stage.id, exercises=given)
    return plan.replace(created=today, next_visit="", visits=(*plan.visits, visit))


def _given(item: Item, exercise: Exercise, dose: Dose) -> Given:
    return Given(
        item=item.id,
        exercise=exercise.key,
        name={language: words.name for language, words in exercise.text.items()},
        progression=exercise.progression,
        regression=exercise.regression,
        dose=dose,
        legs=item.legs,
    )


def set_goal(plan: Plan, goal: str) -> Plan:
    return plan.replace(goal=goal)


def set_minutes_per_day(plan: Plan, minutes: int | None) -> Plan:
    return plan.replace(minutes_per_day=minutes)


def set_equipment(plan: Plan, equipment: str) -> Plan:
    return plan.replace(equipment=equipment)


def set_next_visit(plan: Plan, next_visit: str) -> Plan:
    return plan.replace(next_visit=next_visit)


def set_person(plan: Plan, person: Person) -> Plan:
    """Choose who is seen in the pictures."""
    return plan.replace(person=person)


def set_diagnosis_words(plan: Plan, words: DiagnosisText, language: str = "en") -> Plan:
    """Give the plan other words on what the patient has and when to call."""
    text = {**plan.diagnosis.text, language: words}
    return plan.replace(diagnosis=plan.diagnosis.replace(text=text))


# --- stages ---------------------------------------------------------------------------------------


def set_current_stage(plan: Plan, stage_id: str) -> Plan:
    return plan.replace(current_stage=plan.stage(stage_id).id)


def add_stage(plan: Plan, stage: Stage, index: int) -> Plan:
    stages = list(plan.stages)
    stages.insert(index, stage)
    return plan.replace(stages=tuple(stages))


def remove_stage(plan: Plan, stage_id: str) -> Plan:
    """Take a stage out; the last one stays. The neighbour becomes current if it was."""
    gone = plan.stages.index(plan.stage(stage_id))
    stages = tuple(stage for stage in plan.stages if stage.id != stage_id)
    if not stages:
        return plan
    current = plan.current_stage
    if current == stage_id:
        current = stages[min(gone, len(stages) - 1)].id
    return plan.replace(stages=stages, current_stage=current)


def move_stage(plan: Plan, stage_id: str, index: int) -> Plan:
    """Put a stage where it will be number `index` (from 0) of the stages."""
    stages = [stage for stage in plan.stages if stage.id != stage_id]
    stages.insert(index, plan.stage(stage_id))
    return plan.replace(stages=tuple(stages))


def set_stage_words(plan: Plan, stage_id: str, words: StageText, language: str = "en") -> Plan:
    return _change_stage(
        plan, stage_id, lambda stage: stage.replace(text={**stage.text, language: words})
    )


def set_stage_weeks(plan: Plan, stage_id: str, weeks: str) -> Plan:
    return _change_stage(plan, stage_id, lambda stage: stage.replace(weeks=weeks))


def set_pain_ceiling(plan: Plan, stage_id: str, ceiling: int | None) -> Plan:
    """How much pain is all right in a stage; None goes back to the diagnosis' own rule."""
    return _change_stage(plan, stage_id, lambda stage: stage.replace(pain_ceiling=ceiling))


def _change_stage(plan: Plan, stage_id: str, change: Callable[[Stage], Stage]) -> Plan:
    plan.stage(stage_id)  # KeyError for an unknown id
    stages = tuple(change(stage) if stage.id == stage_id else stage for stage in plan.stages)
    return plan.replace(stages=stages)


# --- items ----------------------------------------------------------------------------------------


def add_item(plan: Plan, stage_id: str, item: Item, index: int | None = None) -> Plan:
    """Put an item into a stage, at the end when no index is given."""

    def change(stage: Stage) -> Stage:
        items = list(stage.items)
        items.insert(len(items) if index is None else index, item)
        return stage.replace(items=tuple(items))

    return _change_stage(plan, stage_id, change)


def remove_item(plan: Plan, item_id: str) -> Plan:
    def change(stage: Stage) -> Stage:
        return stage.replace(items=tuple(item for item in stage.items if item.id != item_id))

    return _change_stage(plan, plan.stage_of(item_id).id, change)


def move_item(plan: Plan, item_id: str, stage_id: str, index: int) -> Plan:
    """Put an item where it will be number `index` (from 0) of a stage's items."""
    item = plan.item(item_id)
    return add_item(remove_item(plan, item_id), stage_id, item, index)


def duplicate_item(plan: Plan, item_id: str) -> Plan:
    """A copy of the item with an id of its own, right behind it."""
    stage = plan.stage_of(item_id)
    item = plan.item(item_id)
    return add_item(plan, stage.id, item.replace(id=new_id()), stage.items.index(item) + 1)


def set_dose(plan: Plan, item_id: str, dose: Dose | None) -> Plan:
    return _change_item(plan, item_id, lambda item: item.replace(dose=dose))


def set_legs(plan: Plan, item_id: str, legs: Legs | None) -> Plan:
    return _change_item(plan, item_id, lambda item: item.replace(legs=legs))


def set_note(plan: Plan, item_id: str, note: str) -> Plan:
    return _change_item(plan, item_id, lambda item: item.replace(note=note))


def set_item_words(
    plan: Plan, item_id: str, words: ExerciseText | AdviceText, language: str = "en"
) -> Plan:
    """Give the item's embedded exercise or advice other words; the library stays as it is."""

    def change(item: Item) -> Item:
        text = {**item.content.text, language: words}
        if text == item.content.text:
            return item
        return item.replace(content=item.content.replace(text=text), reworded=True)

    return _change_item(plan, item_id, change)


def swap_exercise(plan: Plan, item_id: str, exercise: Exercise, dose: Dose) -> Plan:
    """Exchange the item's exercise, for example for its progression; the item keeps its place."""
    return _change_item(
        plan,
        item_id,
        lambda item: item.replace(
            content=exercise, dose=dose, legs=working_legs(exercise), note="", reworded=False
        ),
    )


def working_legs(exercise: Exercise) -> Legs | None:
    """Which leg works at first: single-leg strength trains both sides (library rule 2.11)."""
    if exercise.laterality != "unilateral":
        return None
    return "each" if exercise.single_leg else "affected"


def _change_item(plan: Plan, item_id: str, change: Callable[[Item], Item]) -> Plan:
    def in_stage(stage: Stage) -> Stage:
        items = tuple(change(item) if item.id == item_id else item for item in stage.items)
        return stage.replace(items=items)

    return _change_stage(plan, plan.stage_of(item_id).id, in_stage)


# --- gates ----------------------------------------------------------------------------------------


def set_enter_gates(plan: Plan, stage_id: str, gates: tuple[Gate, ...]) -> Plan:
    return _change_stage(plan, stage_id, lambda stage: stage.replace(enter=gates))


def set_leave_gates(plan: Plan, stage_id: str, gates: tuple[Gate, ...]) -> Plan:
    return _change_stage(plan, stage_id, lambda stage: stage.replace(leave=gates))


def set_return_gates(plan: Plan, gates: tuple[Gate, ...]) -> Plan:
    return plan.replace(return_to_activity=gates)


# --- review ---------------------------------------------------------------------------------------


def add_override(plan: Plan, override: Override) -> Plan:
    """Record the decision to go on in spite of a finding; it takes the place of an earlier one."""
    others = _other_overrides(plan, override.rule, override.part)
    return plan.replace(overrides=(*others, override))


def remove_override(plan: Plan, rule: str, part: str | None) -> Plan:
    """Take a decision back; the finding is open again."""
    return plan.replace(overrides=_other_overrides(plan, rule, part))


def _other_overrides(plan: Plan, rule: str, part: str | None) -> tuple[Override, ...]:
    return tuple(given for given in plan.overrides if (given.rule, given.part) != (rule, part))
