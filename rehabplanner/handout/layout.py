"""Lays the sheet out: which piece comes after which, and what stays together on a page.

A title goes into one KeepTogether with what it stands over: keepWithNext does nothing before a
KeepTogether.
"""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether

from rehabplanner.handout import style
from rehabplanner.handout.blocks import (
    Grid,
    TickBox,
    bulleted,
    card,
    labelled,
    numbered,
    text,
    tickable,
)
from rehabplanner.handout.front import front
from rehabplanner.handout.sheet import Card, Checklist, Handout, Log, StageSheet

_NAME_SHARE = 0.36


Group = list[Flowable]
"""What stays together on one page, unless it is longer than a page."""


def story(handout: Handout, width: float) -> list[Flowable]:
    """Everything between the margins, in reading order, for text of that width."""
    groups = [
        *_today(handout, width),
        *_later(handout, width),
        *_checklist(handout.return_to_activity, width, heading=style.SECTION),
        *_log(handout.log, width),
    ]
    return [*front(handout, width), *(KeepTogether(group) for group in groups)]


def _today(handout: Handout, width: float) -> list[Group]:
    stage, headings = handout.today, handout.headings
    advice = [[_full_card(part, bulleted(part.steps), width)] for part in stage.advice]
    work = [[_full_card(part, numbered(part.steps), width)] for part in stage.exercises]
    learn = [[_full_card(part, bulleted(part.steps), width)] for part in stage.education]
    groups = [
        *advice,
        *_under([text(headings.exercises, style.SECTION)], work),
        *_checklist(stage.move_on, width),
        *learn,
    ]
    opening = [text(headings.today, style.SECTION), *_stage_head(stage)]
    return _under(opening, groups or [[]])


def _later(handout: Handout, width: float) -> list[Group]:
    headings = handout.headings
    stages = [group for stage in handout.later for group in _later_stage(stage, width)]
    opening = [text(headings.later, style.SECTION), text(headings.later_lead, style.BODY)]
    return _under(opening, stages)


def _later_stage(stage: StageSheet, width: float) -> list[Group]:
    cards = (*stage.advice, *stage.exercises, *stage.education)
    groups = [*(_brief_card(part) for part in cards), *_checklist(stage.move_on, width)]
    return _under(_stage_head(stage), groups or [[]])


def _under(opening: Group, groups: list[Group]) -> list[Group]:
    """The groups with a title over the first; no title where there is nothing to stand over."""
    return [[*opening, *groups[0]], *groups[1:]] if groups else []


def _stage_head(stage: StageSheet) -> Group:
    lines = (stage.goal, stage.guide, stage.single_leg)
    return [text(stage.title, style.STAGE), *(text(line, style.BODY) for line in lines if line)]


def _full_card(part: Card, steps: Sequence[Flowable], width: float) -> Flowable:
    head = [text(part.title, style.CARD_TITLE)]
    if part.dose:
        head.append(text(part.dose, style.DOSE))
    hints = [labelled(hint, style.CARD_TEXT) for hint in part.hints]
    stop = [text(part.stop_if, style.CARD_STOP)] if part.stop_if else []
    return card(head, [*steps, *hints, *stop], width)


def _brief_card(part: Card) -> Group:
    steps = " ".join(part.steps)
    parts: Group = [text(part.title, style.BRIEF_TITLE)]
    if part.dose:
        parts.append(text(part.dose, style.BRIEF_DOSE))
    parts.append(text(steps, style.BRIEF))
    parts += [labelled(hint, style.BRIEF) for hint in part.hints]
    return [*parts, text(part.stop_if, style.BRIEF)] if part.stop_if else parts


def _checklist(
    part: Checklist, width: float, heading: ParagraphStyle = style.CARD_TITLE
) -> list[Group]:
    if not part.lines:
        return []
    return [[card([text(part.title, heading)], tickable(part.lines), width)]]


def _log(log: Log, width: float) -> list[Group]:
    if not log.exercises:
        return []
    parts: Group = [text(log.title, style.SECTION), text(log.lead, style.BODY)]
    parts += [_week(log, days, width) for days in log.weeks]
    return [[*parts, text(log.promise, style.PROMISE)]]


def _week(log: Log, days: Sequence[str], width: float) -> Grid:
    name = width * _NAME_SHARE
    head = [text(log.corner, style.LOG_NAME), *(text(day, style.LOG_HEAD) for day in days)]
    rows = [
        [text(exercise, style.LOG_NAME), *(TickBox() for _ in days)] for exercise in log.exercises
    ]
    return Grid(
        [head, *rows],
        colWidths=[name, *[(width - name) / len(days)] * len(days)],
        repeatRows=1,
        spaceAfter=style.BLOCK_GAP,
        style=[
            ("FONTNAME", (0, 0), (-1, -1), style.REGULAR),
            ("GRID", (0, 0), (-1, -1), style.RULE, style.ACCENT),
            ("BACKGROUND", (0, 0), (-1, 0), style.TINT),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("ALIGN", (1, 0), (-1, -1), "CENTER"),
            ("LEFTPADDING", (1, 0), (-1, -1), 1),
            ("RIGHTPADDING", (1, 0), (-1, -1), 1),
        ],
    )
