"""Whose plan is it? Namesakes are offered first; a few letters find anybody else."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rehabplanner.refusal import Refusal
from rehabplanner.ui.patient_rows import PatientRow, find_patients
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_list import RowList
from rehabplanner.ui.steering_field import SteeringField
from rehabplanner.ui.store_link import StoreLink

_MOST_SHOWN = 50


class PatientFinder(QWidget):
    """A search field over patients; nobody is chosen before the therapist does it.

    chosen(patient): file the plan with this one
    new_asked(): the patient is not here yet
    """

    chosen = Signal(object)
    new_asked = Signal()

    def __init__(self, link: StoreLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._namesakes: tuple[PatientRow, ...] = ()
        self._text = ""
        self._is_asking = False
        self._rows = QStandardItemModel(self)
        self.list = RowList("Patients")
        self.list.setEditTriggers(RowList.EditTrigger.NoEditTriggers)
        self.list.setModel(self._rows)
        self.list.activated.connect(self.choose)
        hint = "Another patient: name or day of birth"
        self.search = SteeringField(self.list, hint, "Search patients")
        self.search.textChanged.connect(self._find)
        self.list.selectionModel().currentChanged.connect(lambda: self._update())
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.new = QPushButton("&A new patient…")
        self.new.clicked.connect(self.new_asked)
        self.here = QPushButton("&File the plan here")
        self.here.setObjectName("primary")
        self.here.clicked.connect(self.choose)
        self._lay_out()
        self._show(())

    def show_namesakes(self, rows: tuple[PatientRow, ...]) -> None:
        """What is offered while nothing is typed."""
        self._namesakes = rows
        self._find(self.search.text())

    def choose(self) -> None:
        patient = self.list.currentIndex().data(Role.VALUE)
        if patient is not None:
            self.chosen.emit(patient)

    def _find(self, text: str) -> None:
        self._text = text.strip()
        if not self._text:
            self._show(self._namesakes)
        elif not self._is_asking:
            self._ask(self._text)

    def _ask(self, text: str) -> None:
        self._is_asking = True
        self._link.ask(
            self,
            lambda store: find_patients(store, text, _MOST_SHOWN),
            partial(self._answered, text),
            self._cannot,
        )

    def _answered(self, text: str, rows: tuple[PatientRow, ...]) -> None:
        self._is_asking = False
        if self._text == text:
            self._show(rows)
        elif self._text:  # more was typed meanwhile
            self._ask(self._text)

    def _cannot(self, error: Exception) -> None:
        self._is_asking = False
        if not isinstance(error, Refusal):
            raise error
        self._show(())
        self.hint.setText(str(error))

    def _show(self, rows: tuple[PatientRow, ...]) -> None:
        self._rows.clear()
        for row in rows:
            self._rows.appendRow(_item(row))
        self.hint.setText(self._words(len(rows)))
        self._update()

    def _words(self, count: int) -> str:
        if count == _MOST_SHOWN:
            return f"These are the first {count}; type more of the name or the day of birth."
        if count:
            return ""
        if self._text:
            return f"No patient is found by “{self._text}”. Try fewer letters."
        return "Type some letters of the name, or the day of birth."

    def _update(self) -> None:
        self.here.setEnabled(self.list.currentIndex().isValid())
        self.hint.setVisible(bool(self.hint.text()))

    def _lay_out(self) -> None:
        title = QLabel("Whose plan is this?")
        title.setObjectName("sectionTitle")
        lead = QLabel("Two patients may share a name: choose the one it is for.")
        lead.setObjectName("hint")
        lead.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (title, lead, self.search, self.hint):
            column.addWidget(widget)
        column.addWidget(self.list, 1)


def _item(row: PatientRow) -> QStandardItem:
    item = QStandardItem(row.title)
    item.setData(row.detail, Role.DETAIL)
    item.setData(row.patient, Role.VALUE)
    item.setData(f"{row.title}. {row.detail}", Qt.ItemDataRole.AccessibleTextRole)
    return item
