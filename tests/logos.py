"""Pictures for tests, made without any library: a logo, and the chunks a PNG is made of."""

import struct
import zlib

from rehabplanner.domain.logo import Logo

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PLAIN = (8, 2, 0, 0, 0)


def chunk(kind: bytes, inside: bytes = b"") -> bytes:
    checksum = zlib.crc32(kind + inside)
    return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", checksum)


def header(width: int, height: int, kind: tuple[int, ...] = PLAIN) -> bytes:
    return chunk(b"IHDR", struct.pack(">II5B", width, height, *kind))


def a_png(width: int = 300, height: int = 100, colour: bytes = b"\x0b\x4a\x66") -> bytes:
    """One plain colour: red, green and blue."""
    lines = (b"\0" + colour * width) * height
    pixels = chunk(b"IDAT", zlib.compress(lines))
    return SIGNATURE + header(width, height) + pixels + chunk(b"IEND")


def a_logo(width: int = 300, height: int = 100) -> Logo:
    return Logo(png=a_png(width, height))
