"""The box that says when to stop and call, and whom."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from rehabplanner.handout import style
from rehabplanner.handout.blocks import BLANK, Grid, grid
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.printable import printable
from rehabplanner.handout.sheet import StopSigns


def stop_signs(stop: StopSigns, galley: Galley) -> Grid:
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
            ("TOPPADDING", (0, lead), (-1, lead), style.ROW_PADDING),
            ("BOTTOMPADDING", (0, len(rows) - 1), (-1, len(rows) - 1), style.TIGHT_PADDING),
        ]
    return grid(
        rows,
        [half, half],
        ("TOPPADDING", (0, 1), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 0),
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
