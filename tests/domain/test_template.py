"""A plan becomes a template without its patient, and a template becomes the next patient's plan."""

from datetime import date
from typing import Any

import pytest
from builders import (
    A_DAY,
    a_diagnosis,
    a_gate,
    a_measurement,
    a_plan,
    a_stage,
    an_item,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from rehabplanner.domain import charting, edits
from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.override import Override
from rehabplanner.domain.own import is_own
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan, StageText
from rehabplanner.domain.screening import Outcome, Raised, RedFlag, Screening
from rehabplanner.domain.side import Side, sided
from rehabplanner.domain.template import (
    Template,
    plan_from,
    template_of,
    words_naming_the_patient,
)
from rehabplanner.review.review import review

NEXT_DAY = date(2026, 12, 1)
SIDES = st.sampled_from(("left", "right", "both", None))
WORDS = st.lists(
    st.sampled_from(("your", "left knee", "right", "Left", "bends", "all right", "{side} leg")),
    min_size=1,
).map(" ".join)


def _ids(plan: Plan) -> set[str]:
    ids = {gate.id for gate in plan.return_to_activity}
    for stage in plan.stages:
        gates = (*stage.enter, *stage.leave)
        ids |= {stage.id, *(part.id for part in gates), *(item.id for item in stage.items)}
    return ids


def _without_ids(plan: Plan) -> Any:
    """What a plan says, whatever its parts are called."""
    text = plan.model_dump_json(exclude={"id", "current_stage"})
    for number, part in enumerate(sorted(_ids(plan), key=text.index)):
        text = text.replace(part, f"part {number}")
    return text


def _treated(name: str) -> Plan:
    """A plan in whose every field on the patient something with the name stands."""
    flag = RedFlag(key="fever", sign="Fever", urgency="routine", sources=("F093",))
    plan = a_plan(
        patient=Patient(name=name, born=date(1980, 2, 3)),
        goal=f"{name} wants to run",
        equipment=f"{name}'s band",
        next_visit=f"{name} comes on Friday",
    )
    told = f"{name} says so"
    plan = charting.screen(plan, Screening(on=A_DAY, raised=(Raised(flag=flag, note=told),)))
    plan = charting.record_outcome(plan, Outcome(on=A_DAY, by=name, words=told))
    plan = charting.measure(plan, a_measurement())
    plan = charting.report(plan, Report(on=A_DAY, note=told))
    plan = edits.add_override(plan, Override(rule="too-many", reason=told, on=A_DAY))
    return edits.begin_visit(plan, NEXT_DAY)


def test_a_template_is_named_and_has_a_key_of_its_own() -> None:
    template = template_of(a_plan(), "My runner's knee")

    assert template.name == "My runner's knee"
    assert is_own(template.key)
    assert template_of(a_plan(), "My runner's knee").key != template.key


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_nothing_of_the_patient_is_in_a_template(letters: str) -> None:
    name = f"Q7{letters}Q7"

    kept = template_of(_treated(name), "Mine").model_dump_json()

    assert name not in kept
    assert "1980" not in kept


@pytest.mark.parametrize(
    "typed",
    [
        lambda plan, words: edits.set_note(plan, "item-1a", words),
        lambda plan, words: edits.set_stage_weeks(plan, "stage-1", words),
        lambda plan, words: edits.set_stage_words(
            plan, "stage-1", StageText(name="Calm", goal=words)
        ),
        lambda plan, words: edits.set_item_words(
            plan, "item-1a", ExerciseText(name="Step", steps=(words,))
        ),
        lambda plan, words: edits.set_return_gates(plan, (a_gate("gate", words),)),
    ],
)
def test_words_that_name_the_patient_are_told(typed: Any) -> None:
    plan = a_plan(patient=Patient(name="Maria O'Hara-Li"))
    words = "Slowly, Maria."

    assert words_naming_the_patient(plan) == ()
    assert words_naming_the_patient(typed(plan, words)) == (words,)
    assert words_naming_the_patient(typed(plan, "Liquid food.")) == ()


def test_words_of_a_plan_without_a_name_name_nobody() -> None:
    assert words_naming_the_patient(a_plan(patient=Patient())) == ()


def test_the_plan_of_a_template_says_what_the_first_one_said() -> None:
    plan = a_plan(patient=Patient(), goal="", minutes_per_day=None)

    again = plan_from(template_of(plan, "Mine"), created=A_DAY, side="left")

    assert _without_ids(again) == _without_ids(plan)
    assert again.current_stage == again.stages[0].id


def test_two_plans_of_one_template_share_no_part() -> None:
    template = template_of(a_plan(), "Mine")

    one, two = (plan_from(template, created=A_DAY) for _ in range(2))

    assert one.id != two.id
    assert not _ids(one) & _ids(two)
    assert not _ids(one) & _ids(a_plan())


def test_a_plan_is_made_for_the_patient_the_day_and_the_side() -> None:
    jane = Patient(name="Jane Smith")

    plan = plan_from(template_of(a_plan(), "Mine"), created=NEXT_DAY, patient=jane, side="right")

    assert (plan.patient, plan.created, plan.side) == (jane, NEXT_DAY, "right")
    assert plan.goal == ""


def test_a_plan_begins_in_the_first_stage_wherever_the_other_patient_was() -> None:
    template = template_of(edits.set_current_stage(a_plan(), "stage-2"), "Mine")

    plan = plan_from(template, created=A_DAY)

    assert plan.current_stage == plan.stages[0].id


@pytest.mark.parametrize(
    ("side", "note"),
    [
        ("left", "Left leg first, then your right leg."),
        ("right", "Right leg first, then your left leg."),
        (None, "Left leg first, then your other leg."),
    ],
)
def test_words_typed_for_one_knee_follow_the_new_patients(side: Side | None, note: str) -> None:
    typed = edits.set_note(a_plan(), "item-1a", "Left leg first, then your right leg.")

    plan = plan_from(template_of(typed, "Mine"), created=A_DAY, side=side)

    assert sided(plan.stages[0].items[1].note, plan.side) == note


@given(WORDS, SIDES, SIDES)
@settings(max_examples=40, deadline=None)
def test_every_template_makes_plans_that_can_be_reviewed(
    words: str, side: Side | None, other: Side | None
) -> None:
    text = ExerciseText(name=words, steps=(words,))
    plan = edits.set_item_words(
        edits.set_note(a_plan(side=side), "item-1a", words), "item-1b", text
    )

    made = plan_from(template_of(plan, "Mine"), created=A_DAY, side=other)
    back = plan_from(template_of(made, "Mine"), created=A_DAY, side=side)

    assert made.side == other
    review(made)
    assert back.side == side
    if side is not None and side == other:
        assert sided(made.stages[0].items[1].note, side) == sided(words, side)


def test_a_template_keeps_its_words_through_json() -> None:
    template = template_of(a_plan(), "Mine")

    assert Template.model_validate_json(template.model_dump_json()) == template


def test_a_diagnosis_that_must_be_referred_makes_no_template() -> None:
    referred = a_diagnosis(plannable=False, referral="Refer at once.")

    with pytest.raises(ValidationError, match="cannot be planned"):
        template_of(a_plan(diagnosis=referred), "Mine")


def test_a_template_without_stages_is_none() -> None:
    template = template_of(a_plan(), "Mine")

    with pytest.raises(ValidationError, match="stages"):
        template.replace(stages=())


def test_parts_of_equal_ids_from_outside_get_their_own() -> None:
    twice = (an_item("same"), an_item("same"))
    template = template_of(a_plan(), "Mine").replace(stages=(a_stage(items=twice),))

    plan = plan_from(template, created=A_DAY)

    assert len({item.id for item in plan.stages[0].items}) == 2
