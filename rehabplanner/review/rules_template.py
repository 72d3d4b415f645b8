"""Rules on the template that a plan was drafted from."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import DIAGNOSIS

_REVIEW_AFTER_MONTHS: Final = 24
"""How long a template is trusted. No source says how long: our assumption."""


def template_out_of_date(plan: Plan) -> Iterator[Finding]:
    """Nobody has checked the template against the literature for more than 24 months."""
    reviewed, today = plan.diagnosis.reviewed, plan.created
    if reviewed is None:
        return
    months = (today.year - reviewed.year) * 12 + today.month - reviewed.month
    if (months, today.day) > (_REVIEW_AFTER_MONTHS, reviewed.day):
        yield Finding(
            "template-out-of-date",
            "note",
            DIAGNOSIS,
            f"This template was last checked on {reviewed.isoformat()};"
            " compare it with today's guidelines.",
            ("PROF",),
        )
