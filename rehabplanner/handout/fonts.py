"""The typeface of the sheet, embedded so that its text can be read back."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import fontpkg
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from rehabplanner.handout.style import BOLD, REGULAR

_BLOCK: Final = 100  # a character map takes no more entries at a time

_CHARACTER_MAP: Final = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@cache
def register_fonts() -> None:
    for name, weight in ((REGULAR, 400), (BOLD, 700)):
        path = str(fontpkg.path("Lato", weight=weight))
        registerFont(_ReadableFont(name, path, asciiReadable=0))
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


@cache
def glyphs() -> frozenset[int]:
    """The characters that both weights can print."""
    register_fonts()
    return frozenset.intersection(
        *(frozenset(getFont(name).face.charToGlyph) for name in (REGULAR, BOLD))
    )


class _ReadableFont(TTFont):  # type: ignore[misc]
    """Says for each of its codes which character it stands for.

    reportlab's own map says U+0000 for unused codes, which PDF/UA-1 forbids.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        state = self.state[doc]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for number, characters in enumerate(state.subsets):
            font = fonts[f"{state.internalName}+{number}"]
            stream = doc.idToObject[font.ToUnicode.name]
            stream.content = _character_map(font.BaseFont, characters)


def _character_map(name: str, characters: Sequence[int]) -> str:
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters)
        if character
    ]
    starts = range(0, len(entries), _BLOCK)
    blocks = [_block(entries[start : start + _BLOCK]) for start in starts]
    return _CHARACTER_MAP.format(name=name, blocks="\n".join(blocks))


def _block(entries: Sequence[str]) -> str:
    return "\n".join([f"{len(entries)} beginbfchar", *entries, "endbfchar"])
