"""The clinic's logo: a small PNG, made ready once, when it is chosen."""

import struct
import zlib
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import AfterValidator, ConfigDict, Field

from rehabplanner.domain.record import Record

LOGO_WIDTH: Final = 1200
LOGO_HEIGHT: Final = 400
"""The most pixels a logo has: about 600 to the inch where it is printed."""
LOGO_BYTES: Final = 300_000

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = struct.Struct(">II5B")
_PLAIN_COLOURS: Final = (8, 2, 0, 0, 0)  # 8 bits each of red, green and blue, line by line


def _whole_png(data: bytes) -> bytes:
    """Settings are copied and edited by hand: what is damaged is told here, not on paper."""
    chunks = list(_chunks(data))
    if [kind for kind, _ in chunks[:1] + chunks[-1:]] != [b"IHDR", b"IEND"]:
        raise ValueError("a logo is a whole PNG picture")
    width, height, *kind = _HEADER.unpack(chunks[0][1])
    if not (0 < width <= LOGO_WIDTH and 0 < height <= LOGO_HEIGHT):
        raise ValueError(f"a logo has at most {LOGO_WIDTH} by {LOGO_HEIGHT} pixels")
    if tuple(kind) != _PLAIN_COLOURS or _unpacked(_pixels(data)) != height * (1 + 3 * width):
        raise ValueError("a logo is a PNG picture in plain colours")
    return data


class Logo(Record):
    """Base64 in JSON."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    png: Annotated[bytes, Field(max_length=LOGO_BYTES), AfterValidator(_whole_png)]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        width, height, *_ = _HEADER.unpack(next(_chunks(self.png))[1])
        return width, height

    @property
    def pixels(self) -> bytes:
        """The lines of red, green and blue bytes, filtered and deflated as PNG does it."""
        return _pixels(self.png)


def _pixels(data: bytes) -> bytes:
    return b"".join(inside for kind, inside in _chunks(data) if kind == b"IDAT")


def _unpacked(pixels: bytes) -> int:
    """How many bytes there are; never many more than the largest logo has."""
    unpacking = zlib.decompressobj()
    try:
        return len(unpacking.decompress(pixels, LOGO_HEIGHT * (1 + 3 * LOGO_WIDTH) + 1))
    except zlib.error:
        return 0


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kinds of the chunks and what is in them, up to the first that is damaged."""
    start = len(_SIGNATURE) if data.startswith(_SIGNATURE) else len(data)
    while start < len(data):
        end = start + 8 + int.from_bytes(data[start : start + 4], "big")
        kind, inside = data[start + 4 : start + 8], data[start + 8 : end]
        if zlib.crc32(kind + inside) != int.from_bytes(data[end : end + 4], "big"):
            return
        if kind == b"IHDR" and len(inside) != _HEADER.size:
            return
        yield kind, inside
        start = end + 4
