"""Makes a photo of an exercise of a picture file, whatever its size: small, upright, sRGB.

Only the pixels are kept: a phone also writes into its photos where they were taken.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from rehabplanner.domain.photo import PHOTO_BYTES, PHOTO_SIDE, Photo
from rehabplanner.domain.record import Language
from rehabplanner.refusal import Refusal
from rehabplanner.ui.picture_file import Demands, content, decoded, encoded, fitted, refuse_blank

_DEMANDS: Final = Demands(
    "PNG or JPEG", smallest=200, longest=4, room=QSize(PHOTO_SIDE, PHOTO_SIDE)
)
_PER_METRE: Final = 3780
_QUALITIES: Final = (88, 80, 72)  # below these a smaller picture looks better than a coarser one
_SHRINK: Final = 0.85


def read_photo(path: Path, alt: Mapping[Language, str]) -> Photo:
    """The photo in a file. Raises Refusal as `read_jpeg` and `told_photo` do."""
    return told_photo(read_jpeg(path), alt)


def read_jpeg(path: Path) -> bytes:
    """The pixels alone, ready to become a photo; the same file always gives the same bytes.

    Raises Refusal for what is no picture, or none that can be printed on a card.
    """
    picture = fitted(decoded(content(path, _DEMANDS), _DEMANDS), _DEMANDS.room)
    refuse_blank(picture)
    picture.setDotsPerMeterX(_PER_METRE)  # else it is the screen's
    picture.setDotsPerMeterY(_PER_METRE)
    return next(jpeg for jpeg in _smaller_and_smaller(picture) if len(jpeg) <= PHOTO_BYTES)


def told_photo(jpeg: bytes, alt: Mapping[Language, str]) -> Photo:
    """A photo that has been read, with the words for those who cannot see it.

    Raises Refusal when the words are missing or too many.
    """
    try:
        return Photo(jpeg=jpeg, alt=dict(alt))
    except ValidationError as error:
        raise Refusal(
            "Say in a sentence or two what the photo shows, for those who cannot see it."
        ) from error


def _smaller_and_smaller(image: QImage) -> Iterator[bytes]:
    while True:
        for quality in _QUALITIES:
            yield encoded(image, "jpeg", quality)
        image = fitted(image, image.size() * _SHRINK)
