"""The composed sheet says the right things, for the right side, in the right order."""

import subprocess
import sys
from dataclasses import replace

import pytest
from builders import (
    a_diagnosis,
    a_dose,
    a_gate,
    a_plan,
    a_stage,
    an_advice,
    an_advice_item,
    an_exercise,
    an_item,
)

from rehabplanner.domain.advice import AdviceText
from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.handout import phrases
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.sheet import Handout, Labelled
from rehabplanner.refusal import Refusal

CLINIC = Clinic(
    name="Sample Clinic", therapist="Sample Therapist", phone="555 0100", address="1 Quay"
)


def composed(plan: Plan, clinic: Clinic = CLINIC) -> Handout:
    return compose(plan, clinic, HandoutOptions())


def words_named(name: str, steps: tuple[str, ...] = ("Do it.",)) -> ExerciseText:
    return ExerciseText(name=name, steps=steps, cues=("Breathe.",), stop_if="Stop if it hurts.")


def three_stages() -> Plan:
    return a_plan((a_stage("stage-1", 1), a_stage("stage-2", 2), a_stage("stage-3", 3)))


def test_a_plan_without_a_side_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refusal, match="Choose left, right or both knees"):
        composed(a_plan(side=None))


@pytest.mark.parametrize(
    ("side", "title", "sign"),
    [
        ("left", "Your plan for your left knee", "Call us if your left knee locks."),
        ("right", "Your plan for your right knee", "Call us if your right knee locks."),
        ("both", "Your plan for both knees", "Call us if your knee locks."),
    ],
)
def test_the_words_follow_the_side(side: str, title: str, sign: str) -> None:
    handout = composed(a_plan(side=side))
    assert handout.title == title
    assert sign in {line for group in handout.stop_signs.groups for line in group.lines}
    assert "{" not in repr(handout.today) + repr(handout.later) + repr(handout.condition)


def test_signs_stand_under_what_to_do_the_most_urgent_first() -> None:
    words = (
        a_diagnosis()
        .text["en"]
        .replace(
            emergency_signs=("Your urine turns dark.",),
            soon_signs=("It is not better in 6 weeks.",),
        )
    )
    plan = a_plan(diagnosis=a_diagnosis(text={"en": words}))
    emergency, today, soon = composed(plan).stop_signs.groups
    assert emergency.lead == phrases.EMERGENCY_LEAD
    assert emergency.lines == ("Your urine turns dark.", *phrases.EMERGENCY_SIGNS)
    assert today.lines == ("Call us if your left knee locks.", *phrases.STOP_SIGNS)
    assert soon.lines == ("It is not better in 6 weeks.",)


def test_without_signs_to_tell_soon_that_heading_is_left_out() -> None:
    leads = [group.lead for group in composed(a_plan()).stop_signs.groups]
    assert leads == [phrases.EMERGENCY_LEAD, phrases.STOP_LEAD]


def test_the_facts_say_for_whom_by_whom_when_and_when_next() -> None:
    facts = composed(a_plan(next_visit="Friday at 10")).facts
    assert facts == (
        Labelled("For", "Sample Patient"),
        Labelled("Date", "21 November 2026"),
        Labelled("Made by", "Sample Therapist, Sample Clinic, 1 Quay"),
        Labelled("Next visit", "Friday at 10"),
    )


def test_what_is_not_known_leaves_a_line_to_write_on() -> None:
    handout = composed(a_plan(patient=Patient(), next_visit=""), Clinic())
    by_label = {fact.label: fact.words for fact in handout.facts}
    for label in ("For", "Made by", "Next visit"):
        assert by_label[label] == phrases.BLANK
    assert handout.stop_signs.phone.words == phrases.BLANK


def test_the_nickname_comes_with_the_formal_name_in_brackets() -> None:
    assert composed(a_plan()).condition.label == "Runner's knee (Patellofemoral pain)"


def test_a_formal_name_that_is_the_nickname_is_said_once() -> None:
    plan = a_plan(diagnosis=a_diagnosis(name="Runner's Knee"))
    assert composed(plan).condition.label == "Runner's knee"


def test_the_pain_rule_starts_from_the_diagnosis_ceiling() -> None:
    rule = composed(a_plan()).pain_rule
    assert rule is not None
    assert [step.label for step in rule.steps] == ["0 to 3", "4 to 5", "6 or more, or sharp"]


def test_a_stage_of_its_own_ceiling_moves_the_pain_rule() -> None:
    rule = composed(a_plan((a_stage(pain_ceiling=2),))).pain_rule
    assert rule is not None
    assert [step.label for step in rule.steps] == ["0 to 2", "3 to 4", "5 or more, or sharp"]


