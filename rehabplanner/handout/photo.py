"""A photo among the paragraphs of a page."""

from hashlib import sha256
from typing import Final

from reportlab.platypus import Flowable

from rehabplanner.domain.photo import Photo
from rehabplanner.handout import style
from rehabplanner.handout.image import PackedImage, draw_image

_LARGEST_PIXEL: Final = 72 / 96  # a photo of few pixels is printed small, not coarse


class PhotoFlowable(Flowable):  # type: ignore[misc]
    """A photo with a thin line around it: on paper a white wall would have no end."""

    def __init__(self, photo: Photo, width: float, max_height: float) -> None:
        super().__init__()
        self._photo = photo
        self.fit(width, max_height)

    def fit(self, width: float, max_height: float) -> None:
        """Take as much of this room as the photo can, its shape kept."""
        across, down = self._photo.size
        scale = min(width / across, max_height / down, _LARGEST_PIXEL)
        self.width, self.height = across * scale, down * scale

    def wrap(self, *_available: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        jpeg = self._photo.jpeg
        name = f"photo-{sha256(jpeg).hexdigest()[:16]}"  # shown twice, it is stored once
        self.canv.define(name, PackedImage(jpeg, self._photo.size, "DCTDecode"))
        draw_image(self.canv, name, (0, 0), (self.width, self.height))
        self.canv.setLineWidth(style.HAIRLINE)
        self.canv.setStrokeColor(style.INK)
        self.canv.rect(0, 0, self.width, self.height)
