"""What holds for every plan: rules for the therapist, and the shared return criteria."""

from rehabplanner.domain.criterion import Criterion
from rehabplanner.domain.record import Key, Record, Statement


class Guidance(Record):
    """Rules by topic (examination, ice, footwear, ...) and return criteria by key."""

    rules: dict[Key, tuple[Statement, ...]]
    return_to_activity: dict[Key, Criterion]
