"""A finding: what a rule has to say about one place of a plan."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rehabplanner.domain.override import Override
from rehabplanner.domain.plan import Plan
from rehabplanner.review.place import Place

Severity = Literal["stop", "warning", "note"]
"""stop: not handed over without a reason; warning: look again; note: good to know."""


@dataclass(frozen=True)
class Fix:
    """An ordinary edit that answers a finding.

    label: what the button and the undo step say ("Add a stop rule")
    """

    label: str
    edit: Callable[[Plan], Plan]


@dataclass(frozen=True)
class Finding:
    """One rule at one place; a rule speaks at most once about a part.

    message: one sentence for the therapist, without a word about the patient
    sources: keys of the source registry
    override: the therapist's reasoned decision to go on; None while the finding is open
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    sources: tuple[str, ...]
    fix: Fix | None = None
    override: Override | None = None

    @property
    def part(self) -> str | None:
        """Id of what the finding is about, as an override names it; None for the whole plan."""
        return self.place.part

    @property
    def is_open(self) -> bool:
        return self.override is None
