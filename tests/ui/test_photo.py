"""Any photo of an exercise becomes a small one that prints well, or one sentence says why not."""

import random
import struct
from pathlib import Path

import pytest
from photos import ALT, a_scene, jpeg_of
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageWriter

from rehabplanner.domain.photo import PHOTO_BYTES, PHOTO_SIDE, Photo
from rehabplanner.refusal import Refusal
from rehabplanner.ui.photo import read_jpeg, read_photo, told_photo

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = {"en": ALT}
FLOOR = QColor("#8a6b4f")


def png_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def photo_of(folder: Path, data: bytes) -> Photo:
    path = folder / "photo.jpg"
    path.write_bytes(data)
    return read_photo(path, WORDS)


def refusal_of(folder: Path, data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        photo_of(folder, data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "; choose" in sentence
    return sentence


def opened(photo: Photo) -> QImage:
    return QImage.fromData(photo.jpeg)


def is_like(colour: QColor, other: QColor) -> bool:
    differences = (
        colour.red() - other.red(),
        colour.green() - other.green(),
        colour.blue() - other.blue(),
    )
    return max(map(abs, differences)) < 25


def tagged(jpeg: bytes, orientation: int, more: bytes = b"") -> bytes:
    """As a phone writes it: which way it was held, and whatever else it knows."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + bytes((0, orientation))
    exif += b"\0\0\0\0\0\0" + more
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((200, 200), (200, 200)),
        ((640, 480), (640, 480)),
        ((800, 800), (800, 800)),
        ((1600, 1200), (800, 600)),
        ((900, 3600), (200, 800)),
    ],
)
def test_a_photo_is_only_ever_made_smaller(
    tmp_path: Path, size: tuple[int, int], kept: tuple[int, int]
) -> None:
    assert photo_of(tmp_path, jpeg_of(a_scene(*size))).size == kept


def test_a_phones_photo_becomes_small_and_upright_and_forgets_where_it_was_taken(
    tmp_path: Path,
) -> None:
    data = tagged(jpeg_of(a_scene(4000, 3000)), 6, b"52.5 N 13.4 E")
    photo = photo_of(tmp_path, data)
    assert photo.size == (600, 800)
    assert b"52.5 N" not in photo.jpeg
    assert b"Exif" not in photo.jpeg
    assert is_like(opened(photo).pixelColor(20, 700), FLOOR)  # it lay below, the phone on its side


def test_a_png_becomes_a_photo_on_white(tmp_path: Path) -> None:
    image = QImage(300, 300, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setText("Author", "Somebody")
    for x in range(150):
        for y in range(300):
            image.setPixelColor(x, y, FLOOR)
    photo = photo_of(tmp_path, png_of(image))
    assert is_like(opened(photo).pixelColor(40, 150), FLOOR)
    assert is_like(opened(photo).pixelColor(290, 150), QColor("white"))
    assert b"Somebody" not in photo.jpeg


def test_the_colours_of_a_wide_gamut_camera_are_brought_to_those_of_paper(tmp_path: Path) -> None:
    image = a_scene(300, 300)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    wide = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    photo = photo_of(tmp_path, png_of(wide))
    assert is_like(opened(photo).pixelColor(20, 290), FLOOR)
    assert not opened(photo).colorSpace().isValid()


def test_a_grey_photo_keeps_its_greys(tmp_path: Path) -> None:
    grey = a_scene(300, 300).convertToFormat(QImage.Format.Format_Grayscale8)
    photo = photo_of(tmp_path, png_of(grey))
    colour = opened(photo).pixelColor(20, 290)
    assert is_like(colour, QColor(colour.red(), colour.red(), colour.red()))


def test_a_photo_of_noise_shrinks_until_it_fits(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(PHOTO_SIDE * PHOTO_SIDE * 3)
    line = PHOTO_SIDE * 3
    image = QImage(noise, PHOTO_SIDE, PHOTO_SIDE, line, QImage.Format.Format_RGB888)
    photo = photo_of(tmp_path, png_of(image))
    assert len(photo.jpeg) <= PHOTO_BYTES
    assert 200 < photo.size[0] == photo.size[1] < PHOTO_SIDE


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = jpeg_of(a_scene(1500, 900))
    assert photo_of(tmp_path, data) == photo_of(tmp_path, data)


def test_the_film_that_a_phone_puts_behind_a_photo_is_left_out(tmp_path: Path) -> None:
    film = random.Random(3).randbytes(50_000) + b"\xff\xda"
    data = jpeg_of(a_scene())
    assert photo_of(tmp_path, data + film) == photo_of(tmp_path, data)


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_a_heic_photo_is_asked_for_as_a_jpeg(tmp_path: Path, brand: bytes) -> None:
    assert "choose a JPEG copy" in refusal_of(tmp_path, b"\0\0\0\x18ftyp" + brand + bytes(99))


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\0" * 99, b"GIF89a", b"%PDF-1.7", b"<svg/>", b"\0\0\0\x18ftypmp42"]
)
def test_what_only_bears_the_name_of_a_photo_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "not a PNG or JPEG picture" in refusal_of(tmp_path, data)


@pytest.mark.parametrize(
    ("size", "words"),
    [((199, 900), "too small"), ((1, 1), "too small"), ((1700, 400), "thin line")],
)
def test_a_photo_nobody_could_follow_is_refused(
    tmp_path: Path, size: tuple[int, int], words: str
) -> None:
    assert words in refusal_of(tmp_path, jpeg_of(a_scene(*size)))


def test_a_photo_that_shows_nothing_is_refused(tmp_path: Path) -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert "shows nothing" in refusal_of(tmp_path, jpeg_of(image))


@pytest.mark.qt_log_ignore("premature end", "extraneous bytes", "contains no image", extend=True)
def test_a_photo_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    data = jpeg_of(a_scene())
    for end in (30, len(data) // 2, len(data) - 2):
        assert "damaged" in refusal_of(tmp_path, data[:end])


@pytest.mark.parametrize("alt", [{}, {"en": ""}, {"en": "  "}, {"en": "long " * 99}])
def test_a_photo_without_words_or_with_too_many_is_refused(
    tmp_path: Path, alt: dict[str, str]
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(jpeg_of(a_scene()))
    jpeg = read_jpeg(path)  # words can wait until the picture has been looked at
    with pytest.raises(Refusal, match="what the photo shows"):
        read_photo(path, alt)
    with pytest.raises(Refusal, match="what the photo shows"):
        told_photo(jpeg, alt)
    assert told_photo(jpeg, WORDS) == read_photo(path, WORDS)


def test_a_folder_and_a_file_that_is_gone_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="choose a PNG or JPEG picture"):
        read_photo(tmp_path, WORDS)
    with pytest.raises(Refusal, match="cannot be read"):
        read_photo(tmp_path / "gone.jpg", WORDS)
