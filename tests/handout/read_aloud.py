"""Reads a PDF the way a screen reader does: its structure, and the words that belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf


@dataclass
class Part:
    """An element of the structure; words and sizes (points) are of its own content alone.

    fields: the names of the form fields it holds, and what is read of each
    marks: where its content is: pages, and its numbers on them, both from 0
    box: of a picture: left, bottom, right and top on its page, in points
    """

    role: str
    words: str = ""
    spoken: str = ""
    traits: dict[str, str] = field(default_factory=dict)
    sizes: set[float] = field(default_factory=set)
    kids: list["Part"] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    marks: list[tuple[int, int]] = field(default_factory=list)
    box: tuple[float, ...] = ()

    def all(self, *roles: str) -> list["Part"]:
        """This part and those inside of these roles, or all of them, in reading order."""
        below = [part for kid in self.kids for part in kid.all(*roles)]
        return [self, *below] if not roles or self.role in roles else below


@dataclass
class Piece:
    """A stretch of a page's content: of an element, an artifact, or nobody's (`owner` is "")."""

    owner: str
    number: int | None
    words: str = ""
    sizes: set[float] = field(default_factory=set)
    paints: bool = False


_PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ"}


def told(pdf: bytes) -> Part:
    """The root of the structure, with the words that a screen reader finds under it."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {
            page.objgen: (number, list(pieces(page))) for number, page in enumerate(document.pages)
        }
        return _part(document.Root.StructTreeRoot.K[0], pages)


def pieces(page: pikepdf.Page) -> Iterator[Piece]:
    """The page's content, cut where marked content begins and ends."""
    piece, maps, size = Piece("", None), _character_maps(page), 0.0
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC", "EMC"):
            yield piece
            piece = Piece("", None) if name == "EMC" else _opened(operands)
        elif name == "Tf":
            letters, size = maps.get(str(operands[0]), {}), float(operands[1])
        elif name == "Tj":
            piece.words += "".join(letters[code] for code in bytes(operands[0]))
            piece.sizes.add(size)
        piece.paints = piece.paints or name in _PAINTING
    yield piece


def _opened(operands: Any) -> Piece:
    properties = operands[1] if len(operands) > 1 else {}
    return Piece(str(operands[0])[1:], properties.get("/MCID"))


def _character_maps(page: pikepdf.Page) -> dict[str, dict[int, str]]:
    """What the codes of each font stand for, by the font's name on the page."""
    found = {}
    for name, font in page.Resources.Font.items():
        if "/ToUnicode" in font:
            entries = re.findall(rb"<(\w\w)> <(\w{4,})>", font.ToUnicode.read_bytes())
            found[name] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
                for code, text in entries
            }
    return found


def _part(element: Any, pages: dict[Any, tuple[int, list[Piece]]]) -> Part:
    traits = dict(element.get("/A", {}).items())
    part = Part(
        role=str(element.S)[1:],
        spoken=str(element.get("/ActualText", "")),
        traits={name[1:]: str(value)[1:] for name, value in traits.items()},
        box=tuple(float(edge) for edge in traits.get("/BBox", ())),
    )
    for kid in element.K:
        if "/MCID" in kid:
            page, found = pages[kid.Pg.objgen]
            own = [piece for piece in found if piece.number == kid.MCID]
            part.marks.append((page, int(kid.MCID)))
            assert [piece.owner for piece in own] == [part.role]
            part.words += own[0].words
            part.sizes |= own[0].sizes
        elif "/Obj" in kid:
            assert kid.Obj.P.objgen == kid.Pg.objgen
            part.fields[str(kid.Obj.T)] = str(kid.Obj.TU)
        else:
            assert kid.P.objgen == element.objgen
            part.kids.append(_part(kid, pages))
    part.words = " ".join(part.words.split())
    return part
