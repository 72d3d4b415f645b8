"""The sheet by fpdf2."""

import logging
from io import BytesIO
from pathlib import Path

import fontpkg
from benchmarks.sheet_parts import Heading, Lines, Part, Picture, Sheet, TickTable, Words
from fpdf import FPDF
from fpdf.enums import XPos, YPos

_SIZES = {1: 22, 2: 16, 3: 15, 4: 14}
_BELOW = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}
_LINE = 18.2
_PICTURE_HEIGHT = 100.0
_MM = 72 / 25.4

logging.getLogger("fpdf").setLevel(logging.ERROR)  # it warns of every title in a picture


class Fpdf2Printer:
    """fpdf2 reads fonts and pictures anew for every document."""

    def __init__(self, first: Sheet, folder: Path) -> None:
        pass

    def pdf(self, sheet: Sheet) -> bytes:
        paper = _Paper(sheet)
        for part in sheet.parts:
            paper.put(part)
        return bytes(paper.output())


class _Paper(FPDF):  # type: ignore[misc]
    def __init__(self, sheet: Sheet) -> None:
        super().__init__(format=sheet.paper, unit="pt")
        self._sheet = sheet
        self.set_title(sheet.title)
        self.set_lang(sheet.language)
        self.add_font("Lato", "", fontpkg.path("Lato", weight=400))
        self.add_font("Lato", "B", fontpkg.path("Lato", weight=700))
        self.set_margins(18 * _MM, 17 * _MM)
        self.set_auto_page_break(auto=True, margin=17 * _MM)
        self.add_page()

    def header(self) -> None:
        self.set_font("Lato", "B", 9.5)
        self.cell(self.epw / 2, 12, self._sheet.left)
        self.set_font("Lato", "", 9.5)
        self.cell(self.epw / 2, 12, self._sheet.right, align="R", **_BELOW)
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-14 * _MM)
        self.set_font("Lato", "", 9.5)
        self.cell(self.epw / 2, 12, self._sheet.foot)
        self.cell(self.epw / 2, 12, f"Page {self.page_no()} of {{nb}}", align="R")

    def put(self, part: Part) -> None:
        match part:
            case Heading(level, words):
                self._heading(level, words)
            case Words(words, label):
                self._words(words, label)
            case Lines(mark, lines):
                for number, line in enumerate(lines, 1):
                    self._line(mark, number, line)
            case Picture(svg, _, words):
                self._picture(svg, words)
            case TickTable():
                self._table(part)

    def _heading(self, level: int, words: str) -> None:
        size = _SIZES[level]
        self.ln(6)
        self.set_font("Lato", "B", size)
        self.set_text_color(11, 74, 102)
        self.set_fill_color(233, 241, 245)
        self.start_section(words, level=0)
        self.multi_cell(0, size * 1.25, words, fill=level == 4, **_BELOW)
        self.set_text_color(26, 31, 36)
        self.ln(3)

    def _words(self, words: str, label: str) -> None:
        self.set_font("Lato", "B", 13)
        if label:
            self.write(_LINE, f"{label} ")
        self.set_font("Lato", "", 13)
        self.write(_LINE, words)
        self.ln(_LINE + 3)

    def _line(self, mark: str, number: int, line: str) -> None:
        self.set_font("Lato", "", 13)
        if mark == "box":
            self.rect(self.x, self.y + 3, 11, 11)
        else:
            self.cell(20, _LINE, f"{number}." if mark == "number" else "•")
        self.set_x(self.l_margin + 20)
        self.multi_cell(0, _LINE, line, **_BELOW)

    def _picture(self, svg: str, words: str) -> None:
        if self.will_page_break(_PICTURE_HEIGHT):
            self.add_page()
        self.image(
            BytesIO(svg.encode()),
            h=_PICTURE_HEIGHT,
            w=self.epw,
            keep_aspect_ratio=True,
            alt_text=words,
        )

    def _table(self, part: TickTable) -> None:
        self.set_font("Lato", "", 12)
        days = len(part.head) - 1
        widths = (self.epw * 0.36, *[self.epw * 0.64 / days] * days)
        self._row(part.head, widths)
        for name in part.names:
            self._row((name, *[""] * days), widths)
            for number in range(days):
                left = self.l_margin + widths[0] + widths[1] * number
                self.rect(left + widths[1] / 2 - 7.5, self.y - 17, 15, 15)
        self.ln(8)

    def _row(self, words: tuple[str, ...], widths: tuple[float, ...]) -> None:
        if self.will_page_break(19):
            self.add_page()
            self.set_font("Lato", "", 12)
        for cell, width in zip(words, widths, strict=True):
            self.cell(width, 19, cell, border=1)
        self.ln(19)
