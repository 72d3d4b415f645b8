"""The words of a composed sheet: all that prints, and those that must be easy to read."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from rehabplanner.handout.sheet import Handout, Picture, StageSheet


def printed_lines(handout: Handout) -> list[str]:
    """All between the margins but the headings, whose parts may be missing."""
    parts = (
        *(handout.title, handout.facts, handout.changes, handout.condition, handout.goal),
        *(handout.pain_rule, handout.stop_signs, handout.summary, handout.today, handout.later),
        *(handout.return_to_activity, handout.log),
    )
    return [line for part in parts for line in _lines(part)]


def judged_lines(handout: Handout) -> list[str]:
    """All but names, dates and the patient's own goal, which are not ours to judge."""
    headings, log = handout.headings, handout.log
    parts = (
        *(headings, handout.changes, handout.condition.words, handout.pain_rule),
        *(handout.stop_signs.groups, handout.summary, handout.today, handout.later),
        *(handout.return_to_activity, log.title, log.lead),
    )
    return [line for part in parts for line in _lines(part)]


def stage_lines(stage: StageSheet) -> list[str]:
    return list(_lines(stage))


def _lines(part: Any) -> Iterator[str]:
    """Every text inside; a picture's are told, not printed."""
    if isinstance(part, str):
        yield from [part] if part else []
    elif isinstance(part, tuple):
        for each in part:
            yield from _lines(each)
    elif is_dataclass(part) and not isinstance(part, Picture):
        for field in fields(part):
            yield from _lines(getattr(part, field.name))
