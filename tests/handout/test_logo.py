"""The clinic's logo prints at the top of page 1, in shape, and is read as what it is."""

from io import BytesIO
from zlib import decompress

import pikepdf
import pytest
from builders import a_plan
from handout.read_aloud import Part, told
from handout.test_standard import failures
from logos import a_logo

from rehabplanner.domain.logo import Logo
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render

in_every_print = pytest.mark.parametrize("large", [False, True], ids=["13-points", "18-points"])
SHAPES = [(1200, 400), (1200, 60), (20, 400), (400, 400), (16, 16)]
in_every_shape = pytest.mark.parametrize("size", SHAPES)


def rendered(logo: Logo | None, name: str = "Sample Clinic", *, large: bool = False) -> bytes:
    clinic = Clinic(name=name, logo=logo)
    return render(compose(a_plan(), clinic, HandoutOptions(large_print=large)))


def logo_of(pdf: bytes) -> Part:
    """Checks that it is the first picture, directly after the title."""
    first, second, *_ = told(pdf).kids
    assert (first.role, second.role) == ("H1", "Figure")
    return second


def placed(pdf: bytes) -> tuple[float, float, float, float]:
    """The logo's box as the structure tells it: left, bottom, right, top."""
    with pikepdf.open(BytesIO(pdf)) as document:
        figure = document.Root.StructTreeRoot.K[0].K[1]
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
    return left, bottom, right, top


@in_every_shape
@in_every_print
def test_a_sheet_with_a_logo_keeps_the_standard(size: tuple[int, int], large: bool) -> None:
    assert failures(rendered(a_logo(*size), large=large)) == []


@in_every_shape
@in_every_print
def test_a_logo_stays_in_its_box_and_keeps_its_shape(size: tuple[int, int], large: bool) -> None:
    pdf = rendered(a_logo(*size), large=large)
    width, height = printed_size(pdf)
    assert 1 < width <= 150
    assert 1 < height <= 45
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
    left, bottom, right, top = placed(pdf)
    assert width <= right - left < width + 10
    assert height <= top - bottom < height + 10
    assert 612 - 51 - 20 < right < 612 - 51
    assert top > 792 - 60


def test_a_logo_is_read_as_the_clinics() -> None:
    with pikepdf.open(BytesIO(rendered(a_logo()))) as document:
        figure = document.Root.StructTreeRoot.K[0].K[1]
        assert str(figure.Alt) == "Sample Clinic logo"
    assert logo_of(rendered(a_logo())).words == ""


def test_without_a_clinics_name_the_logo_is_an_ornament() -> None:
    pdf = rendered(a_logo(), name="")
    assert [part.role for part in told(pdf).kids[:2]] == ["H1", "P"]
    assert pixels(pdf)
    assert failures(pdf) == []


def test_the_pixels_print_as_they_are() -> None:
    logo = a_logo()
    assert pixels(rendered(logo)) == decompress(logo.pixels)


def test_the_same_logo_gives_the_same_bytes_and_another_one_others() -> None:
    assert rendered(a_logo()) == rendered(a_logo())
    assert rendered(a_logo()) != rendered(a_logo(100, 100)) != rendered(None)


def printed_size(pdf: bytes) -> tuple[float, float]:
    """The width and height in points that page 1 gives its one image."""
    with pikepdf.open(BytesIO(pdf)) as document:
        scale: list[float] = []
        for instruction in pikepdf.parse_content_stream(document.pages[0]):
            operands = list(instruction.operands)
            if str(instruction.operator) == "cm":
                scale = [float(number) for number in operands]
            elif str(instruction.operator) == "Do" and "logo" in str(operands[0]):
                return scale[0], scale[3]
    raise AssertionError("no logo on page 1")


def pixels(pdf: bytes) -> bytes:
    """The lines of the one image on page 1, still with their filter bytes."""
    with pikepdf.open(BytesIO(pdf)) as document:
        parts = document.pages[0].Resources.XObject
        [image] = [part for part in parts.values() if part.Subtype == "/Image"]
        assert image.DecodeParms.Predictor == 15
        return decompress(image.read_raw_bytes())
