"""What the pain and swelling rules suggest after a report, with why and by which source."""

from datetime import timedelta
from typing import Any

import pytest
from builders import A_DAY, a_plan, a_stage

from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.visit import Visit
from rehabplanner.library.library import Library
from rehabplanner.review.suggesting import Suggestion, suggest


def told(days_ago: int = 0, **changes: Any) -> Report:
    """A quiet week; pass what was different."""
    fields = {"on": A_DAY - timedelta(days=days_ago), "days_done": 5, "worst_pain": 2}
    return Report(**{**fields, **changes})


def after(*reports: Report, **changes: Any) -> Suggestion:
    """The suggestion for the builders' plan, whose pain ceiling is 3."""
    found = suggest(a_plan(reports=reports, **changes))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("changes", "step", "ground"),
    [
        ({"worst_pain": 0}, "progress", "green"),
        ({"worst_pain": 3}, "progress", "green"),
        ({"worst_pain": 4}, "hold", "amber"),
        ({"worst_pain": 5}, "hold", "amber"),
        ({"worst_pain": 6}, "step back", "red"),
        ({"worst_pain": 5, "settled": False}, "step back", "red"),
        ({"worst_pain": 0, "settled": False}, "step back", "red"),
        ({"sharp": True}, "step back", "red"),
        ({"night_pain": True}, "step back", "red"),
        ({"swelling": True}, "step back", "swelling"),
        ({"swelling": True, "sharp": True}, "step back", "swelling"),
        ({"days_done": 2}, "progress", "green"),
        ({"days_done": 1}, "hold", "too few sessions"),
        ({"days_done": None}, "hold", "too few sessions"),
    ],
)
def test_pain_ceiling_and_the_next_day_decide(
    changes: dict[str, Any], step: str, ground: str
) -> None:
    found = after(told(**changes))

    assert (found.step, found.ground) == (step, ground)


def test_a_stage_with_its_own_ceiling_is_judged_by_it() -> None:
    stages = (a_stage(pain_ceiling=2),)

    assert after(told(worst_pain=3), stages=stages).ground == "amber"
    assert after(told(worst_pain=5), stages=stages).ground == "red"
    assert "above 4 is red" in after(told(worst_pain=5), stages=stages).why


def test_red_without_a_pain_score_is_red_all_the_same() -> None:
    assert after(told(worst_pain=None, sharp=True)).step == "step back"


def test_without_a_pain_score_nothing_is_suggested() -> None:
    assert suggest(a_plan(reports=(told(worst_pain=None),))) is None


def test_a_report_of_an_earlier_day_suggests_nothing_for_today() -> None:
    assert suggest(a_plan(reports=(told(days_ago=1),))) is None
    assert suggest(a_plan()) is None


def test_a_second_red_within_a_week_asks_to_look_again() -> None:
    red = told(sharp=True)

    assert "examine the knee again" in after(told(7, sharp=True), red).why
    assert "examine the knee again" not in after(told(8, sharp=True), red).why
    assert "examine the knee again" not in after(told(3), red).why


def test_swelling_twice_in_a_row_asks_for_a_physician() -> None:
    swollen = told(swelling=True)

    assert "physician" in after(told(20, swelling=True), swollen).why
    assert "physician" not in after(told(20), swollen).why


def _last_seen(days_ago: int) -> dict[str, Any]:
    return {"visits": (Visit(on=A_DAY - timedelta(days=days_ago), stage="stage-1"),)}


def test_a_break_of_over_two_weeks_steps_back() -> None:
    nothing_done = told(days_done=0, worst_pain=0)

    assert after(nothing_done, **_last_seen(15)).ground == "break"
    assert after(nothing_done, **_last_seen(14)).ground == "too few sessions"
    assert after(nothing_done).ground == "too few sessions"


@pytest.mark.parametrize(
    "report",
    [told(), told(worst_pain=4), told(days_done=1), told(sharp=True), told(swelling=True)],
)
def test_every_suggestion_says_why_in_sentences_and_cites_known_sources(
    report: Report, library: Library
) -> None:
    found = after(report)

    assert found.why.endswith(".")
    assert found.sources
    assert set(found.sources) <= library.registry.sources.keys()


def test_the_diagnosis_without_a_pain_rule_allows_no_pain() -> None:
    plan: Plan = a_plan(reports=(told(worst_pain=1),))
    diagnosis = plan.diagnosis.replace(pain_rule=None, plannable=False, referral="Refer.")

    found = suggest(plan.replace(diagnosis=diagnosis))
    assert found is not None
    assert found.ground == "amber"
