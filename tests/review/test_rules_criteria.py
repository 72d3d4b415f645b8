"""Criteria that speak of time alone."""

import pytest
from builders import a_criterion, a_gate, a_plan, a_stage, a_test
from reviewing import only

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.plan import Plan
from rehabplanner.review.place import Place
from rehabplanner.review.rules_criteria import time_as_only_criterion


def leaving(*words: str) -> Plan:
    gates = tuple(a_gate(f"gate-{number}", text) for number, text in enumerate(words))
    return a_plan([a_stage(leave=gates)])


@pytest.mark.parametrize(
    "words",
    [
        "After 2 weeks.",
        "Six weeks have passed.",
        "You have done this stage for at least 14 days.",
        "You may move on when 3 months are over.",
        "6 weeks since surgery.",
        "A fortnight has passed and you are ready.",
    ],
)
def test_a_stage_that_only_time_ends_is_noticed(words: str) -> None:
    found = only(time_as_only_criterion(leaving(words)))

    assert (found.severity, found.place) == ("warning", Place("leave", "stage-1"))


@pytest.mark.parametrize(
    "words",
    [
        "You have had no pain for 4 weeks.",
        "For 3 days, stairs did not hurt.",
        "You can walk for 20 minutes.",
        "Stairs feel easy.",
    ],
)
def test_what_a_patient_can_do_is_a_criterion(words: str) -> None:
    assert list(time_as_only_criterion(leaving(words))) == []


def test_one_real_criterion_is_enough() -> None:
    assert list(time_as_only_criterion(leaving("After 2 weeks.", "Stairs feel easy."))) == []
    assert list(time_as_only_criterion(leaving())) == []  # said by another rule


def test_a_measured_criterion_is_never_about_time_alone() -> None:
    gate = Gate(id="test", criterion=a_criterion("After 2 weeks.", tests=(a_test(),)))

    assert list(time_as_only_criterion(a_plan([a_stage(leave=(gate,))]))) == []
