"""The therapist's reasoned decision to go on in spite of a finding."""

from datetime import date

from rehabplanner.domain.record import Id, Key, Line, Record


class Override(Record):
    """Recorded in the plan and printed on the therapist's copy only.

    rule: the name of the rule of `review` whose finding it answers
    part: id of the item, stage or gate that the finding is about; None for the plan as a whole
    """

    rule: Key
    part: Id | None = None
    reason: Line
    on: date
