"""Lays the sheet out: which piece comes after which, and what stays together on a page.

A title goes into one KeepTogether with what it stands over: keepWithNext does nothing before a
KeepTogether.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from rehabplanner.handout import style
from rehabplanner.handout.blocks import Grid, band, card, text
from rehabplanner.handout.card_layout import advice_card, brief_card, exercise_card
from rehabplanner.handout.front import front
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.sheet import Card, Checklist, Handout, Log, StageSheet
from rehabplanner.handout.structure import Element

_NAME_SHARE = 0.36


Group = list[Flowable]
"""What stays together on one page, unless it is longer than a page."""


def story(handout: Handout, galley: Galley) -> list[Flowable]:
    """Everything between the margins, in reading order."""
    first = front(handout, galley)
    groups = [
        *_today(handout, galley),
        *_later(handout, galley),
        *_checklist(handout.return_to_activity, 2, galley, galley.looks.section),
        *_log(handout.log, galley),
    ]
    return [*first, *(KeepTogether(group) for group in groups)]


def _today(handout: Handout, galley: Galley) -> list[Group]:
    stage, headings = handout.today, handout.headings
    opening = [galley.heading(2, headings.today, galley.looks.section)]
    if headings.today_lead:
        opening.append(galley.paragraph(headings.today_lead, galley.looks.body))
    opening += _stage_head(stage, galley)
    groups = [
        *([advice_card(part, 4, galley)] for part in stage.advice),
        *_exercises(headings.exercises, stage.exercises, galley),
        *([advice_card(part, 3, galley)] for part in (stage.bad_day,) if part),
        *_checklist(stage.move_on, 3, galley),
        *([advice_card(part, 3, galley)] for part in stage.education),
    ]
    return _under(opening, groups)


def _exercises(title: str, cards: Sequence[Card], galley: Galley) -> list[Group]:
    if not cards:
        return []
    opening = [galley.heading(3, title, galley.looks.section)]
    return _under(opening, [[exercise_card(part, galley)] for part in cards])


def _later(handout: Handout, galley: Galley) -> list[Group]:
    if not handout.later:
        return []
    opening = [
        galley.heading(2, handout.headings.later, galley.looks.section),
        galley.paragraph(handout.headings.later_lead, galley.looks.body),
    ]
    stages = [group for stage in handout.later for group in _later_stage(stage, galley)]
    return _under(opening, stages)


def _later_stage(stage: StageSheet, galley: Galley) -> list[Group]:
    opening = _stage_head(stage, galley)
    cards = (*stage.advice, *stage.exercises, *stage.education)
    groups = [
        *(brief_card(part, galley) for part in cards),
        *_checklist(stage.move_on, 4, galley),
    ]
    return _under(opening, groups)


def _under(opening: Group, groups: list[Group]) -> list[Group]:
    """The groups with a title over the first."""
    first, *rest = groups or [[]]
    return [[*opening, *first], *rest]


def _stage_head(stage: StageSheet, galley: Galley) -> Group:
    title = band(galley.heading(3, stage.title, galley.looks.stage), galley.width)
    lines = (stage.goal, stage.guide, stage.minutes, stage.single_leg)
    return [title, *(galley.paragraph(line, galley.looks.body) for line in lines if line)]


def _checklist(part: Checklist, level: int, galley: Galley, look: Any = None) -> list[Group]:
    if not part.lines:
        return []
    title = galley.heading(level, part.title, look or galley.looks.card_title)
    return [[card([title], galley.tickable(part.lines), galley.width)]]


def _log(log: Log, galley: Galley) -> list[Group]:
    if not log.exercises:
        return []
    parts: Group = [
        galley.heading(2, log.title, galley.looks.section),
        galley.paragraph(log.lead, galley.looks.body),
    ]
    parts += [_week(log, days, galley) for days in log.weeks]
    return [[*parts, galley.paragraph(log.promise, galley.looks.promise)]]


def _week(log: Log, days: Sequence[str], galley: Galley) -> Grid:
    name = galley.width * _NAME_SHARE
    return Grid(
        _week_rows(log, days, galley),
        colWidths=[name, *[(galley.width - name) / len(days)] * len(days)],
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


def _week_rows(log: Log, days: Sequence[str], galley: Galley) -> list[list[Flowable]]:
    looks, table = galley.looks, galley.root.add("Table")
    top = table.add("THead").add("TR")
    corner = text(log.corner, looks.log_name, top.add("TH", Scope="Column"))
    rows = [[corner, *(text(day, looks.log_head, top.add("TH", Scope="Column")) for day in days)]]
    body = table.add("TBody")
    for number, exercise in enumerate(log.exercises, 1):
        row = body.add("TR")
        name = text(exercise, looks.log_name, row.add("TH", Scope="Row"))
        boxes = [_log_box(log, number, day, row.add("TD"), galley) for day in days]
        rows.append([name, *boxes])
    return rows


def _log_box(log: Log, number: int, day: str, cell: Element, galley: Galley) -> Flowable:
    """Its name numbers the exercise and the day, so that the file's boxes can be read back."""
    every_day = [day for days in log.weeks for day in days]
    name = f"exercise-{number}-day-{every_day.index(day) + 1}"
    return galley.log_box(cell, name, f"{log.exercises[number - 1]}, {day}")
