"""Every text that the patient reads is found, with its place and for the plan's side."""

from builders import a_plan, a_stage, an_item

from rehabplanner.review.place import DIAGNOSIS, PATIENT, RETURN, Place, in_order, place_name
from rehabplanner.review.wording import cards, passages


def said() -> dict[Place, tuple[str, ...]]:
    plan = a_plan([a_stage(items=(an_item(note="Use the rail."),))])
    return {passage.place: passage.lines for passage in passages(plan)}


def test_the_words_on_the_diagnosis_are_found() -> None:
    assert said()[DIAGNOSIS] == (
        "Runner's knee",
        "Your left knee is sore from too much load. Strong muscles help it settle.",
        "Call us if your left knee locks.",
    )


def test_the_words_of_an_item_are_found_with_its_note() -> None:
    lines = said()[Place("item", "item-1")]

    assert lines[0] == "Step up"
    assert "Put your left foot on it." in lines
    assert "Stop if your left knee gives way." in lines
    assert lines[-1] == "Use the rail."


def test_each_criterion_is_a_text_of_its_own() -> None:
    found = said()

    assert found[Place("stage", "stage-1", "enter-1")] == ("You saw your therapist.",)
    assert found[Place("leave", "stage-1", "leave-1")] == ("You can walk without a limp.",)
    assert found[Place("return", "", "return-1")] == ("You can hop on your left leg.",)


def test_what_the_patient_typed_is_left_out() -> None:
    plan = a_plan(goal="Win the ultramarathon", next_visit="Thursday, extraordinarily early")

    everything = " ".join(line for passage in passages(plan) for line in passage.lines)
    assert "ultramarathon" not in everything
    assert "Thursday" not in everything


def test_a_stage_is_read_together_with_its_criteria() -> None:
    card = next(card for card in cards(a_plan()) if card.place == Place("stage", "stage-1"))

    assert card.lines == (
        "Stage name 1",
        "Make your legs strong.",
        "weeks 1-2",
        "You saw your therapist.",
        "You can walk without a limp.",
    )


def test_places_have_the_names_a_therapist_uses() -> None:
    plan = a_plan()

    names = [place_name(plan, place) for place in in_order(plan)]
    assert names == [
        "Patient and side",
        "Words on the diagnosis",
        "Stage 1",
        "Stage 1, Cold pack",
        "Stage 1, Step-up",
        "Stage 1, Step-up",
        "Stage 1, criteria to move on",
        "Stage 2",
        "Stage 2, Cold pack",
        "Stage 2, Step-up",
        "Stage 2, Step-up",
        "Stage 2, criteria to move on",
        "Return criteria",
    ]


def test_a_place_names_the_part_that_an_override_answers() -> None:
    assert PATIENT.part is None
    assert RETURN.part is None
    assert Place("leave", "stage-1").part == "stage-1"
    assert Place("leave", "stage-1", "leave-1").part == "leave-1"
