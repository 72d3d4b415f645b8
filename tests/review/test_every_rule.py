"""Every rule fires in one case, at one part and with its own gravity, and is silent otherwise."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from builders import (
    A_DAY,
    a_criterion,
    a_diagnosis,
    a_dose,
    a_gate,
    a_plan,
    a_rested_stage,
    a_sound_plan,
    a_stage,
    an_advice_item,
    an_exercise,
    an_item,
)
from reviewing import (
    a_squat,
    an_exercise_item,
    cautioned,
    ice,
    only,
    warmth,
)

from rehabplanner.domain import charting
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.record import Statement
from rehabplanner.domain.screening import GateAnswer, Raised, RedFlag, Screening
from rehabplanner.library.library import Library
from rehabplanner.review.finding import Severity
from rehabplanner.review.review import review
from rehabplanner.review.rules import RULES

HARD = "Considerable quadriceps rehabilitation necessitates individualised progression."
TWO_LEGS: dict[str, Any] = {"laterality": "bilateral", "category": "strength", "single_leg": False}

Case = tuple[Plan, Severity, str | None]


def holding(*items: Item, number: int = 1, **changes: Any) -> Plan:
    return a_plan([a_stage(number=number, items=items, **changes)])


def saying(**words: Any) -> Plan:
    text = an_exercise().text["en"].replace(**words)
    return holding(an_exercise_item(text={"en": text}))


def screened(**changes: Any) -> Plan:
    return charting.screen(a_plan(), Screening(on=A_DAY, **changes))


def told(reports: Sequence[Report]) -> Plan:
    return a_plan(reports=tuple(reports))


def impact_today(**kind: Any) -> Plan:
    stages = (a_stage(number=2), a_stage("impact", 3, items=(an_exercise_item(**kind),)))
    return a_plan(stages, current_stage="impact")


def a_later_stages_exercise() -> Plan:
    first = a_stage(items=(an_item(),), menu=("bridge",))
    return a_plan([first, a_stage("stage-2", 2, items=(), menu=("step-up",))])


FLAG = RedFlag(key="rf01", sign="Calf swelling", urgency="same-day", sources=("APTAVTE",))
SIX_WEEKS = timedelta(weeks=6)

FIRES: dict[str, Callable[[], Case]] = {
    "barred_plan": lambda: (screened(raised=(Raised(flag=FLAG),)), "stop", None),
    "condition_not_met": lambda: (
        screened(gates=(GateAnswer(question="X-ray done", met=False),)),
        "stop",
        None,
    ),
    "condition_not_asked": lambda: (
        holding(an_item(), weight_bearing="as ordered").replace(
            diagnosis=a_diagnosis(gates=(Statement(text="X-ray done", sources=("F086",)),)),
            screenings=(Screening(on=A_DAY),),
        ),
        "warning",
        None,
    ),
    "two_red_reports": lambda: (
        told([Report(on=A_DAY - timedelta(days=days), sharp=True) for days in (0, 3)]),
        "warning",
        None,
    ),
    "no_change": lambda: (
        told([Report(on=on, worst_pain=5, days_done=6) for on in (A_DAY - SIX_WEEKS, A_DAY)]),
        "note",
        None,
    ),
    "adolescent_pain_ceiling": lambda: (
        a_plan([a_stage()], person="adolescent"),
        "warning",
        "stage-1",
    ),
    "blocked_exercise": lambda: (holding(an_item(content=cautioned("block", 1))), "stop", "item-1"),
    "limited_exercise": lambda: (
        holding(an_item(content=cautioned("limit", 1))),
        "warning",
        "item-1",
    ),
    "watched_exercise": lambda: (holding(an_item(content=cautioned("watch", 1))), "note", "item-1"),
    "exercise_of_a_later_stage": lambda: (a_later_stages_exercise(), "warning", "item-1"),
    "knee_bend_beyond_the_stage": lambda: (
        holding(an_exercise_item(figure=a_squat(90)), max_knee_bend_deg=45),
        "warning",
        "item-1",
    ),
    "weight_bearing_beyond_the_order": lambda: (
        holding(an_exercise_item(figure=a_squat(20)), weight_bearing="as ordered"),
        "warning",
        "item-1",
    ),
    "jumps_before_their_entry": lambda: (impact_today(category="plyometric"), "warning", "impact"),
    "running_before_its_entry": lambda: (impact_today(key="walk-jog"), "warning", "impact"),
    "open_gates": lambda: (a_plan(current_stage="stage-2"), "warning", "stage-1"),
    "no_single_leg_work": lambda: (
        holding(an_exercise_item(**TWO_LEGS), number=2),
        "warning",
        "stage-1",
    ),
    "bilateral_strengthening_only": lambda: (
        holding(an_exercise_item(**TWO_LEGS), an_exercise_item("b", category="balance"), number=2),
        "note",
        "stage-1",
    ),
    "training_on_consecutive_days": lambda: (
        holding(an_item(dose=a_dose(load_kg=5))),
        "warning",
        "item-1",
    ),
    "too_many_exercises": lambda: (
        holding(*(an_exercise_item(f"item-{n}", key=f"step-{n}") for n in range(7))),
        "stop",
        "stage-1",
    ),
    "duplicate_movement": lambda: (holding(an_item("one"), an_item("two")), "warning", "two"),
    "over_minutes": lambda: (
        a_plan([a_stage(items=(an_item(dose=a_dose(reps=100)),))], minutes_per_day=5),
        "warning",
        "stage-1",
    ),
    "missing_equipment": lambda: (
        holding(an_exercise_item(equipment=("box",))).replace(equipment="chair"),
        "warning",
        "item-1",
    ),
    "no_rest_or_load_advice": lambda: (holding(an_item()), "warning", "stage-1"),
    "ice_too_long": lambda: (
        holding(an_advice_item(dose=Dose(duration_s=1800))),
        "stop",
        "advice-1",
    ),
    "ice_without_cloth": lambda: (holding(ice("Lay it on your knee.")), "warning", "ice"),
    "ice_on_poor_skin": lambda: (
        holding(an_advice_item()).replace(reports=(Report(on=A_DAY, note="Raynaud"),)),
        "stop",
        "advice-1",
    ),
    "heat_too_soon": lambda: (holding(warmth()), "stop", "warmth"),
    "medicine_named": lambda: (holding(an_item(note="Take ibuprofen.")), "stop", "item-1"),
    "missing_side": lambda: (a_plan(side=None), "stop", None),
    "missing_legs": lambda: (holding(an_item(legs=None)), "warning", "item-1"),
    "missing_dose": lambda: (holding(an_advice_item(dose=None)), "warning", "advice-1"),
    "missing_stop_rule": lambda: (saying(stop_if=""), "note", "item-1"),
    "no_criteria_to_move_on": lambda: (holding(an_item(), leave=()), "warning", "stage-1"),
    "time_as_only_criterion": lambda: (
        holding(an_item(), leave=(a_gate("time", "After 2 weeks."),)),
        "warning",
        "stage-1",
    ),
    "no_return_criteria": lambda: (a_plan(return_to_activity=()), "warning", None),
    "placeholder_text": lambda: (saying(steps=("TODO",)), "warning", "item-1"),
    "long_sentence": lambda: (saying(steps=("Walk " * 16,)), "warning", "item-1"),
    "reading_grade": lambda: (
        a_plan(return_to_activity=(a_gate("hard").replace(criterion=a_criterion(HARD)),)),
        "warning",
        None,
    ),
    "template_out_of_date": lambda: (
        a_plan(diagnosis=a_diagnosis(reviewed=A_DAY.replace(year=2020))),
        "note",
        None,
    ),
}


def test_every_rule_has_its_case() -> None:
    assert set(FIRES) == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_speaks_at_its_place_with_its_gravity(rule: Any, library: Library) -> None:
    plan, severity, part = FIRES[rule.__name__]()

    found = only(rule(plan))
    assert (found.rule, found.severity, found.part) == (
        rule.__name__.replace("_", "-"),
        severity,
        part,
    )
    assert found.message.endswith(".")
    assert set(found.sources) <= set(library.registry.sources)
    assert (found.rule, part) in {(one.rule, one.part) for one in review(plan)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_is_silent_about_a_sound_plan(rule: Any) -> None:
    assert list(rule(a_sound_plan())) == []


@pytest.mark.parametrize("name", FIRES)
def test_a_fix_answers_its_finding_and_nothing_worse_comes(name: str) -> None:
    plan, _, _ = FIRES[name]()
    before = review(plan)

    for found in before:
        if found.fix is not None:
            after = review(found.fix.edit(plan))
            assert (found.rule, found.part) not in {(left.rule, left.part) for left in after}
            stops = {(one.rule, one.part) for one in after if one.severity == "stop"}
            assert stops <= {(one.rule, one.part) for one in before}


def test_a_rested_first_stage_is_part_of_a_sound_plan() -> None:
    assert review(a_plan([a_rested_stage()])) == ()
