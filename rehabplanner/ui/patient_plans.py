"""The plans filed under a patient, newest first, with the way to one more."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rehabplanner.refusal import Refusal
from rehabplanner.storage.stored import Cursor, Page
from rehabplanner.ui.patient_plan_rows import PatientPlanRows
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_list import RowList
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_PAGE: Final = 50


class PatientPlans(QWidget):
    """The list, and a button for a new plan.

    chosen(plan_id): Enter, or a double click
    new_asked(): a new plan for this patient
    """

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, link: StoreLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._patient_id = ""
        self._turn = 0
        self._takes_focus = False
        self._has_failed = False
        link.opened.connect(self._ask_again)
        self.model = PatientPlanRows(self)
        self.model.more_wanted.connect(self._ask)
        self.list = RowList("Plans of this patient")
        self.list.setModel(self.model)
        self.list.activated.connect(self._choose)
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.new = QPushButton("Ne&w plan for this patient")
        self.new.clicked.connect(self.new_asked)
        self._lay_out()

    def show_plans(self, patient_id: str, open_plan: str = "") -> None:
        """Read the newest; the others come as they are scrolled to."""
        self._patient_id = patient_id
        self._turn += 1
        self.model.open_plan = open_plan
        self._ask(None)

    def _ask_again(self) -> None:
        """The store can be asked again after it could not be."""
        if self._has_failed:
            self._turn += 1
            self._ask(None)

    def take_focus(self) -> None:
        """Go to the newest plan as soon as it is there."""
        self._takes_focus = True

    def _ask(self, after: Cursor | None) -> None:
        patient_id = self._patient_id

        def plans(store: "Store") -> Page:
            from rehabplanner.storage.patients import Patients  # loads a database library

            return Patients(store).plans(patient_id, _PAGE, after)

        self._link.ask(self, plans, partial(self._show, self._turn, after), self._cannot)

    def _show(self, turn: int, after: Cursor | None, page: Page) -> None:
        if turn != self._turn:
            return  # a page of what was shown before
        if after is None:
            self.model.show_page(page)
        else:
            self.model.add_page(after, page)
        self._has_failed = False
        self._say("" if self.model.rows else "No plan is filed here yet.")
        if self._takes_focus:
            self._takes_focus = False
            self._focus_newest()

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._has_failed = True
        self._say(str(error))

    def _focus_newest(self) -> None:
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()
        else:
            self.new.setFocus()

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        self.list.setVisible(bool(self.model.rows))

    def _choose(self, index: QModelIndex) -> None:
        plan_id = index.data(Role.VALUE)
        if plan_id is not None:
            self.chosen.emit(plan_id)

    def _lay_out(self) -> None:
        title = QLabel("Plans")
        title.setObjectName("sectionTitle")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self._say("")
