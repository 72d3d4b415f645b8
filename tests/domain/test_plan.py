"""A plan is addressable and self-contained."""

import pytest
from builders import (
    a_diagnosis,
    a_gate,
    a_plan,
    a_stage,
    an_advice_item,
    an_exercise,
    an_item,
)
from pydantic import ValidationError

from rehabplanner.domain.diagnosis import CodeSide, Icd10Code
from rehabplanner.domain.exercise import Caution, CautionLevel
from rehabplanner.domain.side import Side


def test_plans_built_alike_are_equal() -> None:
    assert a_plan() == a_plan()
    assert a_plan() != a_plan(goal="Walk")


def test_two_parts_of_a_plan_cannot_have_the_same_id() -> None:
    with pytest.raises(ValidationError, match="two parts of the plan have the same id"):
        a_plan([a_stage("same"), a_stage("same", 2)])
    with pytest.raises(ValidationError, match="two parts of the plan have the same id"):
        a_plan([a_stage(items=(an_item("same"), an_item("same")))])
    with pytest.raises(ValidationError, match="two parts of the plan have the same id"):
        a_plan(return_to_activity=(a_gate("leave-1"),))


def test_the_current_stage_is_one_of_the_plans_stages() -> None:
    with pytest.raises(ValidationError, match="the current stage is not one of"):
        a_plan(current_stage="elsewhere")


def test_a_plan_has_at_least_one_stage() -> None:
    with pytest.raises(ValidationError):
        a_plan().replace(stages=())


def test_parts_are_found_by_id() -> None:
    plan = a_plan()

    assert plan.stage("stage-2").number == 2
    assert plan.item("item-2b").content.key == "wall-sit"
    assert plan.stage_of("item-2b").id == "stage-2"


def test_an_id_that_is_not_in_the_plan_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        a_plan().stage("item-1a")
    with pytest.raises(KeyError):
        a_plan().item("stage-1")
    with pytest.raises(KeyError):
        a_plan().stage_of("nowhere")


def test_an_exercise_needs_a_dose_and_advice_does_not() -> None:
    with pytest.raises(ValidationError, match="an exercise needs a dose"):
        an_item(dose=None)

    assert an_advice_item(dose=None).dose is None


def test_a_diagnosis_that_can_be_planned_needs_a_pain_rule() -> None:
    with pytest.raises(ValidationError, match="needs a pain rule"):
        a_diagnosis(pain_rule=None)


def test_a_diagnosis_that_cannot_be_planned_needs_its_referral() -> None:
    with pytest.raises(ValidationError, match="needs its referral advice"):
        a_diagnosis(plannable=False)


@pytest.mark.parametrize(
    ("side", "codes"),
    [
        ("left", ["M22.2X2"]),
        ("right", ["M22.2X1"]),
        ("both", ["M22.2X1", "M22.2X2"]),
        (None, ["M22.2X9"]),
    ],
)
def test_codes_are_offered_for_the_side_of_the_plan(side: Side | None, codes: list[str]) -> None:
    sides: tuple[CodeSide, ...] = ("right", "left", "unspecified")
    diagnosis = a_diagnosis(
        icd10=tuple(
            Icd10Code(code=f"M22.2X{digit}", title="Disorders", side=side)
            for digit, side in zip("129", sides, strict=True)
        )
    )

    assert [code.code for code in diagnosis.codes_for(side)] == codes


def test_a_code_that_knows_no_side_is_offered_for_every_side() -> None:
    code = Icd10Code(code="M17.9", title="Osteoarthritis of knee", side="any")
    diagnosis = a_diagnosis(icd10=(code,))

    sides: tuple[Side | None, ...] = ("left", "right", "both", None)
    assert [diagnosis.codes_for(side) for side in sides] == [(code,)] * 4


def test_the_strictest_caution_for_the_diagnosis_and_stage_counts() -> None:
    def caution(level: CautionLevel, diagnosis: str, stage: int) -> Caution:
        return Caution(level=level, diagnoses=(diagnosis,), stages=(stage,), text=f"{level} it")

    exercise = an_exercise(
        cautions=(
            caution("watch", "meniscus-injury", 1),
            caution("block", "meniscus-injury", 1),
            caution("limit", "meniscus-injury", 1),
            caution("limit", "meniscus-injury", 2),
        )
    )

    first, second = (exercise.caution_for("meniscus-injury", stage) for stage in (1, 2))
    assert first is not None
    assert first.level == "block"
    assert second is not None
    assert second.level == "limit"
    assert exercise.caution_for("meniscus-injury", 3) is None
    assert exercise.caution_for("pcl-injury", 1) is None
