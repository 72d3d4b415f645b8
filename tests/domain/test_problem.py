"""A failed validation is told in one sentence that never repeats the value."""

from typing import Any

import pytest
from builders import a_plan
from pydantic import ValidationError

from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.problem import problem

SECRET = "Sècret Patient"


def _told(content: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate(content)
    return problem(caught.value)


def _content() -> dict[str, Any]:
    return a_plan().model_dump(mode="json", by_alias=True)


def test_it_says_where_and_what() -> None:
    content = _content()
    content["stages"][0]["items"][2]["dose"]["sets"] = 99

    assert _told(content) == "stages 1, items 3, dose, sets must be at most 20"


def test_of_several_problems_the_first_is_told() -> None:
    content = {**_content(), "goal": "x" * 301, "minutes_per_day": 1}

    assert _told(content) == "goal is longer than 300 characters"


def test_something_missing_is_named() -> None:
    content = _content()
    del content["created"]

    assert _told(content) == "created is missing"


def test_a_rule_of_the_whole_plan_reads_as_a_sentence() -> None:
    content = _content()
    content["current_stage"] = "elsewhere"

    assert _told(content) == "the current stage is not one of the plan's stages"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("patient", SECRET),
        ("patient", {"name": SECRET * 30}),
        ("patient", {"name": f"{SECRET} 😀"}),
        ("patient", {"born": SECRET}),
        ("side", SECRET),
        ("goal", SECRET * 40),
        ("goal", [SECRET]),
        ("created", SECRET),
        ("minutes_per_day", SECRET),
        ("stages", SECRET),
        ("stages", [SECRET]),
        ("stages", []),
        ("schema", SECRET),
        ("current_stage", SECRET),
        (f"{SECRET}\n" * 50, 1),
    ],
)
def test_the_value_is_never_repeated(place: str, value: object) -> None:
    told = _told({**_content(), place: value})

    assert SECRET not in told
    assert "\n" not in told
    assert 5 < len(told) < 200


def test_a_long_name_is_told_with_its_limit() -> None:
    with pytest.raises(ValidationError) as caught:
        Patient(name="x" * 300)

    assert problem(caught.value) == "name is longer than 120 characters"
