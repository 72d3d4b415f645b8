"""This patient: red flags, conditions, age, and how it went."""

from datetime import date, timedelta
from typing import Any

import pytest
from builders import A_DAY, a_diagnosis, a_plan, a_stage
from reviewing import fixed, only

from rehabplanner.domain import charting
from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Statement
from rehabplanner.domain.screening import GateAnswer, Outcome, Raised, RedFlag, Screening, Urgency
from rehabplanner.review.place import PATIENT
from rehabplanner.review.rules_patient import (
    adolescent_pain_ceiling,
    barred_plan,
    condition_not_asked,
    condition_not_met,
    no_change,
    two_red_reports,
)


def screened(**changes: Any) -> Plan:
    return charting.screen(a_plan(), Screening(on=A_DAY, **changes))


def raising(urgency: Urgency) -> Plan:
    flag = RedFlag(key="rf01", sign="Calf swelling", urgency=urgency, sources=("APTAVTE",))
    return screened(raised=(Raised(flag=flag),))


# --- screening ---


@pytest.mark.parametrize("urgency", ["emergency", "same-day", "urgent"])
def test_exercises_under_an_open_red_flag_stop(urgency: Urgency) -> None:
    found = only(barred_plan(raising(urgency)))

    assert (found.severity, found.place) == ("stop", PATIENT)
    assert found.sources == ("APTAVTE",)


def test_a_cleared_or_routine_flag_and_a_plan_without_exercises_are_fine() -> None:
    outcome = Outcome(on=A_DAY, by="Physician", words="No clot.")
    empty = raising("urgent").replace(stages=(a_stage(items=()),))

    assert list(barred_plan(raising("routine"))) == []
    assert list(barred_plan(charting.record_outcome(raising("urgent"), outcome))) == []
    assert list(barred_plan(empty)) == []
    assert list(barred_plan(a_plan())) == []


def test_a_condition_answered_with_no_stops_and_is_named() -> None:
    asked = (
        GateAnswer(question="X-ray done", met=True),
        GateAnswer(question="Seen by a physician", met=False),
        GateAnswer(question="Brace ordered", met=False),
    )

    found = only(condition_not_met(screened(gates=asked)))
    assert (found.severity, found.place) == ("stop", PATIENT)
    assert found.message.endswith("Seen by a physician (and 1 more).")


def test_met_conditions_and_those_of_an_earlier_screening_are_fine() -> None:
    asked = GateAnswer(question="X-ray done", met=False)
    earlier = Screening(on=A_DAY - timedelta(days=9), gates=(asked,))
    now = Screening(on=A_DAY, gates=(asked.replace(met=True),))

    assert list(condition_not_met(charting.screen(charting.screen(a_plan(), earlier), now))) == []
    assert list(condition_not_met(a_plan())) == []


def by_order(*answered: str) -> Plan:
    """A plan that goes by a physician's orders, with some of its conditions answered."""
    asked = tuple(
        Statement(text=text, sources=("F086",)) for text in ("X-ray done", "Brace ordered")
    )
    plan = a_plan([a_stage(weight_bearing="as ordered")], diagnosis=a_diagnosis(gates=asked))
    given = tuple(GateAnswer(question=text, met=True) for text in answered)
    return charting.screen(plan, Screening(on=A_DAY, gates=given))


def test_orders_that_nobody_asked_for_are_told() -> None:
    found = only(condition_not_asked(by_order("X-ray done")))

    assert (found.severity, found.place) == ("warning", PATIENT)
    assert found.message.endswith("not answered: Brace ordered.")
    assert "X-ray done (and 1 more)" in only(condition_not_asked(by_order())).message


def test_answered_orders_and_a_plan_before_its_screening_are_fine() -> None:
    plan = by_order()

    assert list(condition_not_asked(by_order("X-ray done", "Brace ordered"))) == []
    assert list(condition_not_asked(plan.replace(screenings=()))) == []
    assert (
        list(condition_not_asked(plan.replace(stages=(a_stage(),), current_stage="stage-1"))) == []
    )


# --- age ---


