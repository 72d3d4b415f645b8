"""The diagnosis chooser: type, arrow, Enter."""

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from rehabplanner.library.catalogue import ListedDiagnosis, catalogue_index, read_catalogue
from rehabplanner.library.searching import normal
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_delegate import Index, RowDelegate

_NO_PARENT = QModelIndex()
_STEERING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _steers(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in _STEERING


class DiagnosisModel(QAbstractListModel):
    """The diagnoses that a search found, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[ListedDiagnosis] = []

    def show(self, found: list[ListedDiagnosis]) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        diagnosis = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _title(diagnosis)
            case Role.DETAIL:
                return _detail(diagnosis)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_title(diagnosis)}. {_detail(diagnosis)}"
            case Role.CHIPS:
                return () if diagnosis.plannable else (Chip("refer", "stop"),)
            case Role.VALUE:
                return diagnosis.key
        return None


def _title(diagnosis: ListedDiagnosis) -> str:
    if set(normal(diagnosis.nickname).split()) <= set(normal(diagnosis.name).split()):
        return diagnosis.name
    return f"{diagnosis.name}  ·  {diagnosis.nickname}"


def _detail(diagnosis: ListedDiagnosis) -> str:
    if not diagnosis.plannable:
        return "No plan: same-day medical assessment"
    return ", ".join(diagnosis.synonyms)


class DiagnosisChooser(QWidget):
    """A search field over the list of diagnoses; the field keeps the focus while arrows steer.

    chosen(key): Enter, or a double click
    typed(text): other words are looked for
    none_chosen(): Enter, with no diagnosis found
    """

    chosen = Signal(str)
    typed = Signal(str)
    none_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = catalogue_index(read_catalogue())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Diagnosis, patient or date")
        self.search.setAccessibleName("Search diagnoses, patients and plans")
        self.search.setClearButtonEnabled(True)
        self.search.setObjectName("bigSearch")
        self.search.setAcceptDrops(False)  # a file dropped here is opened by the window
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        self.search.textChanged.connect(self.typed)
        self.search.returnPressed.connect(self._choose)
        self.model = DiagnosisModel(self)
        self.list = QListView()
        self.list.setAccessibleName("Diagnoses")
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.activated.connect(self._choose)
        self._nothing = QLabel()
        self._nothing.setObjectName("hint")
        self._nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self._find("")

    @property
    def hint(self) -> str:
        """What is said when nothing is found; empty while there are rows."""
        return "" if self.model.rowCount() else self._nothing.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and _steers(event):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        found = self._index.search(text)
        self.model.show(found)
        self.list.setCurrentIndex(self.model.index(0))
        self._nothing.setVisible(not found)
        self._nothing.setText(
            f"No diagnosis matches “{text.strip()}”. Enter opens the first plan found;"
            " for a diagnosis, try a shorter word or where it hurts."
        )

    def _choose(self) -> None:
        key = self.list.currentIndex().data(Role.VALUE)
        if key is not None:
            self.chosen.emit(key)
        else:
            self.none_chosen.emit()
