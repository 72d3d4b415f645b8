"""A photo of an exercise: a small JPEG that tells nothing but what is seen in it.

A phone writes into its photos where they were taken. Nothing of that kind passes here, so that no
plan or handout can carry it on.
"""

import struct
from typing import Annotated, Final

from pydantic import AfterValidator, ConfigDict, Field

from rehabplanner.domain.jpeg import END, SCAN, JpegPart, jpeg_parts
from rehabplanner.domain.record import Language, Line, Record

PHOTO_SIDE: Final = 800
"""The most pixels of the longer side: about 300 to the inch where it is printed."""
PHOTO_BYTES: Final = 120_000

_JFIF: Final = 0xE0
_FRAME: Final = 0xC0  # of the one way of packing (baseline) that every reader knows
_TABLES: Final = frozenset((0xDB, 0xC4, 0xDD))
_NAMED: Final = b"JFIF\0"
_JFIF_LENGTH: Final = 14
_NO_THUMBNAIL: Final = b"\0\0"
_SIZE: Final = struct.Struct(">BHHB")
_PLAIN_COLOURS: Final = (8, 3)  # bits of each colour, and how many colours
_FRAME_LENGTH: Final = _SIZE.size + 3 * 3


def _plain_jpeg(data: bytes) -> bytes:
    """Plans are passed around and may be edited by hand: what is wrong is told before it prints."""
    parts = jpeg_parts(data)
    if [part.marker for part in parts[-1:]] != [END] or parts[-1].end != len(data):
        raise ValueError("a photo is a whole JPEG picture")
    if not all(_is_plain(part) for part in parts[1:-1]):
        raise ValueError("a photo is a plain JPEG picture with nothing else in it")
    if sorted(part.marker for part in parts if part.marker in (_FRAME, SCAN)) != [_FRAME, SCAN]:
        raise ValueError("a photo is one picture")
    width, height = _size(parts)
    if not (0 < width <= PHOTO_SIDE and 0 < height <= PHOTO_SIDE):
        raise ValueError(f"a photo has at most {PHOTO_SIDE} by {PHOTO_SIDE} pixels")
    return data


def _is_plain(part: JpegPart) -> bool:
    inside = part.inside
    if part.marker == _JFIF:
        is_named = inside.startswith(_NAMED) and inside.endswith(_NO_THUMBNAIL)
        return is_named and len(inside) == _JFIF_LENGTH
    if part.marker == _FRAME:
        return len(inside) == _FRAME_LENGTH and (inside[0], inside[5]) == _PLAIN_COLOURS
    return part.marker in _TABLES or part.marker == SCAN


def _size(parts: tuple[JpegPart, ...]) -> tuple[int, int]:
    """Width and height in pixels."""
    frame = next(part.inside for part in parts if part.marker == _FRAME)
    _, height, width, _ = _SIZE.unpack_from(frame)
    return width, height


class Photo(Record):
    """Base64 in JSON.

    alt: what is seen, for those who cannot see it
    """

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    jpeg: Annotated[bytes, Field(max_length=PHOTO_BYTES), AfterValidator(_plain_jpeg)]
    alt: dict[Language, Line] = Field(min_length=1)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return _size(jpeg_parts(self.jpeg))
