"""Lays the sheet out: which piece comes after which, and what stays together on a page.

A title goes into one KeepTogether with what it stands over: keepWithNext does nothing before a
KeepTogether.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from rehabplanner.handout import style
from rehabplanner.handout.blocks import Grid, TickBox, band, beside, card, text
from rehabplanner.handout.front import front
from rehabplanner.handout.galley import BOX, Galley
from rehabplanner.handout.sheet import Card, Checklist, Handout, Log, StageSheet

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
    opening = [
        galley.heading(2, headings.today, galley.looks.section),
        *_stage_head(stage, galley),
    ]
    groups = [
        *([_advice_card(part, 4, galley)] for part in stage.advice),
        *_exercises(headings.exercises, stage.exercises, galley),
        *_checklist(stage.move_on, 3, galley),
        *([_advice_card(part, 3, galley)] for part in stage.education),
    ]
    return _under(opening, groups)


def _exercises(title: str, cards: Sequence[Card], galley: Galley) -> list[Group]:
    if not cards:
        return []
    opening = [galley.heading(3, title, galley.looks.section)]
    return _under(opening, [[_exercise_card(part, galley)] for part in cards])


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
        *(_brief_card(part, galley) for part in cards),
        *_checklist(stage.move_on, 4, galley),
    ]
    return _under(opening, groups)


def _under(opening: Group, groups: list[Group]) -> list[Group]:
    """The groups with a title over the first."""
    first, *rest = groups or [[]]
    return [[*opening, *first], *rest]


def _stage_head(stage: StageSheet, galley: Galley) -> Group:
    title = band(galley.heading(3, stage.title, galley.looks.stage), galley.width)
    lines = (stage.goal, stage.guide, stage.single_leg)
    return [title, *(galley.paragraph(line, galley.looks.body) for line in lines if line)]


def _exercise_card(part: Card, galley: Galley) -> Flowable:
    head = _card_head(part, 4, galley)
    body = [*_pictured_steps(part, galley), *_card_foot(part, galley)]
    return card(head, body, galley.width)


def _pictured_steps(part: Card, galley: Galley) -> Group:
    """The picture beside the steps; above them where the lines are too short or too many."""
    if part.picture is None:
        return [*galley.numbered(part.steps)]
    width = galley.width - 2 * style.PADDING
    room = style.PICTURE_WIDTH if galley.looks.has_columns else width
    picture = galley.illustration(part.picture, room)
    steps = galley.numbered(part.steps)
    rest = width - room - style.PADDING
    if rest <= 0 or sum(step.wrap(rest, 0)[1] for step in steps) > style.LONGEST_BESIDE:
        return [picture, *steps]
    return [beside(picture, steps, room + style.PADDING, rest)]


def _advice_card(part: Card, level: int, galley: Galley) -> Flowable:
    head = _card_head(part, level, galley)
    lines = galley.bulleted(part.steps, galley.looks.step)
    return card(head, [*lines, *_card_foot(part, galley)], galley.width)


def _card_head(part: Card, level: int, galley: Galley) -> Group:
    title = galley.heading(level, part.title, galley.looks.card_title)
    return [title, galley.paragraph(part.dose, galley.looks.dose)] if part.dose else [title]


def _card_foot(part: Card, galley: Galley) -> Group:
    hints = [galley.labelled(hint, galley.looks.card_text) for hint in part.hints]
    if not part.stop_if:
        return hints
    return [*hints, galley.paragraph(part.stop_if, galley.looks.card_stop)]


def _brief_card(part: Card, galley: Galley) -> Group:
    looks = galley.looks
    parts: Group = [galley.heading(4, part.title, looks.brief_title)]
    if part.dose:
        parts.append(galley.paragraph(part.dose, looks.brief_dose))
    parts.append(galley.paragraph(" ".join(part.steps), looks.brief))
    parts += [galley.labelled(hint, looks.brief) for hint in part.hints]
    return [*parts, galley.paragraph(part.stop_if, looks.brief)] if part.stop_if else parts


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
    for exercise in log.exercises:
        row = body.add("TR")
        name = text(exercise, looks.log_name, row.add("TH", Scope="Row"))
        rows.append([name, *(TickBox(looks.log_box, row.add("TD", BOX)) for _ in days)])
    return rows
