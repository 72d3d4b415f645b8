"""What a careful colleague would say about a plan, for people and for programs."""

from argparse import Namespace

from rehabplanner.cli.printing import print_json
from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import ANSWER_IS_NO
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import place_name
from rehabplanner.review.review import open_findings, review, summary
from rehabplanner.storage.plan_file import read_plan


def review_plan(options: Namespace) -> int:
    """A stop that the therapist has not decided about is a no."""
    plan = read_plan(options.plan)
    found = review(plan)
    if options.json:
        print_json(_as_json(plan, finding) for finding in found)
    else:
        for finding in found:
            _print(plan, finding)
        print(summary(found))
    return ANSWER_IS_NO if open_findings(found, "stop") else 0


def _print(plan: Plan, finding: Finding) -> None:
    decided = f" (decided: {finding.override.reason})" if finding.override else ""
    print(f"{finding.severity}: {place_name(plan, finding.place)}")
    print(f"    {finding.message}{decided} [{', '.join(finding.sources)}]")


def _as_json(plan: Plan, finding: Finding) -> dict[str, object]:
    """One that the therapist has decided to go on with has its reason in `override`."""
    entry: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity,
        "where": place_name(plan, finding.place),
        "message": finding.message,
        "source": ", ".join(finding.sources),
    }
    return {**entry, "override": finding.override.reason} if finding.override else entry
