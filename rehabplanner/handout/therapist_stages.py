"""Composes the stages of a therapist's copy: exercises, limits and criteria as tables."""

from collections.abc import Iterable
from typing import Final

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.gates import gate_status
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.handout import phrases
from rehabplanner.handout.cards import advice_in, exercises_in
from rehabplanner.handout.choice import position
from rehabplanner.handout.citations import Citations
from rehabplanner.handout.clinical_words import (
    CAUTIONS,
    JUDGES,
    NOTHING,
    STATUSES,
    clinical_dose,
    clinical_legs,
    signs,
)
from rehabplanner.handout.sheet import Labelled
from rehabplanner.handout.therapist_sheet import StageNotes, Table
from rehabplanner.handout.voice import Voice

_EXERCISES: Final = ("Exercise", "Dose", "Legs", "Limits and notes", "Sources")
_CRITERIA: Final = ("Judged by", "Today", "Sources")


def stage_notes(plan: Plan, stage: Stage, voice: Voice, citations: Citations) -> StageNotes:
    return StageNotes(
        title=_title(plan, stage, voice),
        facts=_facts(plan, stage, voice),
        advice=_advice(stage, citations),
        exercises=_exercises(plan, stage, voice, citations),
        criteria=(
            criteria("", "Start when", plan, _asked_at_start(stage), citations),
            criteria("", "Move on when", plan, stage.leave, citations),
        ),
    )


def criteria(
    title: str, first: str, plan: Plan, gates: Iterable[Gate], citations: Citations
) -> Table:
    """The exact conditions, under the name of the first column, and how they stand that day."""
    rows = tuple(
        (
            signs(gate.criterion.clinical),
            JUDGES[gate.criterion.judged_by],
            STATUSES[gate_status(plan, gate)],
            citations.cite(gate.criterion.sources),
        )
        for gate in gates
    )
    return Table(title, (first, *_CRITERIA), rows)


def part_name(plan: Plan, part_id: str | None) -> str:
    """What a part of the plan is called, by its id; None is the plan as a whole."""
    if part_id is None or any(gate.id == part_id for gate in plan.return_to_activity):
        return "Whole plan" if part_id is None else "Return criteria"
    for number, stage in enumerate(plan.stages, 1):
        if stage.id == part_id:
            return f"Stage {number}"
        if any(gate.id == part_id for gate in (*stage.enter, *stage.leave)):
            return f"Stage {number}, criterion"
        for item in stage.items:
            if item.id == part_id:
                return f"Stage {number}, {_item_name(item)}"
    return "A part no longer in the plan"


def _item_name(item: Item) -> str:
    content = item.content
    return content.name if content.kind == "exercise" else in_language(content.text).title


def _title(plan: Plan, stage: Stage, voice: Voice) -> str:
    name = voice.say(in_language(stage.text, voice.language).name)
    title = phrases.stage_title(position(plan, stage.id), len(plan.stages), name)
    return f"{title} (today)" if stage.id == plan.current_stage else title


def _facts(plan: Plan, stage: Stage, voice: Voice) -> tuple[Labelled, ...]:
    rule = plan.diagnosis.pain_rule
    own = f"up to {stage.pain_ceiling}/10 in this stage" if stage.pain_ceiling is not None else ""
    usual = f"up to {rule.ceiling}/10" if rule else ""
    guide = "; ".join(filter(None, (stage.weeks, f"pain {own or usual}" if own or usual else "")))
    told = (("Goal", voice.say(in_language(stage.text, voice.language).goal)), ("Guide", guide))
    return tuple(Labelled(label, words) for label, words in told if words)


def _advice(stage: Stage, citations: Citations) -> tuple[str, ...]:
    return tuple(
        citations.after(f"{advice.topic.capitalize()}: {advice.note or title}", advice.sources)
        for _, advice in advice_in(stage)
        for title in (in_language(advice.text).title,)
    )


def _exercises(plan: Plan, stage: Stage, voice: Voice, citations: Citations) -> Table:
    rows = tuple(
        (
            f"{number}. {exercise.name}",
            clinical_dose(dose),
            clinical_legs(item.legs, exercise, voice.side),
            _limits(plan, stage, exercise),
            citations.cite(exercise.sources),
        )
        for number, (item, exercise, dose) in enumerate(exercises_in(stage), 1)
    )
    return Table("", _EXERCISES, rows)


def _limits(plan: Plan, stage: Stage, exercise: Exercise) -> str:
    caution = exercise.caution_for(plan.diagnosis.key, stage.number)
    lines = (
        f"{CAUTIONS[caution.level]}: {caution.text}" if caution else "",
        f"Range: {exercise.dose_note}" if exercise.dose_note else "",
    )
    return signs("\n".join(filter(None, lines))) or NOTHING


def _asked_at_start(stage: Stage) -> tuple[Gate, ...]:
    """Without those that are met when the stage before is done."""
    return tuple(gate for gate in stage.enter if not gate.criterion.derived)
