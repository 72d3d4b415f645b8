"""A logo is a small, whole picture, or none at all."""

import zlib

import pytest
from logos import SIGNATURE, a_logo, a_png, chunk, header
from pydantic import ValidationError

from rehabplanner.domain.logo import LOGO_BYTES, LOGO_HEIGHT, LOGO_WIDTH, Logo
from rehabplanner.domain.people import Clinic


def test_a_logo_comes_back_from_json_byte_for_byte() -> None:
    clinic = Clinic(name="Knee Clinic", logo=a_logo())
    assert Clinic.model_validate_json(clinic.model_dump_json()) == clinic


def test_a_clinic_without_a_logo_reads_as_before() -> None:
    assert Clinic.model_validate_json('{"name": "Knee Clinic"}').logo is None


def test_a_logo_knows_its_size_and_its_pixels() -> None:
    logo = a_logo(40, 20)
    assert logo.size == (40, 20)
    assert len(zlib.decompress(logo.pixels)) == 20 * (1 + 3 * 40)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        SIGNATURE,
        a_png()[:-1],
        a_png()[:60] + b"\xff" + a_png()[61:],
        SIGNATURE + chunk(b"IHDR", b"short") + chunk(b"IEND"),
        SIGNATURE + header(2, 2) + chunk(b"IDAT", b"no pixels") + chunk(b"IEND"),
        SIGNATURE + header(2, 2) + chunk(b"IDAT", zlib.compress(b"few")) + chunk(b"IEND"),
        SIGNATURE + header(2, 2) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND"),
        SIGNATURE + header(2, 2, (8, 6, 0, 0, 0)) + chunk(b"IEND"),
        SIGNATURE + header(LOGO_WIDTH + 1, 1) + chunk(b"IEND"),
        SIGNATURE + header(1, LOGO_HEIGHT + 1) + chunk(b"IEND"),
        SIGNATURE + header(0, 1) + chunk(b"IEND"),
        a_png() + chunk(b"tEXt", b"\0" * LOGO_BYTES),
    ],
)
def test_what_is_damaged_or_too_large_is_no_logo(data: bytes) -> None:
    with pytest.raises(ValidationError):
        Logo(png=data)
