"""Takes out of an SVG what reaches outside of it, before Qt reads it.

Qt's reader would load the pictures an SVG names from the disk, and takes hours over a few lines
in which copies are copied.
"""

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QXmlStreamReader, QXmlStreamWriter

from rehabplanner.refusal import Refusal

_DROPPED: Final = frozenset({"script", "foreignobject"})
_PICTURES: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
_PAINT: Final = re.compile(r"url\(\s*[\"']?#([^)\"']+)")
_DEEPEST: Final = 200
_MOST_PARTS: Final = 100_000

_Token = QXmlStreamReader.TokenType


def looks_like_svg(data: bytes) -> bool:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and b"<svg" in data


def harmless_svg(data: bytes) -> QByteArray:
    """The same picture without scripts and without links to anything that is not in it.

    Raises Refusal for a damaged picture, and for one that would take too long to draw.
    """
    source, made = QBuffer(), QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    reader = QXmlStreamReader(source)
    reader.setNamespaceProcessing(False)  # names stay as they are written, like "xlink:href"
    writer, census = QXmlStreamWriter(made), _Census()
    while not reader.atEnd():
        _pass_on(reader.readNext(), reader, writer, census)
    if reader.hasError():
        raise Refusal("This SVG picture is damaged or empty; choose another one.")
    if census.is_endless:
        raise _too_involved()
    return made.data()


@dataclass
class _Census:
    """Counts how many parts there are to draw when every copy is made.

    open: the ids of the parts that are being read, outermost first; "" for one without
    sizes: of each part with an id, how many parts are in it; copies: the ids it copies
    """

    open: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    copies: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def enter(self, part: str, copied: Iterable[str]) -> None:
        if len(self.open) >= _DEEPEST:
            raise _too_involved()
        self.open.append(part)
        for around in {"", *self.open}:
            self.sizes[around] += 1
            self.copies[around].extend(copied)

    @property
    def is_endless(self) -> bool:
        totals: dict[str, int] = {}
        return any(self._total(part, totals) > _MOST_PARTS for part in list(self.sizes))

    def _total(self, part: str, totals: dict[str, int], depth: int = 0) -> int:
        if part not in totals and depth < _DEEPEST:
            totals[part] = _MOST_PARTS + 1  # what copies itself never ends
            copies = self.copies.get(part, ())
            inside = sum(self._total(copied, totals, depth + 1) for copied in copies)
            totals[part] = self.sizes.get(part, 0) + inside
        return totals.get(part, _MOST_PARTS + 1)


def _too_involved() -> Refusal:
    return Refusal("This SVG picture is too involved; choose a simpler one, or a PNG of it.")


def _pass_on(
    token: _Token, reader: QXmlStreamReader, writer: QXmlStreamWriter, census: _Census
) -> None:
    if token == _Token.StartElement:
        _pass_on_element(reader, writer, census)
    elif token == _Token.EndElement:
        writer.writeEndElement()
        census.open.pop()
    elif token == _Token.Characters:
        writer.writeCharacters(reader.text())


def _pass_on_element(reader: QXmlStreamReader, writer: QXmlStreamWriter, census: _Census) -> None:
    name, kept = reader.qualifiedName(), _kept(reader)
    has_link = any(_local(key) == "href" for key in kept)
    if _local(name) in _DROPPED or (_local(name) == "image" and not has_link):
        reader.skipCurrentElement()
        return
    writer.writeStartElement(name)
    for key, value in kept.items():
        writer.writeAttribute(key, value)
    census.enter(kept.get("id", ""), _references(kept))


def _kept(reader: QXmlStreamReader) -> dict[str, str]:
    """The attributes but for links that lead out of the picture, and scripts."""
    parts = reader.attributes()
    attributes = [parts.at(place) for place in range(parts.size())]
    found = {part.qualifiedName(): part.value() for part in attributes}
    safe = {key: _without_links(key, value) for key, value in found.items()}
    return {key: value for key, value in safe.items() if value and not _local(key).startswith("on")}


def _references(attributes: Mapping[str, str]) -> list[str]:
    """The ids of the parts that an element copies or paints with."""
    links = [
        value[1:]
        for key, value in attributes.items()
        if _local(key) == "href" and value.startswith("#")
    ]
    return [*links, *(found for value in attributes.values() for found in _PAINT.findall(value))]


def _without_links(key: str, value: str) -> str:
    if _local(key) != "href" or value.startswith("#"):
        return value
    return _embedded(value) if value.startswith("data:") else ""


def _embedded(link: str) -> str:
    """The picture in a link that holds one; what says to be a picture may be another SVG."""
    try:
        data = base64.b64decode("".join(link.partition("base64,")[2].split()), validate=True)
    except binascii.Error:
        return ""
    for start, kind in _PICTURES.items():
        if data.startswith(start):
            return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    return ""


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
