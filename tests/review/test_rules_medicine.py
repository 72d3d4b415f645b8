"""A sheet never names a medicine or its dose."""

import json

import pytest
from builders import a_plan, a_stage, an_item
from reviewing import fixed, ice, only

from rehabplanner import resources
from rehabplanner.review.place import PATIENT
from rehabplanner.review.rules_medicine import medicine_named, names_medicine


@pytest.mark.parametrize(
    "line",
    [
        "Take ibuprofen first.",
        "Take 400 mg before bed.",
        "Diclofenac gel twice a day.",
        "2x500mg",
        "Ask about NSAIDs.",
        "Tylenol helps.",
        "Two tablets at night.",
        "Take pain killers first.",
    ],
)
def test_a_drug_or_a_dose_is_recognised(line: str) -> None:
    assert names_medicine(line)


@pytest.mark.parametrize(
    "line",
    ["Ask your doctor or pharmacist about medicines.", "Hold 5 kg.", "Jump 40 cm.", "Image 12"],
)
def test_plain_words_and_other_units_are_no_medicine(line: str) -> None:
    assert not names_medicine(line)


def test_a_medicine_in_a_note_stops_and_the_note_can_be_replaced() -> None:
    plan = a_plan([a_stage(items=(an_item(note="Take naproxen before."),))])

    found = only(medicine_named(plan))
    assert (found.severity, found.part) == ("stop", "item-1")
    assert "naproxen" not in found.message
    after = fixed(plan, found)
    assert after.item("item-1").note == "Ask your doctor or pharmacist about medicines."
    assert list(medicine_named(after)) == []


def test_a_medicine_in_other_words_is_the_therapists_to_change() -> None:
    plan = a_plan([a_stage(items=(ice("Rub in heparin gel."),))])

    found = only(medicine_named(plan))
    assert (found.part, found.fix) == ("ice", None)


def test_the_goal_and_the_next_visit_are_printed_too() -> None:
    for plan in (a_plan(goal="Run without tramadol"), a_plan(next_visit="After the prednisone")):
        assert only(medicine_named(plan)).place == PATIENT


def test_the_weeks_of_a_stage_are_printed_too() -> None:
    assert only(medicine_named(a_plan([a_stage(weeks="2 weeks with naproxen")]))).part == "stage-1"


def test_a_plan_without_medicines_is_fine() -> None:
    assert list(medicine_named(a_plan())) == []


def test_the_list_of_medicines_is_sorted_and_of_plain_lower_case_words() -> None:
    words = json.loads(resources.read_text("library/medicine_words.json"))["words"]

    assert words == sorted(set(words))
    assert all(word.isalpha() and word.islower() and len(word) > 3 for word in words)
