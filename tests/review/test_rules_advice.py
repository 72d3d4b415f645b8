"""Advice on rest and load, from the first day on."""

from builders import a_plan, a_rested_stage, a_sound_plan, a_stage, an_advice, an_advice_item
from reviewing import fixed, only

from rehabplanner.review import readability
from rehabplanner.review.review import review
from rehabplanner.review.rules_advice import no_rest_or_load_advice


def test_a_first_stage_without_advice_on_rest_gets_some_with_a_click() -> None:
    plan = a_plan()

    found = only(no_rest_or_load_advice(plan))
    assert (found.severity, found.part) == ("warning", "stage-1")
    after = fixed(plan, found)
    words = after.stages[0].items[0].content.text["en"]
    assert readability.grade(line for line in words.model_dump()["lines"]) <= 6
    assert review(after) == ()


def test_advice_on_rest_or_on_load_is_enough() -> None:
    load = an_advice_item(content=an_advice("pace", topic="load"))

    assert list(no_rest_or_load_advice(a_sound_plan())) == []
    assert list(no_rest_or_load_advice(a_plan([a_stage(items=(load,))]))) == []


def test_only_the_first_stage_is_asked() -> None:
    plan = a_plan([a_rested_stage(), a_stage("stage-2", 2, items=())])

    assert list(no_rest_or_load_advice(plan)) == []
