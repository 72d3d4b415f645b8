"""A JPEG file part by part, for those who must know what is in it and whether it is whole."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

START: Final = 0xD8
END: Final = 0xD9
SCAN: Final = 0xDA

_MARK: Final = 0xFF
_MOST_PARTS: Final = 10_000  # real ones have fewer than 200; a file made of millions is no picture
_PART: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # none of the others ends the pixels
_LENGTH: Final = 2


class JpegPart(NamedTuple):
    """What stands behind a marker, and where it ends in the file."""

    marker: int
    inside: bytes
    end: int


def jpeg_parts(data: bytes) -> tuple[JpegPart, ...]:
    """The parts up to the end of the picture, or up to the first that is damaged."""
    return tuple(islice(_parts(data), _MOST_PARTS))


def is_cut_off(data: bytes) -> bool:
    """Whether the end of a JPEG is missing; what other programs put behind it does not count."""
    *_, last = (JpegPart(0, b"", 0), *jpeg_parts(data))
    return last.marker != END


def _parts(data: bytes) -> Iterator[JpegPart]:
    part = JpegPart(START, b"", 2)
    if not data.startswith(bytes((_MARK, START))):
        return
    while part.marker != END:
        yield part
        following = _part_at(data, part.end)
        if following is None:
            return
        part = following
    yield part


def _part_at(data: bytes, start: int) -> JpegPart | None:
    while data[start : start + 2] == b"\xff\xff":  # padding
        start += 1
    if start + 2 > len(data) or data[start] != _MARK:
        return None
    marker, start = data[start + 1], start + 2
    if marker == END:
        return JpegPart(marker, b"", start)
    end = start + int.from_bytes(data[start : start + _LENGTH], "big")
    if not start + _LENGTH <= end <= len(data):
        return None
    if marker == SCAN:
        found = _PART.search(data, end)
        end = found.start() if found else len(data)
    return JpegPart(marker, data[start + _LENGTH : end], end)
