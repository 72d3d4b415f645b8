"""The pain rule (library rule 2.2): green, amber or red, by what the patient tells."""

from typing import Final, Literal

from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.plan import Plan, Stage

Colour = Literal["green", "amber", "red"]

AMBER_POINTS: Final = 2
"""So many points above the ceiling are amber, if the pain settles; more are red."""


def pain_ceiling(plan: Plan, stage: Stage) -> int:
    """How much pain is all right in a stage (NPRS 0-10)."""
    rule = plan.diagnosis.pain_rule
    if stage.pain_ceiling is not None:
        return stage.pain_ceiling
    return rule.ceiling if rule else 0


def colour(plan: Plan, told: Report) -> Colour | None:
    """How a report stands by today's stage; None while the pain was not told."""
    ceiling = pain_ceiling(plan, plan.stage(plan.current_stage))
    pain = told.worst_pain
    if told.sharp or told.swelling or told.night_pain or not told.settled:
        return "red"
    if pain is None:
        return None
    if pain > ceiling + AMBER_POINTS:
        return "red"
    return "amber" if pain > ceiling else "green"
