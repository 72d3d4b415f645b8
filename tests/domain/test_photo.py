"""A photo is a small, whole, plain JPEG that says what is seen and nothing about its maker."""

import json
import struct
from typing import Any

import pytest
from builders import a_plan, a_stage, an_exercise, an_item
from photos import a_jpeg, a_photo, a_scene, jpeg_of
from pydantic import ValidationError
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from rehabplanner.domain.jpeg import is_cut_off, jpeg_parts
from rehabplanner.domain.photo import PHOTO_BYTES, PHOTO_SIDE, Photo
from rehabplanner.domain.plan import MOST_PHOTO_BYTES, Plan
from rehabplanner.domain.problem import problem

PLAIN = a_jpeg(320, 240)
END = b"\xff\xd9"


def with_part(marker: int, inside: bytes) -> bytes:
    """A part more, where programs and cameras put their own."""
    return PLAIN[:2] + struct.pack(">BBH", 0xFF, marker, len(inside) + 2) + inside + PLAIN[2:]


def without_part(marker: int) -> bytes:
    """All of a kind taken out."""
    parts, start, kept = jpeg_parts(PLAIN), 0, b""
    for part in parts:
        kept += b"" if part.marker == marker else PLAIN[start : part.end]
        start = part.end
    return kept


def progressive() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setProgressiveScanWrite(True)
    assert writer.write(a_scene(320, 240))
    return bytes(buffer.data().data())


def grey() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plain = a_scene(320, 240).convertToFormat(QImage.Format.Format_Grayscale8)
    assert QImageWriter(buffer, b"jpeg").write(plain)
    return bytes(buffer.data().data())


def a_pictured_plan(jpegs: list[bytes]) -> Plan:
    exercises = [an_exercise(photo=Photo(jpeg=jpeg, alt={"en": "A knee."})) for jpeg in jpegs]
    items = [an_item(f"item-{number}", content=one) for number, one in enumerate(exercises)]
    return a_plan((a_stage(items=tuple(items)),))


def padded(length: int) -> bytes:
    """A photo of exactly so many bytes."""
    short = length - len(PLAIN)
    return PLAIN[: -len(END)] + b"\0" * short + END


def test_a_photo_comes_back_from_json_byte_for_byte() -> None:
    exercise = an_exercise(photo=a_photo())
    written = exercise.model_dump_json()
    assert type(exercise).model_validate_json(written) == exercise
    assert type(exercise).model_validate(json.loads(written)) == exercise


def test_an_exercise_without_a_photo_reads_as_before() -> None:
    written = an_exercise().model_dump(mode="json", exclude={"photo"})
    assert type(an_exercise()).model_validate(written).photo is None


@pytest.mark.parametrize("size", [(640, 480), (PHOTO_SIDE, PHOTO_SIDE), (1, 1)])
def test_a_photo_knows_its_size(size: tuple[int, int]) -> None:
    assert a_photo(*size).size == size


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "whole JPEG"),
        (b"not a picture", "whole JPEG"),
        (b"\xff\xd8", "whole JPEG"),
        (PLAIN[:-1], "whole JPEG"),
        (PLAIN[: len(PLAIN) // 2], "whole JPEG"),
        (PLAIN[:100] + END, "whole JPEG"),
        (PLAIN + b"a film behind it", "whole JPEG"),
        (PLAIN[:2] + END, "one picture"),
        (without_part(0xC0), "one picture"),
        (without_part(0xDA), "one picture"),
        (with_part(0xC0, b"\x08" + struct.pack(">HHB", 9, 9, 3) + bytes(9)), "one picture"),
        (with_part(0xC0, b"short"), "plain JPEG"),
        (with_part(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc"), "plain JPEG"),
        (grey(), "plain JPEG"),
        (progressive(), "plain JPEG"),
        (a_jpeg(PHOTO_SIDE + 1, 9), "at most 800 by 800 pixels"),
        (a_jpeg(9, PHOTO_SIDE + 1), "at most 800 by 800 pixels"),
        (padded(PHOTO_BYTES + 1), "120000 bytes"),
    ],
)
def test_what_is_damaged_too_large_or_packed_in_another_way_is_no_photo(
    data: bytes, words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        Photo(jpeg=data, alt={"en": "A knee."})


@pytest.mark.parametrize(
    ("marker", "inside"),
    [
        (0xE1, b"Exif\0\0MM\0*\0\0\0\x08 52.5 N 13.4 E"),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        (0xE2, b"ICC_PROFILE\0"),
        (0xE2, b"MPF\0"),
        (0xED, b"Photoshop 3.0\0"),
        (0xEE, b"Adobe"),
        (0xE0, b"Ducky"),
        (0xFE, b"Taken by somebody"),
    ],
)
def test_a_photo_that_says_where_or_by_whom_it_was_taken_is_refused(
    marker: int, inside: bytes
) -> None:
    with pytest.raises(ValidationError, match="plain JPEG picture with nothing else"):
        Photo(jpeg=with_part(marker, inside), alt={"en": "A knee."})


@pytest.mark.parametrize("alt", [{}, {"en": " "}, {"english": "A knee."}, {"en": "a" * 401}])
def test_a_photo_always_says_what_is_seen(alt: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Photo(jpeg=PLAIN, alt=alt)


@pytest.mark.parametrize("behind", [b"", b"film \xff\xda\xff\xd8", PLAIN[:99]])
def test_what_a_phone_puts_behind_its_photo_does_not_make_it_look_cut_off(behind: bytes) -> None:
    assert not is_cut_off(PLAIN + behind)
    assert not is_cut_off(with_part(0xE1, b"Exif\0\0" + PLAIN) + behind)


@pytest.mark.parametrize("tenth", range(10))
def test_a_jpeg_that_ends_early_is_seen_as_cut_off(tenth: int) -> None:
    for whole in (PLAIN, progressive(), with_part(0xE1, b"Exif\0\0" + PLAIN)):
        assert is_cut_off(whole[: len(whole) * tenth // 10])


def test_a_file_of_a_million_parts_is_given_up_soon() -> None:
    endless = PLAIN[:2] + b"\xff\xfe\0\2" * 1_000_000 + PLAIN[2:]
    assert len(jpeg_parts(endless)) == 10_000
    assert is_cut_off(endless)


def test_a_plan_holds_20_of_the_largest_photos_and_refuses_more() -> None:
    largest = padded(PHOTO_BYTES)
    full = a_pictured_plan([largest] * 20)
    assert full.stages[0].items[19].content.kind == "exercise"
    with pytest.raises(ValidationError) as refused:
        a_pictured_plan([largest] * 20 + [PLAIN])
    assert problem(refused.value) == "the plan has too many photos; take one of them out first"
    assert len(a_pictured_plan([PLAIN] * 40).stages[0].items) == 40
    assert 40 * len(PLAIN) < MOST_PHOTO_BYTES


def test_the_same_picture_at_another_quality_is_another_photo() -> None:
    assert a_photo() != a_photo().replace(jpeg=jpeg_of(a_scene(), 60))
