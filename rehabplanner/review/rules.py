"""The rules, all of them, in no particular order. Add yours here."""

from collections.abc import Callable, Iterable
from typing import Final

from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding
from rehabplanner.review.rules_amount import over_minutes, too_many_exercises
from rehabplanner.review.rules_completeness import (
    missing_side,
    missing_stop_rule,
    no_criteria_to_move_on,
    no_return_criteria,
    placeholder_text,
)
from rehabplanner.review.rules_reading import long_sentence, reading_grade

Rule = Callable[[Plan], Iterable[Finding]]
"""Pure, quick and without surprise: the same plan gives the same findings, on any thread."""

RULES: Final[tuple[Rule, ...]] = (
    missing_side,
    missing_stop_rule,
    no_criteria_to_move_on,
    no_return_criteria,
    placeholder_text,
    too_many_exercises,
    over_minutes,
    long_sentence,
    reading_grade,
)
