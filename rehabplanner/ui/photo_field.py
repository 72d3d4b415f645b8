"""Chooses the photo of an exercise and says what it shows."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.language import in_language
from rehabplanner.domain.photo import Photo
from rehabplanner.refusal import Refusal
from rehabplanner.ui.editors.tidy import tidied
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.photo import read_jpeg, told_photo
from rehabplanner.ui.picture import PhotoPicture

_PREVIEW: Final = QSize(176, 132)
_MARGIN: Final = 6


class PhotoField(QWidget):
    """A photo by button or by drop, with the words for those who cannot see it.

    seen: words to begin with when a photo is chosen and none are typed yet

    refused(sentence): a file that cannot be used leaves all as it was
    chosen(): another photo, or none
    """

    refused = Signal(str)
    chosen = Signal()

    def __init__(
        self, photo: Photo | None, seen: str, dialogs: FileDialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = photo
        self._jpeg = photo.jpeg if photo is not None else None
        self._seen = seen
        self._dialogs = dialogs
        self.preview = QLabel()
        self.preview.setObjectName("logo")
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setWordWrap(True)
        self.choose = QPushButton("&Choose photo…")
        self.choose.setToolTip("A PNG or JPEG picture; only the picture itself is kept")
        self.remove = QPushButton("&Remove photo")
        self.alt = QLineEdit(in_language(photo.alt) if photo is not None else "")
        self.alt.setMaxLength(300)
        self.alt.setAccessibleDescription("Read out to patients who cannot see the photo")
        self._alt_label = QLabel("What the photo &shows")
        self._alt_label.setBuddy(self.alt)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self._use(None))
        self.setAcceptDrops(True)
        self._lay_out()
        self._show()

    def value(self) -> Photo | None:
        """Raises Refusal when the words for the photo are missing."""
        if self._jpeg is None:
            return None
        other = dict(self._before.alt) if self._before is not None else {}
        return told_photo(self._jpeg, {**other, "en": tidied(self.alt.text())})

    def read(self, path: Path) -> None:
        """Take the photo from a file."""
        try:
            jpeg = read_jpeg(path)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self._use(jpeg)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.read(Path(files[0]))

    def _lay_out(self) -> None:
        self.alt.setAcceptDrops(False)  # a file dropped here is the photo
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.preview)
        row.addLayout(buttons)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._alt_label)
        column.addWidget(self.alt)
        self.setFocusProxy(self.choose)

    def _ask(self) -> None:
        path = self._dialogs.photo_to_open(self)
        if path is not None:
            self.read(path)

    def _use(self, jpeg: bytes | None) -> None:
        self._jpeg = jpeg
        self._show()
        if jpeg is None:
            self.choose.setFocus()
        else:
            self._begin_words()
        self.chosen.emit()

    def _begin_words(self) -> None:
        if not self.alt.text().strip():
            self.alt.setText(self._seen)
        self.alt.setFocus()
        self.alt.selectAll()

    def _show(self) -> None:
        has_photo = self._jpeg is not None
        for widget in (self.remove, self.alt, self._alt_label):
            widget.setEnabled(has_photo)
        if self._jpeg is None:
            self.preview.setText("No photo.\nDrop one here.")
        else:
            self.preview.setPixmap(self._small(self._jpeg))
        self.preview.setAccessibleName("The photo" if has_photo else "No photo")

    def _small(self, jpeg: bytes) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(_PREVIEW * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        room = QRectF(QPointF(), _PREVIEW.toSizeF())
        PhotoPicture(jpeg, "").paint(painter, room.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        painter.end()
        return pixmap
