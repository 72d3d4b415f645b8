"""The first page: whose plan it is, what they have, how much pain is all right, when to call."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether

from rehabplanner.handout import style
from rehabplanner.handout.blocks import BLANK, Grid, IfThereIsRoom, grid, text
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.printable import printable
from rehabplanner.handout.sheet import Handout, Labelled, PainRule, StopSigns

_LEFT_SHARE = 0.53
_NUMBERS_SHARE = 0.3
_NAMES_SHARE = 0.45


def front(handout: Handout, galley: Galley) -> list[Flowable]:
    """The flowables of the first page or, in large print, two; today's summary if it fits."""
    parts = [_title_band(handout, galley), KeepTogether(_condition(handout, galley))]
    if handout.pain_rule:
        parts.append(KeepTogether(_pain_rule(handout.pain_rule, galley)))
    parts.append(KeepTogether([_stop_signs(handout.stop_signs, galley)]))
    if handout.summary:
        parts.append(IfThereIsRoom(_summary(handout, galley)))
    return parts


def _title_band(handout: Handout, galley: Galley) -> Grid:
    left, right = galley.width * _LEFT_SHARE, galley.width * (1 - _LEFT_SHARE)
    title = galley.heading(1, handout.title, galley.looks.title)
    facts = [galley.labelled(fact, galley.looks.fact) for fact in handout.facts]
    return grid(
        [[title, BLANK], *_pairs(facts)],
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


def _condition(handout: Handout, galley: Galley) -> list[Flowable]:
    parts = [
        galley.heading(2, handout.headings.condition, galley.looks.section),
        galley.labelled(handout.condition, galley.looks.body),
    ]
    if handout.goal:
        parts.append(galley.labelled(handout.goal, galley.looks.body))
    return parts


def _pain_rule(rule: PainRule, galley: Galley) -> list[Flowable]:
    looks, numbers = galley.looks, galley.width * _NUMBERS_SHARE
    title = galley.heading(2, rule.title, looks.section)
    lead = galley.paragraph(rule.lead, looks.body)
    table = grid(
        _rows(rule.steps, galley, looks.numbers, looks.notice),
        [numbers, galley.width - numbers],
        ("BACKGROUND", (0, 0), (0, -1), style.TINT),
        ("BOX", (0, 0), (-1, -1), style.RULE, style.ACCENT),
        ("LINEBELOW", (0, 0), (-1, -2), style.RULE, style.ACCENT),
        ("TOPPADDING", (0, 0), (-1, -1), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.TIGHT_PADDING),
    )
    table.spaceBefore = 0
    return [title, lead, table]


def _stop_signs(stop: StopSigns, galley: Galley) -> Grid:
    looks, half = galley.looks, galley.width / 2
    rows: list[list[Any]] = [
        [
            galley.heading(2, stop.title, looks.notice_title),
            galley.labelled(stop.phone, looks.notice_title),
        ]
    ]
    rules: list[tuple[Any, ...]] = []
    for group in stop.groups:
        lead = len(rows)
        rows.append([galley.paragraph(group.lead, looks.notice_lead), BLANK])
        wide, narrow = _by_width(group.lines, galley)
        signs = galley.bulleted([*wide, *narrow], looks.sign)
        rows += [[sign, BLANK] for sign in signs[: len(wide)]]
        rules += [("SPAN", (0, row), (-1, row)) for row in range(lead, len(rows))]
        rows += _pairs_down(signs[len(wide) :])
        rules += [
            ("LINEABOVE", (0, lead), (-1, lead), style.RULE, style.INK),
            ("BOTTOMPADDING", (0, len(rows) - 1), (-1, len(rows) - 1), style.TIGHT_PADDING),
        ]
    return grid(
        rows,
        [half, half],
        *rules,
        ("BACKGROUND", (0, 0), (-1, 0), style.INK),
        ("BOX", (0, 0), (-1, -1), style.HEAVY_RULE, style.INK),
        ("TOPPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
    )


def _by_width(lines: Sequence[str], galley: Galley) -> tuple[list[str], list[str]]:
    """Those that need the whole line, and those that fit into one of two columns."""
    look = galley.looks.sign
    if not galley.looks.has_columns:
        return list(lines), []
    room = galley.width / 2 - 2 * style.PADDING - look.leftIndent
    fitting = [stringWidth(printable(line), look.fontName, look.fontSize) < room for line in lines]
    wide = [line for line, fits in zip(lines, fitting, strict=True) if not fits]
    return wide, [line for line, fits in zip(lines, fitting, strict=True) if fits]


def _pairs_down(parts: Sequence[Flowable]) -> list[list[Any]]:
    """Two columns, read down the first and then down the second."""
    rows = (len(parts) + 1) // 2
    right = [*parts[rows:], *[BLANK] * (2 * rows - len(parts))]
    return [[left, other] for left, other in zip(parts[:rows], right, strict=True)]


def _summary(handout: Handout, galley: Galley) -> Grid:
    looks, names = galley.looks, galley.width * _NAMES_SHARE
    title = galley.heading(2, handout.headings.summary, looks.card_title)
    return grid(
        [[title, BLANK], *_rows(handout.summary, galley, looks.summary, looks.summary)],
        [names, galley.width - names],
        ("SPAN", (0, 0), (-1, 0)),
        ("BOX", (0, 0), (-1, -1), style.RULE, style.ACCENT),
        ("BACKGROUND", (0, 0), (-1, 0), style.TINT),
        ("LINEBELOW", (0, 1), (-1, -2), style.HAIRLINE, style.ACCENT),
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
