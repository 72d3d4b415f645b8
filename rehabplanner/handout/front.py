"""The first page: whose plan it is, what they have, how much pain is all right, when to call."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from rehabplanner.handout import style
from rehabplanner.handout.blocks import Grid, OnlyOnFirstPage, bulleted, grid, labelled, text
from rehabplanner.handout.sheet import Handout, PainRule, StopSigns

_LEFT_SHARE = 0.53
_NUMBERS_SHARE = 0.3
_NAMES_SHARE = 0.45


def front(handout: Handout, width: float) -> list[Flowable]:
    """The flowables of the first page, with today's summary if the page has room for it."""
    parts = [_title_band(handout, width), KeepTogether(_condition(handout))]
    if handout.pain_rule:
        parts.append(KeepTogether(_pain_rule(handout.pain_rule, width)))
    parts.append(KeepTogether([_stop_signs(handout.stop_signs, width)]))
    if handout.summary:
        parts.append(OnlyOnFirstPage(_summary(handout, width)))
    return parts


def _title_band(handout: Handout, width: float) -> Grid:
    left, right = width * _LEFT_SHARE, width * (1 - _LEFT_SHARE)
    facts = [labelled(fact, style.FACT) for fact in handout.facts]
    rows = [[text(handout.title, style.TITLE), ""], *_pairs(facts)]
    return grid(
        rows,
        [left, right],
        ("SPAN", (0, 0), (-1, 0)),
        ("BACKGROUND", (0, 0), (-1, -1), style.TINT),
        ("LINEBEFORE", (0, 0), (0, -1), style.BAR, style.ACCENT),
        ("TOPPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, 0), style.PADDING),
        ("BOTTOMPADDING", (0, -1), (-1, -1), style.PADDING),
    )


def _pairs(parts: Sequence[Flowable]) -> list[list[Flowable]]:
    return [list(parts[start : start + 2]) for start in range(0, len(parts), 2)]


def _condition(handout: Handout) -> list[Flowable]:
    parts = [
        text(handout.headings.condition, style.SECTION),
        labelled(handout.condition, style.BODY),
    ]
    if handout.goal:
        parts.append(labelled(handout.goal, style.BODY))
    return parts


def _pain_rule(rule: PainRule, width: float) -> list[Flowable]:
    numbers = width * _NUMBERS_SHARE
    rows = [
        [text(step.label, style.NUMBERS), text(step.words, style.NOTICE)] for step in rule.steps
    ]
    table = grid(
        rows,
        [numbers, width - numbers],
        ("BACKGROUND", (0, 0), (0, -1), style.TINT),
        ("BOX", (0, 0), (-1, -1), style.RULE, style.ACCENT),
        ("LINEBELOW", (0, 0), (-1, -2), style.RULE, style.ACCENT),
        ("TOPPADDING", (0, 0), (-1, -1), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.TIGHT_PADDING),
    )
    table.spaceBefore = 0
    return [text(rule.title, style.SECTION), text(rule.lead, style.BODY), table]


def _stop_signs(stop: StopSigns, width: float) -> Grid:
    title = [text(stop.title, style.NOTICE_TITLE), labelled(stop.phone, style.NOTICE_TITLE)]
    rows: list[list[Flowable | str]] = [[*title]]
    rules: list[tuple[Any, ...]] = []
    for group in stop.groups:
        lead = len(rows)
        wide, narrow = _by_width(bulleted(group.lines, style.SIGN), width / 2)
        rows += [[text(group.lead, style.NOTICE_LEAD), ""], *([sign, ""] for sign in wide)]
        rules += [("SPAN", (0, row), (-1, row)) for row in range(lead, len(rows))]
        rows += _pairs_down(narrow)
        rules += [
            ("LINEABOVE", (0, lead), (-1, lead), style.RULE, style.INK),
            ("BOTTOMPADDING", (0, len(rows) - 1), (-1, len(rows) - 1), style.TIGHT_PADDING),
        ]
    return grid(
        rows,
        [width / 2, width / 2],
        *rules,
        ("BACKGROUND", (0, 0), (-1, 0), style.INK),
        ("BOX", (0, 0), (-1, -1), style.HEAVY_RULE, style.INK),
        ("TOPPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
    )


def _by_width(signs: Sequence[Flowable], width: float) -> tuple[list[Flowable], list[Flowable]]:
    """Those that need the whole line, and those that fit into a column of that width."""
    room = width - 2 * style.PADDING
    fitting = [sign.wrap(room, room)[1] < 2 * style.SIGN.leading for sign in signs]
    wide = [sign for sign, fits in zip(signs, fitting, strict=True) if not fits]
    return wide, [sign for sign, fits in zip(signs, fitting, strict=True) if fits]


def _pairs_down(parts: Sequence[Flowable]) -> list[list[Flowable | str]]:
    """Two columns, read down the first and then down the second."""
    rows = (len(parts) + 1) // 2
    right: list[Flowable | str] = [*parts[rows:], *[""] * (2 * rows - len(parts))]
    return [[left, other] for left, other in zip(parts[:rows], right, strict=True)]


def _summary(handout: Handout, width: float) -> Grid:
    names = width * _NAMES_SHARE
    rows = [
        [text(part.label, style.SUMMARY), text(part.words, style.SUMMARY)]
        for part in handout.summary
    ]
    return grid(
        [[text(handout.headings.summary, style.CARD_TITLE), ""], *rows],
        [names, width - names],
        ("SPAN", (0, 0), (-1, 0)),
        ("BOX", (0, 0), (-1, -1), style.RULE, style.ACCENT),
        ("BACKGROUND", (0, 0), (-1, 0), style.TINT),
        ("LINEBELOW", (0, 1), (-1, -2), style.HAIRLINE, style.ACCENT),
    )
