"""Shows the pages of a PDF below one another and keeps the place when a new PDF comes.

Qt's own view shows empty paper until its thread has drawn the pages; here the old pages stay until
the new ones are drawn.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_AROUND: Final = 6
_STEP: Final = 1.2
_ZOOMS: Final = (0.5, 4.0)
_LINE: Final = 40


class PagesView(QAbstractScrollArea):
    """At first the pages are as wide as the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self._images: dict[int, QImage] = {}
        self._zoom = 1.0
        self._pitch = 0.0  # from the top of a page to the top of the next
        # A scroll bar that comes and goes would change the width, and with it the pages.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF at the place where the one before it was read."""
        place = self.place
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer  # the document reads from it as long as it is shown
        self._go_on_at(place)

    @property
    def place(self) -> float:
        """What is at the top of the view, in pages: 1.5 is the middle of the second page."""
        return self.verticalScrollBar().value() / self._pitch if self._pitch else 0.0

    def larger(self) -> None:
        self._zoom_by(_STEP)

    def smaller(self) -> None:
        self._zoom_by(1 / _STEP)

    def fit_width(self) -> None:
        self._zoom_by(1 / self._zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._go_on_at(self.place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.Mid))
        for number in self._seen():
            paper = self._paper(number)
            painter.fillRect(paper, Qt.GlobalColor.white)
            painter.drawImage(paper.topLeft(), self._image(number))
        painter.end()

    def _zoom_by(self, factor: float) -> None:
        place = self.place
        least, most = _ZOOMS
        self._zoom = min(max(self._zoom * factor, least), most)
        self._go_on_at(place)

    def _go_on_at(self, place: float) -> None:
        """Lay the pages out anew and scroll to the same place in them."""
        self._images.clear()
        count = self.document.pageCount()
        size = self._page_size()
        self._pitch = size.height() + _AROUND if count else 0.0
        view = self.viewport().size()
        for bar, length, room in (
            (self.verticalScrollBar(), count * self._pitch + _AROUND, view.height()),
            (self.horizontalScrollBar(), size.width() + 2 * _AROUND, view.width()),
        ):
            bar.setRange(0, max(0, round(length) - room))
            bar.setPageStep(room)
            bar.setSingleStep(_LINE)
        self.verticalScrollBar().setValue(round(place * self._pitch))
        for number in self._seen():
            self._image(number)
        self.viewport().update()

    def _page_size(self) -> QSize:
        """Of every page, on the screen."""
        if not self.document.pageCount():
            return QSize()
        points = self.document.pagePointSize(0)
        width = max((self.viewport().width() - 2 * _AROUND) * self._zoom, 1.0)
        return QSize(round(width), round(width * points.height() / points.width()))

    def _seen(self) -> range:
        """The numbers of the pages in view, from 0."""
        if not self._pitch:
            return range(0)
        top = self.verticalScrollBar().value()
        last = int((top + self.viewport().height()) / self._pitch)
        return range(int(top / self._pitch), min(last + 1, self.document.pageCount()))

    def _paper(self, number: int) -> QRectF:
        size, view = self._page_size(), self.viewport()
        left = max((view.width() - size.width()) // 2, _AROUND)
        left -= self.horizontalScrollBar().value()
        top = _AROUND + round(number * self._pitch) - self.verticalScrollBar().value()
        return QRectF(left, top, size.width(), size.height())

    def _image(self, number: int) -> QImage:
        """A page as it is drawn on this screen; only those in view are kept."""
        if number not in self._images:
            ratio = self.devicePixelRatioF()
            image = self.document.render(number, self._page_size() * ratio)
            image.setDevicePixelRatio(ratio)
            seen = self._seen()
            self._images = {at: drawn for at, drawn in self._images.items() if at in seen}
            self._images[number] = image
        return self._images[number]
