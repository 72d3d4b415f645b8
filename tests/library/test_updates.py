"""What the library offers a plan that was made with an older one."""

from dataclasses import replace
from typing import Any

import pytest
from builders import a_dose, a_plan, a_stage, an_advice, an_advice_item, an_exercise, an_item
from small_library import small_library

from rehabplanner.domain import edits
from rehabplanner.domain.advice import Advice
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Content, Plan
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.updates import updates


def library_with(*contents: Content) -> Library:
    """The small library with these entries in place of its own."""
    library = small_library()
    exercises = {each.key: each for each in contents if isinstance(each, Exercise)}
    advice = {each.key: each for each in contents if isinstance(each, Advice)}
    return replace(
        library,
        exercises={**library.exercises, **exercises},
        advice={**library.advice, **advice},
    )


def with_stage_advice(advice: Advice, number: int) -> Library:
    """The small library whose protocol says this in one of its stages."""
    library = small_library()
    ((key, protocol),) = library.protocols.items()
    stages = list(protocol.stages)
    stages[number - 1] = stages[number - 1].replace(advice=(advice,))
    changed = Protocol(schema=1, diagnosis=protocol.diagnosis, stages=tuple(stages))
    return replace(library, protocols={key: changed})


def plan_with(content: Content, number: int = 1, **changes: Any) -> Plan:
    """One stage that holds one item."""
    item = an_item("it", content=content, dose=a_dose(), **changes)
    return a_plan([a_stage(number=number, items=(item,))])


def offered(plan: Plan, library: Library) -> list[Content]:
    return [update.content for update in updates(plan, library)]


def test_a_newer_exercise_is_offered_with_its_place() -> None:
    newer = an_exercise(version=2, position="on a step")
    plan = a_plan()
    found = updates(plan, library_with(newer))

    assert [(each.stage.id, each.item.id) for each in found] == [
        ("stage-1", "item-1a"),
        ("stage-2", "item-2a"),
    ]
    assert all(each.content == newer for each in found)
    assert not any(each.is_reworded for each in found)


@pytest.mark.parametrize("ours", [2, 3])
def test_an_exercise_of_the_same_or_a_newer_library_stays(ours: int) -> None:
    plan = plan_with(an_exercise(version=ours, position="as it was"))

    assert not offered(plan, library_with(an_exercise(version=2, position="on a step")))


def test_a_higher_number_without_a_change_is_no_news() -> None:
    assert not offered(plan_with(an_exercise()), library_with(an_exercise(version=2)))


def test_an_exercise_that_the_library_has_no_more_stays() -> None:
    assert not offered(plan_with(an_exercise("long-gone")), library_with())


def test_an_own_exercise_is_never_offered_the_library_s() -> None:
    own = an_exercise("own-step", name="My step-up")
    clash = an_exercise("own-step", version=9, name="Somebody else's")

    assert not offered(plan_with(own), library_with(clash))


def test_an_exercise_is_not_offered_the_advice_of_the_same_key() -> None:
    assert not offered(plan_with(an_exercise("ice")), library_with(an_advice("ice", version=2)))


def test_words_changed_by_hand_are_offered_and_said_to_be() -> None:
    item = a_plan().item("item-1a")
    assert item.content.kind == "exercise"
    words = item.content.text["en"].replace(error="You lean forward.")
    plan = edits.set_item_words(a_plan(), "item-1a", words)
    found = updates(plan, library_with(an_exercise(version=2, position="on a step")))

    assert [(each.item.id, each.is_reworded) for each in found] == [
        ("item-1a", True),
        ("item-2a", False),
    ]


def test_words_changed_by_hand_alone_are_no_news() -> None:
    item = a_plan().item("item-1a")
    assert item.content.kind == "exercise"
    words = item.content.text["en"].replace(error="You lean forward.")

    assert not offered(
        edits.set_item_words(a_plan(), "item-1a", words), library_with(an_exercise())
    )


def test_newer_advice_of_the_library_is_offered() -> None:
    newer = an_advice("ice", version=2, note="15 minutes at most")
    plan = a_plan([a_stage(items=(an_advice_item(),))])

    assert offered(plan, library_with(newer)) == [newer]


def test_what_the_stage_says_wins_over_the_library() -> None:
    stages = an_advice("ice", version=2, note="of the stage")
    library = with_stage_advice(stages, number=1)
    general = an_advice("ice", version=3, note="of the library")
    library = replace(library, advice={"ice": general})
    first = a_stage(items=(an_advice_item("one"),))

    assert offered(a_plan([first]), library) == [stages]


def test_advice_that_was_moved_to_another_stage_is_still_renewed() -> None:
    newer = an_advice("ice", version=2, note="of stage 1")
    library = replace(with_stage_advice(newer, number=1), advice={})
    second = a_stage("stage-2", 2, items=(an_advice_item("two"),))

    assert offered(a_plan([second]), library) == [newer]


@pytest.mark.parametrize("number", [3, 4])
def test_a_stage_without_a_counterpart_has_the_library_s_advice(number: int) -> None:
    newer = an_advice("ice", version=2, note="new")
    stage = a_stage(number=number, items=(an_advice_item(),))

    assert offered(a_plan([stage]), library_with(newer)) == [newer]


def test_a_plan_of_a_diagnosis_the_library_has_no_more_is_looked_at_too() -> None:
    newer = an_exercise(version=2, position="on a step")
    library = replace(library_with(newer), protocols={})

    assert offered(plan_with(an_exercise()), library) == [newer]


def test_a_plan_made_today_is_offered_nothing() -> None:
    library = small_library()
    ((_, protocol),) = library.protocols.items()
    items = (
        an_item("a", content=library.exercises["heel-slide"], legs=None),
        an_advice_item("b", content=protocol.stages[0].advice[0], dose=None),
    )

    assert not offered(a_plan([a_stage(items=items)]), library)
