"""The boxes that can be ticked on the screen: check boxes of a PDF form.

The page itself draws each box, so that paper and viewers without forms show it; the field above
it adds only the tick.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from rehabplanner.handout.style import INK

_TICKED: Final = "Yes"
_UNTICKED: Final = "Off"  # the name is fixed by PDF
_PRINTED: Final = 4
_UNTICKED_BOX: Final = {
    "Type": PDFName("Annot"),
    "Subtype": PDFName("Widget"),
    "FT": PDFName("Btn"),
    "F": _PRINTED,
    "AS": PDFName(_UNTICKED),
    "V": PDFName(_UNTICKED),
}
_SYMBOLS: Final = "/ZaDb 0 Tf 0 g"  # for programs that draw the ticks anew,
_CHECK_MARK: Final = "4"  # and of these symbols the one to draw
_SIDE: Final = 100  # of the tick's own square, which viewers fit into the box
_TICK: Final = "{:.3f} {:.3f} {:.3f} RG 13 w 1 J 1 j 19 51 m 42 24 l 82 80 l S"


class Square(NamedTuple):
    """Where a box is, in points."""

    left: float
    bottom: float
    side: float


def check_box(name: str, words: str, box: Square) -> PDFDictionary:
    """An unticked box. The name tells it from all others, the words say what it stands for."""
    edges = (box.left, box.bottom, box.left + box.side, box.bottom + box.side)
    return PDFDictionary(
        {
            **_UNTICKED_BOX,
            "T": PDFString(name),
            "TU": PDFString(words),
            "Rect": PDFArray([round(edge, 2) for edge in edges]),
        }
    )


def complete(document: Any, boxes: Sequence[PDFDictionary]) -> PDFDictionary:
    """The form of these boxes, in the order of the tab key; all share two pictures."""
    pictures = {_TICKED: _TICK.format(*INK.rgb()), _UNTICKED: ""}
    states = {name: document.Reference(_picture(code)) for name, code in pictures.items()}
    looks = PDFDictionary({"N": PDFDictionary(states)})
    sign = PDFDictionary({"CA": PDFString(_CHECK_MARK)})
    for box in boxes:
        box["AP"], box["MK"] = looks, sign
    fields = PDFArray([document.Reference(box) for box in boxes])
    return PDFDictionary({"Fields": fields, "DA": PDFString(_SYMBOLS)})


def _picture(code: str) -> PDFStream:
    head = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": PDFArray([0, 0, _SIDE, _SIDE]),
        "Resources": PDFDictionary(),
    }
    return PDFStream(PDFDictionary(head), code)
