"""What the exercises need and what the patient says they have."""

import pytest
from builders import a_plan, a_stage
from reviewing import an_exercise_item, fixed, only

from rehabplanner.domain.plan import Plan
from rehabplanner.review.rules_equipment import missing_equipment


def needing(*things: str, has: str) -> Plan:
    return a_plan([a_stage(items=(an_exercise_item(equipment=things),))], equipment=has)


def test_equipment_that_is_not_on_the_list_can_be_added_with_a_click() -> None:
    plan = needing("loop band", "box", "chair", has="Yoga mat, dumbbells")

    found = only(missing_equipment(plan))
    assert (found.severity, found.part) == ("warning", "item-1")
    assert found.message.endswith("loop band, box.")
    after = fixed(plan, found)
    assert after.equipment == "Yoga mat, dumbbells; loop band; box"
    assert list(missing_equipment(after)) == []


@pytest.mark.parametrize(
    ("thing", "has"),
    [
        ("loop band", "a loop band"),
        ("loop band", "Resistance bands"),
        ("dumbbell", "Dumbbells"),
        ("dumbbell", "some weights"),
        ("step", "stairs at home"),
        ("leg press", "goes to the gym"),
        ("chair", "nothing"),
        ("wall", "no equipment"),
    ],
)
def test_other_words_for_the_same_thing_count(thing: str, has: str) -> None:
    assert list(missing_equipment(needing(thing, has=has))) == []


@pytest.mark.parametrize(
    ("thing", "has"),
    [
        ("loop band", "chair, no bands"),
        ("leg press", "no gym"),
        ("pool", "gym"),
        ("barbell", "stepper"),
        ("step", "nothing"),
    ],
)
def test_what_is_said_not_to_be_there_is_missing(thing: str, has: str) -> None:
    assert thing in only(missing_equipment(needing(thing, has=has))).message


def test_for_a_later_stage_there_is_time_to_get_it() -> None:
    today = needing("chair", has="mat").stages[0]
    later = a_stage("stage-2", 2, items=(an_exercise_item("later", equipment=("box",)),))

    found = only(missing_equipment(a_plan([today, later], equipment="mat")))
    assert (found.severity, found.part) == ("note", "later")


def test_an_empty_list_says_nothing() -> None:
    assert list(missing_equipment(needing("leg press", has=""))) == []


def test_a_list_without_room_is_left_to_the_therapist() -> None:
    assert only(missing_equipment(needing("box", has="chair " * 50))).fix is None
