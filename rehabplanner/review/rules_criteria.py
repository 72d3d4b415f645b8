"""Rules on criteria: what must be true, never how long it took (library rule 2.5)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rehabplanner.domain.criterion import Criterion
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import Place

_TIME: Final = re.compile(r"\b(?:days?|weeks?|fortnight|months?)\b")
_WORD: Final = re.compile(r"[a-z]+")
_EMPTY_WORDS: Final = re.compile(
    r"(?:a|about|after|and|are|at|been|begun?|can|days?|did|do|done|first|for|fortnight|from|go|gone"
    r"|had|has|have|in|injury|is|it|last|least|long|may|months?|more|move|next|now|of|on|one"
    r"|operation|or|over|pass|passed|past|ready|since|stage|start|started|surgery|than|that|the"
    r"|this|until|up|wait|waited|weeks?|were|when|with"
    r"|you|your|two|three|four|five|six|seven|eight|nine|ten|twelve)"
)
"""Words that say how long, or nothing by themselves."""


def time_as_only_criterion(plan: Plan) -> Iterator[Finding]:
    """A stage ends because weeks have passed; no date shows that a knee is ready."""
    for stage in plan.stages:
        if stage.leave and all(_is_about_time(gate.criterion) for gate in stage.leave):
            yield Finding(
                "time-as-only-criterion",
                "warning",
                Place("leave", stage.id),
                "Only time ends this stage; add what the patient must be able to do.",
                ("F207", "PROF"),
            )


def _is_about_time(criterion: Criterion) -> bool:
    return not criterion.tests and _says_only_time(in_language(criterion.text))


@lru_cache(maxsize=1000)
def _says_only_time(text: str) -> bool:
    said = text.lower()
    return bool(_TIME.search(said)) and all(map(_EMPTY_WORDS.fullmatch, _WORD.findall(said)))
