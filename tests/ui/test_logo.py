"""Any picture a clinic may have becomes a small logo, or one sentence says why not."""

import random
import struct
from pathlib import Path

import pytest
from logos import PLAIN, SIGNATURE, chunk, header
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from rehabplanner.domain.logo import LOGO_BYTES, LOGO_HEIGHT, LOGO_WIDTH, Logo
from rehabplanner.refusal import Refusal
from rehabplanner.ui.logo import read_logo
from rehabplanner.ui.picture_file import MOST_BYTES

pytestmark = pytest.mark.usefixtures("qapp")

RED = QColor(200, 0, 60)
XLINK = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def half_red(width: int, height: int) -> QImage:
    """Red at the left, transparent at the right."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.fillRect(0, 0, (width + 1) // 2, height, RED)
    painter.end()
    return image


def encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def opened(logo: Logo) -> QImage:
    return QImage.fromData(logo.png)


def logo_of(folder: Path, data: bytes | str) -> Logo:
    path = folder / "logo.png"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_logo(path)


def refusal_of(folder: Path, data: bytes | str) -> str:
    with pytest.raises(Refusal) as refused:
        logo_of(folder, data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "; choose" in sentence
    return sentence


def svg(inside: str, box: str = "0 0 30 10") -> str:
    return f'<svg {XLINK} viewBox="{box}">{inside}</svg>'


def is_red(colour: QColor) -> bool:
    return colour.red() > 180 and colour.green() < 30


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((300, 100), (300, 100)),
        ((2400, 800), (1200, 400)),
        ((4000, 300), (1200, 90)),
        ((400, 1600), (100, 400)),
        ((16, 16), (16, 16)),
    ],
)
def test_a_picture_is_only_ever_made_smaller(
    tmp_path: Path, size: tuple[int, int], kept: tuple[int, int]
) -> None:
    assert logo_of(tmp_path, encoded(half_red(*size), "PNG")).size == kept


def test_what_is_transparent_becomes_paper_white(tmp_path: Path) -> None:
    image = opened(logo_of(tmp_path, encoded(half_red(60, 20), "PNG")))
    assert image.pixelColor(0, 0) == RED
    assert image.pixelColor(59, 0) == QColor("white")


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = encoded(half_red(1500, 700), "PNG")
    assert logo_of(tmp_path, data) == logo_of(tmp_path, data)


def test_nothing_but_the_pixels_is_kept(tmp_path: Path) -> None:
    image = half_red(60, 20)
    image.setText("Author", "Someone")
    assert b"Someone" not in logo_of(tmp_path, encoded(image, "PNG")).png


def test_a_picture_of_noise_shrinks_until_it_fits(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(LOGO_WIDTH * LOGO_HEIGHT * 3)
    line = LOGO_WIDTH * 3
    image = QImage(noise, LOGO_WIDTH, LOGO_HEIGHT, line, QImage.Format.Format_RGB888)
    logo = logo_of(tmp_path, encoded(image, "PNG"))
    assert len(logo.png) <= LOGO_BYTES
    assert logo.size[0] / logo.size[1] == pytest.approx(3, rel=0.02)


def test_a_photo_for_print_keeps_its_colours(tmp_path: Path) -> None:
    printed = half_red(60, 20).convertToFormat(QImage.Format.Format_CMYK8888)
    image = opened(logo_of(tmp_path, encoded(printed, "JPEG")))
    assert is_red(image.pixelColor(5, 10))


def test_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    plain = encoded(half_red(100, 40), "JPEG")
    turned = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"  # a quarter turn
    exif = b"Exif\0\0" + turned
    data = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]
    image = opened(logo_of(tmp_path, data))
    assert image.size().toTuple() == (40, 100)
    assert is_red(image.pixelColor(20, 5))


def test_an_svg_is_drawn_sharp(tmp_path: Path) -> None:
    drawn = svg(f'<rect width="15" height="10" fill="{RED.name()}"/>')
    image = opened(logo_of(tmp_path, f'\ufeff<?xml version="1.0"?>\n<!-- A logo -->\n{drawn}'))
    assert image.size().toTuple() == (1200, 400)
    assert image.pixelColor(599, 200) == RED
    assert image.pixelColor(601, 200) == QColor("white")


def test_an_svg_keeps_its_styles_gradients_and_copies(tmp_path: Path) -> None:
    parts = (
        "<style><![CDATA[.a { fill: #c8003c }]]></style>"
        '<defs><rect id="r" width="5" height="10"/><linearGradient id="g">'
        '<stop stop-color="#c8003c"/></linearGradient></defs>'
        '<use xlink:href="#r" class="a"/><rect x="10" width="5" height="10" fill="url(#g)"/>'
    )
    image = opened(logo_of(tmp_path, svg(parts)))
    assert [is_red(image.pixelColor(x, 200)) for x in (100, 300, 500)] == [True, False, True]


@pytest.mark.parametrize("link", ["{path}", "file://{path}", "picture.png"])
def test_an_svg_never_shows_a_picture_from_the_disk(tmp_path: Path, link: str) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(encoded(half_red(30, 10), "PNG"))
    outside = f'<image width="30" height="10" xlink:href="{link.format(path=picture)}"/>'
    image = opened(logo_of(tmp_path, svg(outside + '<rect x="20" width="10" height="10"/>')))
    assert image.pixelColor(100, 200) == QColor("white")
    assert image.pixelColor(1100, 200) == QColor("black")


def test_an_svg_shows_the_picture_that_is_in_it(tmp_path: Path) -> None:
    inside = QBuffer()
    inside.setData(encoded(half_red(30, 10), "PNG"))
    data = bytes(inside.data().toBase64().data()).decode()
    link = f"data:image/png;base64,{data}"
    image = opened(logo_of(tmp_path, svg(f'<image width="30" height="10" xlink:href="{link}"/>')))
    assert is_red(image.pixelColor(100, 200))


def test_an_svg_inside_an_svg_is_left_out(tmp_path: Path) -> None:
    inner = QBuffer()
    inner.setData(svg('<rect width="30" height="10" fill="red"/>').encode())
    data = bytes(inner.data().toBase64().data()).decode()
    link = f"data:image/png;base64,{data}"
    hidden = svg(f'<image width="30" height="10" xlink:href="{link}"/>')
    assert "shows nothing" in refusal_of(tmp_path, hidden)


def test_scripts_of_an_svg_are_left_out(tmp_path: Path) -> None:
    scripted = '<script>x()</script><rect width="30" height="10" onclick="x()"/>'
    assert logo_of(tmp_path, svg(scripted)) == logo_of(
        tmp_path, svg('<rect width="30" height="10"/>')
    )


def copies_of_copies() -> str:
    groups = "".join(_copies(number) for number in range(14))
    return svg(f'<defs><rect id="a0" width="1" height="1"/>{groups}</defs><use xlink:href="#a8"/>')


def _copies(number: int) -> str:
    uses = f'<use xlink:href="#a{number}"/>' * 4
    return f'<g id="a{number + 1}">{uses}</g>'


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (copies_of_copies(), "too involved"),
        (svg('<g id="a"><use xlink:href="#a"/></g>'), "too involved"),
        (svg("<g>" * 5_000 + "</g>" * 5_000), "too involved"),
        (svg("<rect>"), "damaged or empty"),
        (svg("", "0 0 0 0"), "damaged or empty"),
        ("<svg", "damaged or empty"),
        ("<html>an <svg/> is not all</html>", "damaged or empty"),
        ('<!DOCTYPE svg [<!ENTITY a "' + "a" * 9_999 + '">]>' + svg("<text>&a;</text>"), "damaged"),
        (svg(""), "shows nothing"),
        (svg('<rect width="1000" height="1"/>', "0 0 1000 1"), "thin line"),
    ],
)
def test_an_svg_that_cannot_be_a_logo_is_refused_at_once(
    tmp_path: Path, drawn: str, words: str
) -> None:
    assert words in refusal_of(tmp_path, drawn)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((1, 1), "too small"),
        ((15, 200), "too small"),
        ((10_000, 50), "thin line"),
        ((50, 8_000), "thin line"),
    ],
)
def test_a_picture_nobody_could_see_is_refused(
    tmp_path: Path, size: tuple[int, int], words: str
) -> None:
    assert words in refusal_of(tmp_path, encoded(half_red(*size), "PNG"))


@pytest.mark.parametrize("colour", ["transparent", "white"])
def test_a_picture_that_shows_nothing_on_paper_is_refused(tmp_path: Path, colour: str) -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    assert "shows nothing" in refusal_of(tmp_path, encoded(image, "PNG"))


@pytest.mark.parametrize("data", [b"", b"hello", b"\0" * 99, b"GIF89a", b"%PDF-1.7", b"<a/>"])
def test_what_only_bears_the_name_of_a_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "not a PNG, JPEG or SVG" in refusal_of(tmp_path, data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.qt_log_ignore("libpng", "premature end", extend=True)
def test_a_picture_that_is_cut_off_is_refused(tmp_path: Path, kind: str) -> None:
    data = encoded(half_red(300, 100), kind)
    assert "damaged" in refusal_of(tmp_path, data[: len(data) * 2 // 3])


def test_a_picture_that_would_fill_the_memory_is_refused_unread(tmp_path: Path) -> None:
    vast = SIGNATURE + header(60_000, 60_000, PLAIN) + chunk(b"IDAT", b"") + chunk(b"IEND")
    assert "50 megapixels" in refusal_of(tmp_path, vast)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Refusal, match="larger than 20 MB"):
        read_logo(path)


def test_a_file_that_is_gone_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        read_logo(tmp_path / "gone.png")
    with pytest.raises(Refusal, match="not a file"):
        read_logo(tmp_path)