@pytest.mark.parametrize(
    "changes",
    [
        {"patient": Patient(born=date(2010, 1, 1))},
        {"screenings": (Screening(on=A_DAY, age=17),)},
        {"person": "adolescent"},
    ],
    ids=["born", "screened", "pictured"],
)
def test_an_adolescent_is_held_at_2_out_of_10(changes: dict[str, Any]) -> None:
    plan = a_plan([a_stage()], **changes)  # the diagnosis allows 3

    found = only(adolescent_pain_ceiling(plan))
    assert (found.severity, found.part) == ("warning", "stage-1")
    after = fixed(plan, found)
    assert after.stages[0].pain_ceiling == 2
    assert list(adolescent_pain_ceiling(after)) == []


def test_an_adult_may_have_a_higher_ceiling() -> None:
    born = Patient(born=A_DAY.replace(year=A_DAY.year - 18))

    assert list(adolescent_pain_ceiling(a_plan(patient=born, person="adolescent"))) == []
    assert list(adolescent_pain_ceiling(a_plan())) == []


def test_a_diagnosis_that_allows_2_is_fine_at_any_age() -> None:
    rule = a_diagnosis().pain_rule
    assert rule is not None
    gentle = a_diagnosis(pain_rule=rule.replace(ceiling=2))

    assert list(adolescent_pain_ceiling(a_plan(person="adolescent", diagnosis=gentle))) == []


# --- reports ---


def told(*reports: Report) -> Plan:
    plan = a_plan()
    for each in reports:
        plan = charting.report(plan, each)
    return plan


def ago(days: int, **changes: Any) -> Report:
    return Report(on=A_DAY - timedelta(days=days), **changes)


@pytest.mark.parametrize(
    "red",
    [
        {"worst_pain": 6},
        {"settled": False},
        {"swelling": True},
        {"sharp": True},
        {"night_pain": True},
    ],
)
def test_two_red_reports_in_a_week_ask_for_an_examination(red: dict[str, Any]) -> None:
    found = only(two_red_reports(told(ago(5, **red), ago(0, **red))))

    assert (found.severity, found.place) == ("warning", PATIENT)


def test_one_red_amber_ones_and_old_ones_are_fine() -> None:
    assert list(two_red_reports(told(ago(0, sharp=True), ago(2, worst_pain=5)))) == []
    assert list(two_red_reports(told(ago(0, sharp=True), ago(8, sharp=True)))) == []
    assert list(two_red_reports(a_plan())) == []


def test_no_change_after_6_weeks_of_good_adherence_is_a_note() -> None:
    found = only(
        no_change(told(ago(42, worst_pain=4, days_done=5), ago(0, worst_pain=4, days_done=4)))
    )

    assert (found.severity, found.place) == ("note", PATIENT)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (ago(41, worst_pain=4, days_done=5), ago(0, worst_pain=4, days_done=5)),
        (ago(42, worst_pain=4, days_done=5), ago(0, worst_pain=2, days_done=5)),
        (ago(42, worst_pain=4, days_done=5), ago(0, worst_pain=4, days_done=1)),
        (ago(42, worst_pain=4, days_done=5), ago(0)),
    ],
    ids=["too early", "better", "hardly done", "not asked"],
)
def test_change_and_too_little_to_judge_are_fine(first: Report, last: Report) -> None:
    assert list(no_change(told(first, last))) == []


@pytest.mark.parametrize(
    ("diagnosis", "days", "said"),
    [
        ("pcl-injury", 28, "4 weeks"),
        ("posterior-chain-imbalance", 21, "3 weeks"),
        ("training-overload", 10, "10 days"),
    ],
)
def test_injuries_and_overload_are_looked_at_sooner(diagnosis: str, days: int, said: str) -> None:
    def after(passed: int) -> Plan:
        plan = told(ago(passed, worst_pain=4, days_done=5), ago(0, worst_pain=4, days_done=5))
        return plan.replace(diagnosis=a_diagnosis(key=diagnosis))

    assert f"after {said} of" in only(no_change(after(days))).message
    assert list(no_change(after(days - 1))) == []
