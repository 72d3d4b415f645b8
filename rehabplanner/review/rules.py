"""The rules, all of them, in no particular order. Add yours here."""

from collections.abc import Callable, Iterable
from typing import Final

from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding
from rehabplanner.review.rules_advice import no_rest_or_load_advice
from rehabplanner.review.rules_amount import duplicate_movement, over_minutes, too_many_exercises
from rehabplanner.review.rules_caution import (
    blocked_exercise,
    exercise_of_a_later_stage,
    limited_exercise,
    watched_exercise,
)
from rehabplanner.review.rules_cold import (
    heat_too_soon,
    ice_on_poor_skin,
    ice_too_long,
    ice_without_cloth,
    missing_dose,
)
from rehabplanner.review.rules_completeness import (
    missing_side,
    missing_stop_rule,
    no_criteria_to_move_on,
    no_return_criteria,
    placeholder_text,
)
from rehabplanner.review.rules_criteria import time_as_only_criterion
from rehabplanner.review.rules_equipment import missing_equipment
from rehabplanner.review.rules_impact import jumps_before_their_entry, running_before_its_entry
from rehabplanner.review.rules_load import (
    knee_bend_beyond_the_stage,
    weight_bearing_beyond_the_order,
)
from rehabplanner.review.rules_medicine import medicine_named
from rehabplanner.review.rules_moving_on import open_gates
from rehabplanner.review.rules_patient import (
    adolescent_pain_ceiling,
    barred_plan,
    condition_not_asked,
    condition_not_met,
    no_change,
    two_red_reports,
)
from rehabplanner.review.rules_reading import long_sentence, reading_grade
from rehabplanner.review.rules_rhythm import training_on_consecutive_days
from rehabplanner.review.rules_single_leg import (
    bilateral_strengthening_only,
    missing_legs,
    no_single_leg_work,
)
from rehabplanner.review.rules_template import template_out_of_date

Rule = Callable[[Plan], Iterable[Finding]]
"""Pure, quick and without surprise: the same plan gives the same findings, on any thread."""

RULES: Final[tuple[Rule, ...]] = (
    barred_plan,
    condition_not_asked,
    condition_not_met,
    two_red_reports,
    no_change,
    adolescent_pain_ceiling,
    blocked_exercise,
    limited_exercise,
    watched_exercise,
    exercise_of_a_later_stage,
    knee_bend_beyond_the_stage,
    weight_bearing_beyond_the_order,
    jumps_before_their_entry,
    running_before_its_entry,
    open_gates,
    no_single_leg_work,
    bilateral_strengthening_only,
    training_on_consecutive_days,
    too_many_exercises,
    duplicate_movement,
    over_minutes,
    missing_equipment,
    no_rest_or_load_advice,
    ice_too_long,
    ice_without_cloth,
    ice_on_poor_skin,
    heat_too_soon,
    medicine_named,
    missing_side,
    missing_legs,
    missing_dose,
    missing_stop_rule,
    no_criteria_to_move_on,
    time_as_only_criterion,
    no_return_criteria,
    placeholder_text,
    long_sentence,
    reading_grade,
    template_out_of_date,
)
