"""Chooses the clinic's logo and shows it as it prints."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rehabplanner.domain.logo import Logo
from rehabplanner.refusal import Refusal
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.logo import read_logo
from rehabplanner.ui.picture import PAPER

_PREVIEW: Final = QSize(200, 56)
_MARGIN: Final = 6
_RADIUS: Final = 6


class LogoField(QWidget):
    """`value()` is the logo; what cannot be one leaves it as it was."""

    refused = Signal(str)
    value_changed = Signal(object)

    def __init__(
        self, logo: Logo | None, dialogs: FileDialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._logo = logo
        self._dialogs = dialogs
        self.preview = QLabel()
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setObjectName("logo")
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = QPushButton("Choose…")
        self.choose.setAccessibleName("Choose a logo")
        self.choose.setToolTip("A PNG, JPEG or SVG picture; it prints on page 1 at the top right")
        self.choose.clicked.connect(self._ask)
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName("Remove the logo")
        self.remove.clicked.connect(lambda: self._use(None))
        self._lay_out()
        self._show()

    def value(self) -> Logo | None:
        return self._logo

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.preview)
        layout.addLayout(buttons)
        layout.addStretch()
        self.setFocusProxy(self.choose)

    def _ask(self) -> None:
        path = self._dialogs.logo_to_open(self)
        if path is None:
            return
        try:
            logo = read_logo(path)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self._use(logo)

    def _use(self, logo: Logo | None) -> None:
        self._logo = logo
        self._show()
        self.value_changed.emit(logo)

    def _show(self) -> None:
        if self._logo is None and self.remove.hasFocus():
            self.choose.setFocus()
        self.remove.setEnabled(self._logo is not None)
        if self._logo is None:
            self.preview.setText("No logo")
            self.preview.setAccessibleName("No logo")
            return
        self.preview.setPixmap(self._on_paper(self._logo))
        self.preview.setAccessibleName("The clinic's logo")

    def _on_paper(self, logo: Logo) -> QPixmap:
        """White as the paper, also when the window is dark."""
        ratio, image = self.devicePixelRatioF(), QImage.fromData(logo.png)
        sheet = QPixmap(_PREVIEW * ratio)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        paper = QRectF(QPointF(), _PREVIEW.toSizeF())
        painter, hints = QPainter(sheet), QPainter.RenderHint
        painter.setRenderHints(hints.Antialiasing | hints.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PAPER))
        painter.drawRoundedRect(paper, _RADIUS, _RADIUS)
        painter.drawImage(_centred(image.size().toSizeF(), paper), image)
        painter.end()
        return sheet


def _centred(size: QSizeF, paper: QRectF) -> QRectF:
    """Where a picture lies on the paper, smaller if it has to be."""
    room = paper.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN).size()
    if size.boundedTo(room) != size:
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(paper.center())
    return place
