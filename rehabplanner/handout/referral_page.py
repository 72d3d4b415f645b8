"""Lays the referral note out and renders it, tagged like the patient's sheet."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether

from rehabplanner.handout import style
from rehabplanner.handout.blocks import BLANK, Grid, band, card, grid
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.logo import beside_logo
from rehabplanner.handout.press import press
from rehabplanner.handout.professional import ProfessionalLooks
from rehabplanner.handout.referral import ReferralNote
from rehabplanner.handout.sheet import Labelled, Signs

_LEFT_SHARE: Final = 0.6
_SHORT_FACTS: Final = 2
_ROOM_TO_SIGN: Final = 20.0


def render_referral(note: ReferralNote) -> bytes:
    """The PDF. The same note always gives the same bytes.

    Raises Refusal when it holds characters that the font cannot print.
    """
    return press(note, ProfessionalLooks(), lambda galley: _story(note, galley))


def _story(note: ReferralNote, galley: Galley) -> list[Flowable]:
    parts = [
        _letterhead(note, galley),
        band(galley.heading(2, note.when, galley.looks.stage), galley.width),
        _signs(note.found, galley),
    ]
    if note.clot is not None:
        head = galley.heading(3, note.clot.title, galley.looks.card_title)
        boxes = _two_columns(galley.tickable(note.clot.lines), galley.width - 2 * style.PADDING)
        reading = galley.paragraph(note.clot_reading, galley.looks.notice)
        parts.append(card([head], [boxes, reading], galley.width))
    parts += [_signs(note.given, galley), KeepTogether(_foot(note, galley))]
    return parts


def _letterhead(note: ReferralNote, galley: Galley) -> Grid:
    left = galley.width * _LEFT_SHARE
    title = beside_logo(galley.heading(1, note.title, galley.looks.title), note.logo, galley)
    facts = _labelled(note.facts, galley)
    short, long = facts[:_SHORT_FACTS], facts[_SHORT_FACTS:]
    return grid(
        [[title, BLANK], short, *([fact, BLANK] for fact in long)],
        [left, galley.width - left],
        ("SPAN", (0, 0), (-1, 0)),
        *(("SPAN", (0, row), (-1, row)) for row in range(2, 2 + len(long))),
        ("BACKGROUND", (0, 0), (-1, -1), style.TINT),
        ("LINEBEFORE", (0, 0), (0, -1), style.BAR, style.ACCENT),
        ("TOPPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, 0), style.PADDING),
        ("BOTTOMPADDING", (0, -1), (-1, -1), style.PADDING),
    )


def _signs(signs: Signs, galley: Galley) -> Grid:
    head = galley.heading(3, signs.lead, galley.looks.card_title)
    return card([head], galley.bulleted(signs.lines, galley.looks.sign), galley.width)


def _two_columns(parts: Sequence[Flowable], width: float) -> Grid:
    """Read down the first column, then down the second."""
    first = (len(parts) + 1) // 2
    columns = grid(
        [[list(parts[:first]), list(parts[first:])]],
        [width / 2, width / 2],
        ("LEFTPADDING", (0, 0), (0, 0), 0),
        ("RIGHTPADDING", (1, 0), (1, 0), 0),
    )
    columns.spaceBefore = columns.spaceAfter = 0
    return columns


def _foot(note: ReferralNote, galley: Galley) -> list[Flowable]:
    half = galley.width / 2
    answer = galley.paragraph(note.answer, galley.looks.body)
    lines = grid(
        [_labelled(note.signature, galley)],
        [half, half],
        ("TOPPADDING", (0, 0), (-1, -1), _ROOM_TO_SIGN),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    )
    return [answer, lines]


def _labelled(parts: Sequence[Labelled], galley: Galley) -> list[Any]:
    return [galley.labelled(part, galley.looks.fact) for part in parts]
