"""The looks of what professionals read: smaller than a patient's sheet, so that it stays short."""

from typing import Final

from rehabplanner.handout import style
from rehabplanner.handout.looks import Looks

_BODY: Final = 11.0
_BOX: Final = 9.5
_TITLE: Final = 18.0
_SECTION: Final = 13.0
_CELL: Final = 9.5
_FINE: Final = 8.5


class ProfessionalLooks(Looks):
    """cell, cell_name, cell_head: in a ruled table; reference: a line of the list of sources."""

    def __init__(self) -> None:
        super().__init__(large=False)
        self.tick_box = _BOX
        self.fact = self._text("note fact", _BODY, leading=1.3)
        self.body = self._text("note body", _BODY, spaceBefore=style.TIGHT_PADDING)
        self.notice = self._text("note notice", _BODY, leading=1.3)
        self.sign = self._text("note sign", _BODY, leading=1.3, leftIndent=self.sign_indent)
        self.step = self._text("note box", _BODY, leading=1.3, leftIndent=self.step_indent)
        self._set_tables()

    def _set_tables(self) -> None:
        self.copy_title = self._bold("copy title", _TITLE)
        self.copy_section = self._bold("copy section", _SECTION, spaceBefore=6, spaceAfter=2)
        self.copy_stage = self._bold("copy stage", _SECTION, style.PAPER_WHITE)
        self.prompt = self._text("prompt", _CELL, leading=1.3, leftIndent=self.step_indent)
        self.line = self._text("copy line", _CELL, leading=1.3, leftIndent=self.sign_indent)
        self.cell = self._text("cell", _CELL, leading=1.22)
        self.cell_name = self._text("cell name", _CELL, leading=1.22, fontName=style.BOLD)
        self.cell_head = self._bold("cell head", _CELL, leading=1.22)
        self.reference = self._text("reference", _FINE, leading=1.25, leftIndent=self.step_indent)
