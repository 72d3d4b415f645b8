"""The first page: whose plan it is, what is new, what to do today, how much pain is all right and
when to call.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether

from rehabplanner.handout import style
from rehabplanner.handout.blocks import BLANK, Grid, beside, grid, text
from rehabplanner.handout.calling import stop_signs
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.logo import beside_logo
from rehabplanner.handout.sheet import Changes, Handout, Labelled, PainRule

_LEFT_SHARE: Final = 0.53
_NUMBERS_SHARE: Final = 0.34
_NAMES_SHARE: Final = 0.42
_TODAY_SHARE: Final = 0.505
_GROUP_SHARE: Final = 0.15
_MOST_BESIDE: Final = 450
"""Letters of today's exercises; a longer list has the whole width."""
_SHORT_FACTS: Final = 2
"""The first facts, name and date, stand side by side; the others may be long."""


def front(handout: Handout, galley: Galley) -> list[Flowable]:
    """The flowables of the first page; in large print, of the first two.

    What the patient has comes first at the first visit. Later they know it, and when to call must
    not slip to the next page.
    """
    parts = [_title_band(handout, galley)]
    if handout.changes:
        parts.append(KeepTogether([_changes(handout.changes, galley)]))
        return [*parts, *_day(handout, galley), *_signs(handout, galley), *_known(handout, galley)]
    return [*parts, *_known(handout, galley), *_day(handout, galley), *_signs(handout, galley)]


def _signs(handout: Handout, galley: Galley) -> list[Flowable]:
    return [KeepTogether([stop_signs(handout.stop_signs, galley)])]


def _known(handout: Handout, galley: Galley) -> list[Flowable]:
    return [KeepTogether(_condition(handout, galley))]


def _title_band(handout: Handout, galley: Galley) -> Grid:
    left, right = galley.width * _LEFT_SHARE, galley.width * (1 - _LEFT_SHARE)
    heading = galley.heading(1, handout.title, galley.looks.title)
    title = beside_logo(heading, handout.logo, galley)
    facts = [galley.labelled(fact, galley.looks.fact) for fact in handout.facts]
    short, long = facts[:_SHORT_FACTS], facts[_SHORT_FACTS:]
    return grid(
        [[title, BLANK], short, *([fact, BLANK] for fact in long)],
        [left, right],
        ("SPAN", (0, 0), (-1, 0)),
        *(("SPAN", (0, row), (-1, row)) for row in range(2, 2 + len(long))),
        ("BACKGROUND", (0, 0), (-1, -1), style.TINT),
        ("LINEBEFORE", (0, 0), (0, -1), style.BAR, style.ACCENT),
        ("TOPPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, 0), style.PADDING),
        ("BOTTOMPADDING", (0, -1), (-1, -1), style.PADDING),
    )


def _changes(changes: Changes, galley: Galley) -> Grid:
    looks, labels = galley.looks, galley.width * _GROUP_SHARE
    title = galley.heading(2, changes.title, looks.card_title)
    rows: list[list[Any]] = [[title, BLANK]]
    if changes.lead:
        rows.append([galley.paragraph(changes.lead, looks.summary), BLANK])
    spanned = len(rows)
    for group in changes.groups:
        label = galley.paragraph(group.lead, looks.numbers)
        rows.append([label, galley.bulleted(group.lines, looks.sign)])
    return grid(
        rows,
        [labels, galley.width - labels],
        *(("SPAN", (0, row), (-1, row)) for row in range(spanned)),
        ("BACKGROUND", (0, 0), (-1, 0), style.TINT),
        ("BOX", (0, 0), (-1, -1), style.HEAVY_RULE, style.ACCENT),
        ("LINEBELOW", (0, spanned), (-1, -2), style.HAIRLINE, style.ACCENT),
        ("BOTTOMPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, -1), (-1, -1), style.TIGHT_PADDING),
    )


def _condition(handout: Handout, galley: Galley) -> list[Flowable]:
    parts = [
        galley.heading(2, handout.headings.condition, galley.looks.section),
        galley.labelled(handout.condition, galley.looks.body),
    ]
    if handout.goal:
        parts.append(galley.labelled(handout.goal, galley.looks.body))
    return parts


def _day(handout: Handout, galley: Galley) -> list[Flowable]:
    """What to do and how much pain is all right: side by side where both are short."""
    rule = handout.pain_rule
    written = sum(len(part.label + part.words) for part in handout.summary)
    if not (rule and galley.looks.has_columns and 0 < written < _MOST_BESIDE):
        boxes = [_summary(handout, galley)] if handout.summary else []
        boxes += [_pain_rule(rule, galley)] if rule else []
        return [KeepTogether(box) for box in boxes]
    left = galley.width * _TODAY_SHARE
    right = galley.width - left - style.PADDING
    today = _narrow_summary(handout, replace(galley, width=left))
    pain = _pain_rule(rule, replace(galley, width=right))
    today.spaceBefore = pain.spaceBefore = 0
    both = beside(today, [pain], left + style.PADDING, right)
    both.spaceBefore = both.spaceAfter = style.BLOCK_GAP
    return [both]


def _summary(handout: Handout, galley: Galley) -> Grid:
    names = galley.width * _NAMES_SHARE
    head, rows = _summary_parts(handout, galley)
    return _box(head, rows, [names, galley.width - names])


def _narrow_summary(handout: Handout, galley: Galley) -> Grid:
    """With each dose under its exercise."""
    head, rows = _summary_parts(handout, galley)
    return _box(head, [[row] for row in rows], [galley.width])


def _summary_parts(handout: Handout, galley: Galley) -> tuple[list[Flowable], list[list[Flowable]]]:
    looks, minutes = galley.looks, handout.today.minutes
    head = [galley.heading(2, handout.headings.summary, looks.card_title)]
    if minutes:
        head.append(galley.paragraph(minutes, looks.summary))
    return head, _rows(handout.summary, galley, looks.summary_name, looks.summary)


def _pain_rule(rule: PainRule, galley: Galley) -> Grid:
    looks, numbers = galley.looks, galley.width * _NUMBERS_SHARE
    title = galley.heading(2, rule.title, looks.card_title)
    head = [title, galley.paragraph(rule.lead, looks.summary)]
    rows = _rows(rule.steps, galley, looks.numbers, looks.notice)
    return _box(head, rows, [numbers, galley.width - numbers])


def _box(head: Sequence[Flowable], rows: list[Any], widths: Sequence[float]) -> Grid:
    """A framed table under a tinted title."""
    blanks = [BLANK] * (len(widths) - 1)
    return grid(
        [[list(head), *blanks], *rows],
        widths,
        ("SPAN", (0, 0), (-1, 0)),
        ("BOX", (0, 0), (-1, -1), style.RULE, style.ACCENT),
        ("BACKGROUND", (0, 0), (-1, 0), style.TINT),
        ("LINEBELOW", (0, 0), (-1, -2), style.HAIRLINE, style.ACCENT),
        ("TOPPADDING", (0, 0), (-1, -1), style.ROW_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.ROW_PADDING),
    )


def _rows(
    parts: Sequence[Labelled], galley: Galley, label: Any, words: Any
) -> list[list[Flowable]]:
    """A table whose rows begin with what they are about."""
    table = galley.root.add("Table")
    rows = []
    for part in parts:
        row = table.add("TR")
        head = text(part.label, label, row.add("TH", Scope="Row"))
        rows.append([head, text(part.words, words, row.add("TD"))])
    return rows
