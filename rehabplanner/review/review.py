"""Asks every rule about a plan."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding, Severity
from rehabplanner.review.place import in_order
from rehabplanner.review.rules import RULES, Rule

WORST_FIRST: Final[tuple[Severity, ...]] = ("stop", "warning", "note")


def review(plan: Plan, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """All findings, the worst first, then in the order of the plan.

    Those that the therapist has decided to go on with are there too, with the `override`.
    """
    overrides = {(given.rule, given.part): given for given in plan.overrides}
    places = in_order(plan)
    found = [
        replace(finding, override=overrides.get((finding.rule, finding.part)))
        for rule in rules
        for finding in rule(plan)
    ]
    return tuple(
        sorted(
            found,
            key=lambda finding: (
                WORST_FIRST.index(finding.severity),
                places[replace(finding.place, gate="")],
                finding.rule,
            ),
        )
    )


def open_findings(found: Iterable[Finding], severity: Severity) -> tuple[Finding, ...]:
    """Those of one severity that nobody has answered yet."""
    return tuple(one for one in found if one.severity == severity and one.is_open)


def summary(found: Iterable[Finding]) -> str:
    """How many are open: "Review: 1 stop, 2 warnings" or "Review: nothing to look at"."""
    listed = tuple(found)
    counts = ((len(open_findings(listed, severity)), severity) for severity in WORST_FIRST)
    said = [f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in counts if count]
    return f"Review: {', '.join(said) or 'nothing to look at'}"
