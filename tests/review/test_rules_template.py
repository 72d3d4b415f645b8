"""How old the template is that a plan was drafted from."""

from datetime import date

from builders import a_diagnosis, a_plan
from reviewing import only

from rehabplanner.domain.plan import Plan
from rehabplanner.review.place import DIAGNOSIS
from rehabplanner.review.rules_template import template_out_of_date


def made_on(created: date, reviewed: date | None = date(2026, 11, 21)) -> Plan:
    return a_plan(created=created, diagnosis=a_diagnosis(reviewed=reviewed))


def test_a_template_that_nobody_checked_for_two_years_is_a_note() -> None:
    found = only(template_out_of_date(made_on(date(2028, 11, 22))))

    assert (found.severity, found.place) == ("note", DIAGNOSIS)
    assert "2026-11-21" in found.message


def test_a_template_of_the_last_two_years_or_without_a_day_is_fine() -> None:
    assert list(template_out_of_date(made_on(date(2028, 11, 21)))) == []
    assert list(template_out_of_date(made_on(date(2040, 1, 1), reviewed=None))) == []