def test_today_is_the_current_stage_and_earlier_ones_are_left_out() -> None:
    handout = composed(three_stages().replace(current_stage="stage-2"))
    assert handout.today.title == "Stage 2 of 3: Stage name 2"
    assert [stage.title for stage in handout.later] == ["Stage 3 of 3: Stage name 3"]
    assert "Stage name 1" not in repr(handout)


def test_today_tells_an_exercise_in_full() -> None:
    card = composed(a_plan()).today.exercises[0]
    assert card.title == "1. Step up"
    assert card.dose == "3 sets of 10. Every day. Left leg, then right leg."
    assert card.steps[1] == "Put your left foot on it."
    assert card.stop_if == "Stop if your left knee gives way."
    assert card.hints == (
        Labelled("Remember", "Keep your left knee over your toes."),
        Labelled("Common mistake", "Your knee drops in. Do this: Push it out a little."),
    )


def test_the_therapists_note_is_printed_with_the_exercise() -> None:
    stage = a_stage(items=(an_item(note="Hold the rail with your {other} hand."),))
    hints = composed(a_plan((stage,))).today.exercises[0].hints
    assert Labelled("For you", "Hold the rail with your right hand.") in hints


def test_a_later_exercise_keeps_what_makes_it_right_and_safe() -> None:
    new = an_exercise("squat", text={"en": words_named("Squat")})
    later = a_stage("stage-2", 2, items=(an_item("x", content=new, note="Go slow."),))
    card = composed(a_plan((a_stage(), later))).later[0].exercises[0]
    assert (card.title, card.dose) == (
        "Squat",
        "3 sets of 10. Every day. Left leg, then right leg.",
    )
    assert card.steps
    assert card.stop_if
    assert card.hints == (Labelled("For you", "Go slow."),)


def test_what_a_later_stage_repeats_is_told_once_but_its_dose_and_note_are_its_own() -> None:
    again = an_item("again", dose=a_dose(sets=5), note="Go slow.")
    card = (
        composed(a_plan((a_stage(), a_stage("stage-2", 2, items=(again,))))).later[0].exercises[0]
    )
    assert card.steps == ("Do this as in stage 1.",)
    assert card.dose.startswith("5 sets of 10.")
    assert card.hints == (Labelled("For you", "Go slow."),)


def test_changed_words_are_told_again() -> None:
    other = an_exercise(text={"en": words_named("Step up", steps=("Use the high step.",))})
    later = a_stage("stage-2", 2, items=(an_item("again", content=other),))
    card = composed(a_plan((a_stage(), later))).later[0].exercises[0]
    assert card.steps == ("Use the high step.",)


def test_advice_has_its_times_and_education_stands_apart() -> None:
    learn = an_advice("learn", topic="education", dose=None)
    stage = a_stage(items=(*a_stage().items, Item(id="learn", content=learn)))
    today = composed(a_plan((stage,))).today
    assert [card.dose for card in today.advice] == ["15 minutes, up to 3 times a day."]
    assert [card.title for card in today.advice] == ["Ice: Cold pack"]
    assert [card.title for card in today.education] == ["Good to know: Cold pack"]


def test_a_stage_names_its_single_leg_work() -> None:
    both = an_item("squat", content=an_exercise("squat", single_leg=False))
    today, later = a_stage(items=(both, an_item("step"))), a_stage("stage-2", 2, items=(both,))
    handout = composed(a_plan((today, later.replace(items=(both.replace(id="again"),)))))
    assert handout.today.single_leg == "Single-leg work: Step up. Start with the weaker leg."
    assert handout.later[0].single_leg == ""


def test_page_one_lists_todays_exercises_in_short() -> None:
    assert composed(a_plan()).summary == (
        Labelled("1. Step up", "3 sets of 10, every day"),
        Labelled("2. Step up", "3 sets of 10, every day"),
    )


def test_gates_become_lists_to_tick() -> None:
    handout = composed(a_plan(return_to_activity=(a_gate("r", "Hop on your {side} leg."),)))
    assert handout.today.move_on.title == "You may move on when"
    assert handout.today.move_on.lines == ("You can walk without a limp.",)
    assert handout.return_to_activity.title == "Back to sport when"
    assert handout.return_to_activity.lines == ("Hop on your left leg.",)


def test_the_log_has_todays_exercises_and_fourteen_days() -> None:
    log = composed(a_plan()).log
    assert log.exercises == ("1. Step up", "2. Step up")
    assert [len(week) for week in log.weeks] == [7, 7]
    assert (log.weeks[0][0], log.weeks[1][-1]) == ("Day 1", "Day 14")


