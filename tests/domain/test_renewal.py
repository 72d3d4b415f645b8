"""Taking newer contents into a plan, and knowing whose words an item holds."""

import pytest
from builders import a_dose, a_plan, an_advice, an_exercise

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Content, Plan
from rehabplanner.domain.renewal import take_contents

NEWER = an_exercise(version=2, name="Step-up onto a box")


def reworded_plan() -> Plan:
    """The therapist has changed the first exercise's words, dose, legs and note."""
    item = a_plan().item("item-1a")
    assert item.content.kind == "exercise"
    words = item.content.text["en"].replace(stop_if="Stop when you are tired.")
    plan = edits.set_item_words(a_plan(), "item-1a", words)
    plan = edits.set_dose(plan, "item-1a", a_dose(reps=7))
    plan = edits.set_legs(plan, "item-1a", "other")
    return edits.set_note(plan, "item-1a", "Hold on to the rail.")


def test_a_newer_content_leaves_dose_legs_and_note_as_the_therapist_set_them() -> None:
    before = reworded_plan().item("item-1a")
    after = take_contents(reworded_plan(), {"item-1a": NEWER}).item("item-1a")

    assert after.content == NEWER
    assert (after.dose, after.legs, after.note) == (before.dose, before.legs, before.note)


def test_only_the_items_that_are_named_change() -> None:
    advice = an_advice(version=2, note="new")
    plan = take_contents(a_plan(), {"item-2a": NEWER, "advice-2": advice})

    assert plan.stages[0] == a_plan().stages[0]
    assert plan.item("item-2a").content == NEWER
    assert plan.item("advice-2").content == advice
    assert plan.item("item-2b") == a_plan().item("item-2b")


def test_taking_nothing_leaves_an_equal_plan() -> None:
    assert take_contents(a_plan(), {}) == a_plan()


def test_an_item_that_is_not_in_the_plan_is_refused() -> None:
    with pytest.raises(KeyError):
        take_contents(a_plan(), {"nowhere": NEWER})


@pytest.mark.parametrize("other", [an_exercise("wall-sit"), an_advice("step-up")])
def test_another_entry_of_the_library_is_not_a_newer_one(other: Content) -> None:
    with pytest.raises(ValueError, match="not a newer"):
        take_contents(a_plan(), {"item-1a": other})


def test_words_changed_by_hand_are_known_as_such() -> None:
    plan = reworded_plan()

    assert plan.item("item-1a").reworded
    assert not plan.item("item-1b").reworded


def test_words_typed_as_they_were_are_not_changed_by_hand() -> None:
    item = a_plan().item("item-1a")

    assert edits.set_item_words(a_plan(), "item-1a", item.content.text["en"]) == a_plan()


def test_words_of_the_library_are_not_the_therapists_any_more() -> None:
    taken = take_contents(reworded_plan(), {"item-1a": NEWER})
    swapped = edits.swap_exercise(reworded_plan(), "item-1a", an_exercise("wall-sit"), a_dose())

    assert not taken.item("item-1a").reworded
    assert not swapped.item("item-1a").reworded


def test_a_copy_of_an_item_keeps_whose_words_it_holds() -> None:
    plan = edits.duplicate_item(reworded_plan(), "item-1a")

    assert [item.reworded for item in plan.stages[0].items[1:3]] == [True, True]
