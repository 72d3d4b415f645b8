"""The sizes and colours of the sheet that stay the same however large the print is.

The colours hold a contrast of 7:1 or more on their grounds and keep their order in grey; no
meaning hangs on a colour alone.
"""

from typing import Final

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm

from rehabplanner.settings import Paper

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
ROW_PADDING: Final = 2.0
BLOCK_GAP: Final = 8.0
LONGEST_ROW: Final = LETTER[1] - TOP_MARGIN - BOTTOM_MARGIN

REGULAR: Final = "Lato"
BOLD: Final = "Lato-Bold"
PICTURE_WIDTH: Final = 215.0
"""Of an exercise's picture beside its steps: start and finish together, about 3 inches."""
LONGEST_BESIDE: Final = 260.0
"""Steps that need more height than this stand below their picture, where they can be split."""
LOWEST_BESIDE: Final = 87.0
"""Of an exercise's picture beside its steps, caption and white included; a lower one stands above
them."""
PICTURE_GAP: Final = 3.0
"""Below a picture."""
PICTURE_PADDING: Final = 16.0
"""Between a picture and the steps at its right."""
PICTURE_WIDTH_ABOVE: Final = 340.0
"""Of a picture above its steps: start and finish are more than 2.2 inches wide each."""
LOWEST_PICTURE: Final = 75.0
"""However many the words below it."""
CARD_ROOM: Final = LONGEST_ROW - 100
"""For the words and the picture of a card that has a page to itself: less the caption, the padding
and a heading above the card, in large print."""
