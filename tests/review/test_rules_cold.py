"""Cold and warmth: how long, with a cloth, on which skin and when."""

import pytest
from builders import A_DAY, a_diagnosis, a_dose, a_plan, a_stage, an_advice, an_advice_item
from reviewing import an_exercise_item, cautioned, fixed, ice, only, warmth

from rehabplanner.domain import charting, edits
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.screening import GateAnswer, Outcome, Raised, RedFlag, Screening
from rehabplanner.review.rules_cold import (
    heat_too_soon,
    ice_on_poor_skin,
    ice_too_long,
    ice_without_cloth,
    missing_dose,
)

HALF_AN_HOUR = Dose(duration_s=1800)


def plan_with(*items: Item) -> Plan:
    return a_plan([a_stage(items=items)])


# --- how long ---


def test_ice_for_half_an_hour_stops_and_goes_back_to_its_usual_time() -> None:
    plan = plan_with(an_advice_item(dose=HALF_AN_HOUR))

    found = only(ice_too_long(plan))
    assert (found.severity, found.part) == ("stop", "advice-1")
    after = fixed(plan, found)
    assert after.item("advice-1").dose == Dose(duration_s=900, times_per_day=3)
    assert list(ice_too_long(after)) == []


def test_words_that_ask_for_30_minutes_of_ice_stop_too() -> None:
    found = only(ice_too_long(plan_with(ice("Keep the pack on for 20 to 30 minutes."))))

    assert (found.severity, found.fix) == ("stop", None)


@pytest.mark.parametrize(
    "words", ["Keep it on for half an hour.", "Up to 1 hour is fine.", "25 Minutes.", "Thirty min."]
)
def test_too_long_is_too_long_in_any_words(words: str) -> None:
    assert only(ice_too_long(plan_with(ice("Lay it on.", note=words)))).severity == "stop"


@pytest.mark.parametrize(
    "words", ["Wait 60 minutes before the next.", "Use it every 2 hours.", "An hour after sport."]
)
def test_how_often_is_not_how_long(words: str) -> None:
    assert list(ice_too_long(plan_with(ice("Lay it on.", note=words)))) == []


def test_three_times_15_minutes_in_one_go_are_too_long() -> None:
    thrice = an_advice_item(dose=Dose(sets=3, duration_s=900))

    assert only(ice_too_long(plan_with(thrice))).fix is not None


def test_the_cold_pack_among_the_exercises_counts_as_ice() -> None:
    pack = an_exercise_item(key="ice-pack", category="self-care")

    assert only(ice_too_long(plan_with(pack.replace(dose=HALF_AN_HOUR)))).part == "item-1"


def test_20_minutes_of_ice_and_half_an_hour_of_anything_else_are_fine() -> None:
    twenty = ice("Keep it on for 10 to 20 minutes.", dose=Dose(duration_s=1200))
    walk = an_exercise_item(key="walk", category="cardio").replace(dose=HALF_AN_HOUR)

    assert list(ice_too_long(plan_with(twenty, walk))) == []


# --- the cloth and the skin ---


def test_ice_without_a_cloth_gets_one_with_a_click() -> None:
    plan = plan_with(ice("Lay the pack on your {side} knee.", note="After sport."))

    found = only(ice_without_cloth(plan))
    assert (found.severity, found.part) == ("warning", "ice")
    after = fixed(plan, found)
    assert after.item("ice").note == (
        "After sport. Put a thin cloth between the pack and your skin."
    )
    assert list(ice_without_cloth(after)) == []


def test_a_note_that_wants_bare_skin_is_for_the_therapist_to_change() -> None:
    bare = an_advice_item(note="No towel, put it on bare skin.")
    never = an_advice_item(note="Never put it on bare skin.")

    assert only(ice_without_cloth(plan_with(bare))).fix is None
    assert list(ice_without_cloth(plan_with(never))) == []


def test_no_room_for_the_cloth_leaves_the_words_to_the_therapist() -> None:
    full = ice("Lay it on your knee.", note="a" * 1000)

    assert only(ice_without_cloth(plan_with(full))).fix is None


def test_a_towel_will_do_and_words_about_cold_without_a_dose_need_none() -> None:
    when_not = ice("Do not use cold on a cut.", dose=None)

    assert list(ice_without_cloth(plan_with(an_advice_item(), when_not))) == []


