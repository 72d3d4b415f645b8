"""The live preview: the real PDF, made again in the background after every change."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from rehabplanner.delivery.export import handout_pdf
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.worker import Worker

_PAUSE_MS: Final = 120
"""Typing in a row makes one preview, not one a letter."""


class Preview(QWidget):
    """Shows the handout of the session's plan; keeps the place that was scrolled to."""

    def __init__(
        self,
        session: PlanSession,
        worker: Worker,
        clinic: Clinic,
        options: HandoutOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._clinic = clinic
        self._options = options
        self._busy = False
        self._stale = False
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        self.view = QPdfView()
        self.view.setAccessibleName("Preview of the handout")
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self._sentence = QLabel("The preview appears here.")
        self._sentence.setWordWrap(True)
        self._sentence.setMargin(24)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QLabel("Handout")
        self._pages.setObjectName("sectionTitle")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sentence)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._pages)
        layout.addWidget(self._stack, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        session.plan_changed.connect(lambda *_: self._pause.start())
        self._pause.start()

    @property
    def is_current(self) -> bool:
        """True when what is shown is the plan as it is now."""
        return not (self._busy or self._stale or self._pause.isActive())

    def use(self, clinic: Clinic, options: HandoutOptions) -> None:
        """Print with another letterhead or on other paper from now on."""
        self._clinic, self._options = clinic, options
        self._pause.start()

    def _make(self) -> None:
        if self._busy:
            self._stale = True
            return
        self._busy, self._stale = True, False
        plan, clinic, options = self._session.plan, self._clinic, self._options
        self._worker.run(self, lambda: handout_pdf(plan, clinic, options), self._show, self._cannot)

    def _show(self, pdf: bytes) -> None:
        place = self.view.verticalScrollBar().value()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer  # the document reads from it as long as it is shown
        self._stack.setCurrentWidget(self.view)
        self.view.verticalScrollBar().setValue(place)
        count = self.document.pageCount()
        self._pages.setText(f"Handout  ·  {count} page{'' if count == 1 else 's'}")
        self._ready()

    def _cannot(self, error: Exception) -> None:
        self._ready()
        if not isinstance(error, Refusal):
            raise error
        self._sentence.setText(str(error))
        self._pages.setText("Handout")
        self._stack.setCurrentWidget(self._sentence)

    def _ready(self) -> None:
        self._busy = False
        if self._stale:
            self._make()
