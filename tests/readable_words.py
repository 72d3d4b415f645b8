"""Looks for words in files as somebody would who has found the disk."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_ZLIB = b"\x78"
_FAR_ENOUGH = 1_000_000


def readable_words(folder: Path, words: Sequence[str]) -> set[tuple[str, str]]:
    """Which of the words stand in which files, in any encoding, packed or not, in names too."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {(path.name, word) for path in files for word in words if _holds(path, word)}


def _holds(path: Path, word: str) -> bool:
    forms = [word.encode(encoding) for encoding in _ENCODINGS]
    texts = (path.name.encode(), *_texts(path.read_bytes()))
    return any(form in text for text in texts for form in forms)


def _texts(data: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed somewhere in them; a packed text may go over pages."""
    yield data
    start = data.find(_ZLIB)
    while start >= 0:
        yield _unpacked(data[start:])
        start = data.find(_ZLIB, start + 1)


def _unpacked(data: bytes) -> bytes:
    unpacking, text = zlib.decompressobj(), b""
    for start in range(0, len(data), 64):
        try:
            text += unpacking.decompress(data[start : start + 64], _FAR_ENOUGH)
        except zlib.error:
            break
        if unpacking.eof:
            break
    return text