def noted(note: str) -> Plan:
    return charting.report(plan_with(an_advice_item()), Report(on=A_DAY, note=note))


@pytest.mark.parametrize(
    "note",
    [
        "Raynaud since youth",
        "Numb over the shin",
        "poor circulation",
        "an open wound",
        "Skin problem at the shin",
        "Circulation problem, both feet",
        "decreased sensation",
        "PAD",
    ],
)
def test_ice_stops_where_a_note_speaks_of_poor_skin_or_circulation(note: str) -> None:
    found = only(ice_on_poor_skin(noted(note)))

    assert (found.severity, found.part) == ("stop", "advice-1")
    assert note.lower() not in found.message.lower()
    assert list(ice_on_poor_skin(fixed(noted(note), found))) == []


def test_what_was_screened_counts_as_a_note() -> None:
    asked = GateAnswer(question="Pulses present?", met=True, note="Neuropathy in both feet")
    plan = charting.screen(plan_with(an_advice_item()), Screening(on=A_DAY, gates=(asked,)))

    assert only(ice_on_poor_skin(plan)).severity == "stop"


def test_a_red_flag_on_the_blood_flow_keeps_its_weight_after_the_outcome() -> None:
    flag = RedFlag(
        key="rf15", sign="Cold foot", urgency="urgent", action="Artery problem?", sources=("POSTK",)
    )
    outcome = Outcome(on=A_DAY, by="Physician", words="May exercise.")
    found = Screening(on=A_DAY, raised=(Raised(flag=flag),), outcome=outcome)
    plan = charting.screen(plan_with(an_advice_item()), found)

    assert only(ice_on_poor_skin(plan)).severity == "stop"


@pytest.mark.parametrize(
    "note", ["No numbness", "no signs of numbness", "Skin is fine", "Needs a knee pad", ""]
)
def test_good_skin_keeps_its_ice(note: str) -> None:
    assert list(ice_on_poor_skin(noted(note))) == []


def test_poor_skin_without_ice_is_nothing_to_say() -> None:
    plan = charting.report(plan_with(warmth()), Report(on=A_DAY, note="Raynaud"))

    assert list(ice_on_poor_skin(plan)) == []


# --- warmth ---


def test_warmth_in_the_first_stage_stops() -> None:
    plan = plan_with(warmth())

    found = only(heat_too_soon(plan))
    assert (found.severity, found.part) == ("stop", "warmth")
    assert "F219" in found.sources
    assert list(heat_too_soon(fixed(plan, found))) == []


def test_warmth_in_a_later_stage_or_for_a_stiff_old_knee_is_fine() -> None:
    later = a_plan([a_stage(number=2, items=(warmth(),))])
    arthrosis = a_diagnosis(key="knee-osteoarthritis")

    assert list(heat_too_soon(later)) == []
    assert list(heat_too_soon(plan_with(warmth()).replace(diagnosis=arthrosis))) == []


def test_a_fresh_injury_bars_warmth_whatever_the_diagnosis() -> None:
    plan = plan_with(warmth()).replace(diagnosis=a_diagnosis(key="knee-osteoarthritis"))
    fresh = charting.screen(plan, Screening(on=A_DAY, fresh_injury=True))

    assert only(heat_too_soon(fresh)).severity == "stop"


def test_a_warm_pack_that_is_blocked_anyway_is_not_named_twice() -> None:
    free = an_exercise_item(key="warm-pack", category="self-care")
    barred = free.replace(content=cautioned("block", 1, key="warm-pack"))

    assert only(heat_too_soon(plan_with(free))).part == "item-1"
    assert list(heat_too_soon(plan_with(barred))) == []


# --- the dose ---


def test_ice_that_lost_its_dose_gets_the_usual_one_back() -> None:
    plan = edits.set_dose(plan_with(an_advice_item()), "advice-1", None)

    found = only(missing_dose(plan))
    assert (found.severity, found.part) == ("warning", "advice-1")
    assert fixed(plan, found).item("advice-1").dose == Dose(duration_s=900, times_per_day=3)


def test_advice_that_has_no_dose_at_all_lacks_none() -> None:
    words = an_advice_item(content=an_advice("learn", topic="education", dose=None), dose=None)

    assert list(missing_dose(plan_with(words, an_exercise_item(dose=a_dose())))) == []
