"""Pictures made of pixels: they go into the PDF packed as they are."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream

_BITS: Final = 8

Packing = Literal["FlateDecode", "DCTDecode"]
"""The ways of PNG and of JPEG, as PDF calls them."""


class PackedImage(PDFObject):  # type: ignore[misc]
    """A picture in plain red, green and blue, for a canvas to `define`.

    size: width and height in pixels
    settings: what unpacking has to know
    """

    def __init__(
        self,
        data: bytes,
        size: tuple[int, int],
        packing: Packing,
        settings: Mapping[str, int] | None = None,
    ) -> None:
        self._data, self._size = data, size
        self._packing, self._settings = packing, settings

    def format(self, document: Any) -> bytes:
        width, height = self._size
        stream = PDFStream(content=self._data)
        stream.dictionary.dict.update(
            Type=PDFName("XObject"),
            Subtype=PDFName("Image"),
            Width=width,
            Height=height,
            BitsPerComponent=_BITS,
            ColorSpace=PDFName("DeviceRGB"),
            Filter=PDFName(self._packing),
        )
        if self._settings:
            stream.dictionary.dict["DecodeParms"] = PDFDictionary(dict(self._settings))
        formatted: bytes = stream.format(document)
        return formatted


def draw_image(
    canvas: Any, name: str, corner: tuple[float, float], size: tuple[float, float]
) -> None:
    """A picture that has been defined by that name, with its lower left corner at a place."""
    canvas.saveState()
    canvas.translate(*corner)
    canvas.scale(*size)
    canvas.doForm(name)
    canvas.restoreState()