def test_a_language_that_is_missing_falls_back_to_english() -> None:
    handout = compose(a_plan(), CLINIC, HandoutOptions(language="es"))
    assert replace(handout, language="en") == composed(a_plan())


def test_composing_needs_no_reportlab() -> None:
    rooms = (
        "rehabplanner.handout.phrases, rehabplanner.handout.options, rehabplanner.handout.compose"
    )
    code = f"import sys, {rooms}; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_rest_lasts_as_long_as_the_stage() -> None:
    rest = an_advice("rest", topic="rest", dose=None)
    plan = a_plan((a_stage(items=(Item(id="rest", content=rest),)),))
    assert composed(plan).today.advice[0].dose == "For as long as you are in stage 1."


def test_a_card_for_cold_always_tells_of_the_cloth_and_the_most() -> None:
    def lines(*words: str) -> tuple[str, ...]:
        cold = an_advice(text={"en": AdviceText(title="Cold", lines=words)})
        plan = a_plan((a_stage(items=(an_advice_item(content=cold),)),))
        return composed(plan).today.advice[0].steps

    safe = "Wrap it in a thin cloth, never over 20 minutes."
    assert lines(safe) == (safe,)
    assert lines("Cool it.") == ("Cool it.", phrases.COLD_CLOTH, phrases.COLD_MOST)


def test_a_bad_day_goes_by_the_stages_own_pain_numbers() -> None:
    card = composed(a_plan((a_stage(pain_ceiling=2),))).today.bad_day
    assert card is not None
    assert card.steps == (
        "Pain at 3 to 4: do a third less (sets, weight or bend).",
        "It must settle within 24 hours.",
        "If not, or at 5 or more, or sharp: leave that exercise out.",
        "If that happens 2 times in a week, call us.",
        "After you were ill or off for over 2 weeks, call us before you start.",
    )


def test_a_bad_day_in_a_later_stage_leads_one_stage_back() -> None:
    card = composed(three_stages().replace(current_stage="stage-3")).today.bad_day
    assert card is not None
    assert "do an easier one from stage 2 instead" in card.steps[2]
    assert card.steps[-1].endswith("start 1 stage back.")


def test_a_stage_tells_how_long_its_exercises_take() -> None:
    handout = composed(a_plan())
    assert handout.today.minutes.startswith("About ")
    assert handout.today.minutes.endswith(" minutes, once a day.")
    assert composed(a_plan((a_stage(items=()),))).today.minutes == ""


# --- chosen stages --------------------------------------------------------------------------------


def chosen(plan: Plan, *stages: int) -> Handout:
    return compose(plan, CLINIC, HandoutOptions(stages=stages))


def test_only_todays_stage_ends_with_the_way_to_the_next_one() -> None:
    handout = chosen(a_plan(return_to_activity=(a_gate("r"),)), 1)
    assert handout.today.move_on.lines
    assert handout.later == ()
    assert handout.return_to_activity.lines == ()
    assert handout.headings.today == "What to do now"


def test_the_last_stage_brings_the_way_back_to_sport() -> None:
    handout = chosen(three_stages().replace(return_to_activity=(a_gate("r"),)), 1, 3, 3)
    assert [stage.title for stage in handout.later] == ["Stage 3 of 3: Stage name 3"]
    assert handout.return_to_activity.lines == ("You can walk without a limp.",)


def test_a_stage_ahead_is_not_called_today_and_not_yet_started() -> None:
    handout = chosen(three_stages(), 2, 3)
    assert handout.today.title == "Stage 2 of 3: Stage name 2"
    assert handout.headings.summary == "Stage 2 in short"
    assert handout.headings.today == "What to do in stage 2"
    assert handout.headings.today_lead == "Do not start this stage yet. We will tell you when."
    assert handout.headings.later == "Later stages"


def test_stages_before_the_one_in_full_are_not_called_later() -> None:
    handout = chosen(three_stages().replace(current_stage="stage-2"), 2, 3, 1)
    assert [stage.title[:7] for stage in handout.later] == ["Stage 1", "Stage 3"]
    assert (handout.headings.later, handout.headings.today_lead) == ("Other stages", "")
    assert {card.steps for card in handout.later[0].exercises} == {("Do this as in stage 2.",)}


@pytest.mark.parametrize("number", [4, 20])
def test_a_stage_that_the_plan_lacks_is_refused(number: int) -> None:
    with pytest.raises(Refusal, match=f"no stage {number}; choose from its stages 1 to 3"):
        chosen(three_stages(), 1, number)
