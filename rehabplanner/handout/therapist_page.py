"""Lays the therapist's copy out and renders it, tagged like the patient's sheet."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from rehabplanner.handout import style
from rehabplanner.handout.blocks import BLANK, Grid, Text, band, card, draw_box, grid, text
from rehabplanner.handout.fields import Square
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.press import press
from rehabplanner.handout.printable import markup
from rehabplanner.handout.professional import ProfessionalLooks
from rehabplanner.handout.sheet import Signs
from rehabplanner.handout.structure import Element
from rehabplanner.handout.therapist_sheet import Prompt, StageNotes, Table, TherapistCopy

_BASIS: Final = (0.16, 0.84)
_CODES: Final = (0.14, 0.66, 0.2)
_EXERCISES: Final = (0.21, 0.19, 0.15, 0.34, 0.11)
_CRITERIA: Final = (0.6, 0.16, 0.12, 0.12)
_DECISIONS: Final = (0.36, 0.2, 0.28, 0.16)
_ROOM_UNDER_TITLE: Final = 110.0
_ROOM_UNDER_STAGE: Final = 190.0
_ROOM_TO_WRITE: Final = 15.0
_FACTS_IN_A_ROW: Final = 2


def render_therapist(copy: TherapistCopy) -> bytes:
    """The PDF. The same copy always gives the same bytes.

    Raises Refusal when it holds characters that the font cannot print.
    """
    looks = ProfessionalLooks()
    return press(copy, looks, lambda galley: _story(copy, galley, looks))


def _story(copy: TherapistCopy, galley: Galley, looks: ProfessionalLooks) -> list[Flowable]:
    return [
        _head(copy, galley, looks),
        *_ruled(copy.codes, _CODES, galley, looks),
        *galley.bulleted(copy.coding, looks.line),
        *_ruled(copy.decisions, _DECISIONS, galley, looks),
        _teach_back(copy.teach_back, galley, looks),
        *_ruled(copy.basis, _BASIS, galley, looks),
        *(part for stage in copy.stages for part in _stage(stage, galley, looks)),
        *_ruled(copy.return_to_activity, _CRITERIA, galley, looks),
        *_visits(copy.visits, galley, looks),
        *_section("Sources", galley, looks),
        *galley.numbered(copy.sources, looks.reference),
    ]


def _head(copy: TherapistCopy, galley: Galley, looks: ProfessionalLooks) -> Grid:
    """Whose plan it is, with the facts side by side."""
    half = galley.width / _FACTS_IN_A_ROW
    title = galley.heading(1, copy.title, looks.copy_title)
    facts = [galley.labelled(fact, looks.cell) for fact in copy.facts]
    pairs = [
        [*facts[start : start + _FACTS_IN_A_ROW], BLANK][:_FACTS_IN_A_ROW]
        for start in range(0, len(facts), _FACTS_IN_A_ROW)
    ]
    return grid(
        [[title, BLANK], *pairs],
        [half, half],
        ("SPAN", (0, 0), (-1, 0)),
        ("BACKGROUND", (0, 0), (-1, -1), style.TINT),
        ("LINEBEFORE", (0, 0), (0, -1), style.BAR, style.ACCENT),
        ("TOPPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, 0), style.TIGHT_PADDING),
        ("BOTTOMPADDING", (0, -1), (-1, -1), style.TIGHT_PADDING),
    )


def _section(title: str, galley: Galley, looks: ProfessionalLooks) -> list[Flowable]:
    """A title with room for what it stands over."""
    return [CondPageBreak(_ROOM_UNDER_TITLE), galley.heading(2, title, looks.copy_section)]


def _visits(visits: Signs, galley: Galley, looks: ProfessionalLooks) -> list[Flowable]:
    if not visits.lines:
        return []
    title = _section(visits.lead, galley, looks)
    return [*title, *galley.bulleted(visits.lines, looks.line)]


def _teach_back(prompts: Sequence[Prompt], galley: Galley, looks: ProfessionalLooks) -> Grid:
    head = galley.heading(2, "Teach-back: ask, listen, tick", looks.copy_section)
    entries = galley.root.add("L", ListNumbering="Square")
    room = galley.width - 2 * style.PADDING
    body: list[Any] = [
        [_prompt(prompt, entries, looks), WritingLine(room, looks.step_indent)]
        for prompt in prompts
    ]
    return card([head], body, galley.width)


def _prompt(prompt: Prompt, entries: Element, looks: ProfessionalLooks) -> Text:
    words = f"<b>{markup(prompt.ask)}</b><br/>Listen for: {markup(prompt.listen_for)}"
    part = Text(words, looks.prompt)
    part.element = entries.add("LI").add("LBody")
    part.prelude = _draw_tick_box
    return part


def _draw_tick_box(part: Any) -> None:
    size = part.style.fontSize
    draw_box(part.canv, Square(0, part.height - (part.style.leading + size) / 2, size))


class WritingLine(Flowable):  # type: ignore[misc]
    """A line to write on, with room above it."""

    def __init__(self, width: float, indent: float) -> None:
        super().__init__()
        self.width, self.height = width, _ROOM_TO_WRITE
        self._indent = indent

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(style.INK)
        self.canv.setLineWidth(style.HAIRLINE)
        self.canv.line(self._indent, 1, self.width, 1)


def _stage(stage: StageNotes, galley: Galley, looks: ProfessionalLooks) -> list[Flowable]:
    title = band(galley.heading(2, stage.title, looks.copy_stage), galley.width)
    title.spaceAfter = style.ROW_PADDING
    return [
        CondPageBreak(_ROOM_UNDER_STAGE),
        title,
        *(galley.labelled(fact, looks.cell) for fact in stage.facts),
        *galley.bulleted(stage.advice, looks.line),
        *_ruled(stage.exercises, _EXERCISES, galley, looks),
        *(KeepTogether(_ruled(table, _CRITERIA, galley, looks)) for table in stage.criteria),
    ]


def _ruled(
    table: Table,
    shares: Sequence[float],
    galley: Galley,
    looks: ProfessionalLooks,
) -> list[Flowable]:
    """A table with its title; nothing for a table without rows."""
    if not table.rows:
        return []
    title = _section(table.title, galley, looks) if table.title else []
    ruled = Grid(
        _rows(table, galley, looks),
        colWidths=[galley.width * share for share in shares],
        repeatRows=1,
        spaceBefore=style.TIGHT_PADDING,
        spaceAfter=style.ROW_PADDING,
        style=[
            ("FONTNAME", (0, 0), (-1, -1), style.REGULAR),
            ("GRID", (0, 0), (-1, -1), style.HAIRLINE, style.ACCENT),
            ("BACKGROUND", (0, 0), (-1, 0), style.TINT),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), style.ROW_GAP),
            ("BOTTOMPADDING", (0, 0), (-1, -1), style.ROW_PADDING),
            ("LEFTPADDING", (0, 0), (-1, -1), style.TIGHT_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), style.TIGHT_PADDING),
        ],
    )
    return [*title, ruled]


def _rows(table: Table, galley: Galley, looks: ProfessionalLooks) -> list[list[Flowable]]:
    element = galley.root.add("Table")
    top = element.add("THead").add("TR")
    rows = [[text(name, looks.cell_head, top.add("TH", Scope="Column")) for name in table.columns]]
    body = element.add("TBody")
    for first, *others in table.rows:
        row = body.add("TR")
        head = text(first, looks.cell_name, row.add("TH", Scope="Row"))
        rows.append([head, *(text(words, looks.cell, row.add("TD")) for words in others)])
    return rows
