"""Every size, colour and named style of the sheet. Styles are named by what they mean.

The colours hold a contrast of 7:1 or more on their grounds and keep their order in grey; no
meaning hangs on a colour alone.
"""

from functools import cache
from typing import Any, Final

import fontpkg
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from rehabplanner.handout.options import Paper

PAPERS: Final[dict[Paper, tuple[float, float]]] = {"letter": LETTER, "a4": A4}

SIDE_MARGIN: Final = 18 * mm
TOP_MARGIN: Final = 17 * mm
BOTTOM_MARGIN: Final = 17 * mm
RUNNING_GAP: Final = 3 * mm
RUNNING_CLEAR: Final = 2.0
RUNNING_HEIGHT: Final = 8.5 * mm

INK: Final = HexColor("#1A1F24")
ACCENT: Final = HexColor("#0B4A66")
TINT: Final = HexColor("#E9F1F5")
PAPER_WHITE: Final = white
HAIRLINE: Final = 0.4
RULE: Final = 0.75
HEAVY_RULE: Final = 1.8
BAR: Final = 3.0

PADDING: Final = 9.0
TIGHT_PADDING: Final = 4.0
ROW_GAP: Final = 1.0
BLOCK_GAP: Final = 8.0
TICK_BOX: Final = 11.0
LOG_BOX: Final = 15.0
STEP_INDENT: Final = 20.0
LONGEST_ROW: Final = LETTER[1] - TOP_MARGIN - BOTTOM_MARGIN

REGULAR: Final = "Lato"
BOLD: Final = "Lato-Bold"


@cache
def register_fonts() -> None:
    for name, weight in ((REGULAR, 400), (BOLD, 700)):
        registerFont(TTFont(name, str(fontpkg.path("Lato", weight=weight)), asciiReadable=0))
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


@cache
def glyphs() -> frozenset[int]:
    """The characters that both weights can print."""
    register_fonts()
    return frozenset.intersection(
        *(frozenset(getFont(name).face.charToGlyph) for name in (REGULAR, BOLD))
    )


def _style(name: str, size: float, *, leading: float = 1.42, **more: Any) -> ParagraphStyle:
    look: dict[str, Any] = {
        "fontName": REGULAR,
        "bulletFontName": REGULAR,
        "bulletFontSize": size,
        "textColor": INK,
        "allowWidows": 0,
        "allowOrphans": 0,
        **more,
    }
    return ParagraphStyle(name, fontSize=size, leading=size * leading, **look)


def _bold(name: str, size: float, color: Color = ACCENT, **more: Any) -> ParagraphStyle:
    return _style(name, size, fontName=BOLD, textColor=color, **{"leading": 1.25, **more})


TITLE: Final = _bold("title", 22)
SECTION: Final = _bold("section", 16, spaceBefore=9, spaceAfter=4)
STAGE: Final = _bold(
    "stage",
    15,
    PAPER_WHITE,
    backColor=ACCENT,
    borderPadding=(4, PADDING, 6, PADDING),
    leftIndent=PADDING,
    rightIndent=PADDING,
    spaceBefore=14,
    spaceAfter=11,
)
BODY: Final = _style("body", 13, spaceAfter=4)
FACT: Final = _style("fact", 13, leading=1.3)

CARD_TITLE: Final = _bold("card title", 14)
DOSE: Final = _bold("dose", 13, INK, leading=1.3)
CARD_TEXT: Final = _style("card text", 13, leading=1.4)
CARD_STOP: Final = _bold("card stop sign", 13, INK, leading=1.4)
STEP: Final = _style("step", 13, leading=1.4, leftIndent=STEP_INDENT)
TICK: Final = _style("tick", 13, leading=1.4, leftIndent=STEP_INDENT)

NOTICE_TITLE: Final = _bold("notice title", 14, PAPER_WHITE)
NOTICE: Final = _style("notice", 12, leading=1.32)
NOTICE_LEAD: Final = _bold("notice lead", 12, INK, leading=1.32)
SIGN: Final = _style("sign", 12, leading=1.32, leftIndent=13)
NUMBERS: Final = _bold("pain numbers", 12, INK, leading=1.32)
SUMMARY: Final = _style("summary", 12, leading=1.3)

BRIEF_TITLE: Final = _bold("brief title", 13, spaceBefore=7)
BRIEF_DOSE: Final = _bold("brief dose", 12, INK, leading=1.38)
BRIEF: Final = _style("brief", 12, leading=1.38)

LOG_HEAD: Final = _bold("log head", 12, INK, alignment=TA_CENTER)
LOG_NAME: Final = _style("log name", 12, leading=1.2)
PROMISE: Final = _style("promise", 13, spaceBefore=6)

RUNNING: Final = _style("running", 9.5, leading=1.2)
RUNNING_NAME: Final = _bold("running name", 9.5, INK, leading=1.2)
