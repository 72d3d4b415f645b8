"""Passphrase and lock: what the passphrase does, set, changed, removed; and when the desk locks."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.ui.button_row import button_row
from rehabplanner.ui.editors.spin_manners import give_room, guard_wheel
from rehabplanner.ui.labels import hint
from rehabplanner.ui.new_passphrase import NewPassphrase, hidden_field, show_words
from rehabplanner.ui.passphrase_change import PassphraseChange
from rehabplanner.ui.work_status import WorkStatus

_SERVER: Final = (
    "The plans lie on the clinic's server. Whoever runs it sees to it that its disk is encrypted;"
    " a passphrase here is for plans on this machine."
)
_WHAT_IT_DOES: Final = (
    "With a passphrase, all plans, backups and unsaved work on this machine are encrypted, and the"
    " desk can be locked. What you export (PDFs, plan files, archives) is not encrypted. Nobody can"
    " recover a lost passphrase, not even the makers of this program: the plans are lost with it."
)
_IS_ON: Final = (
    "All plans, backups and unsaved work on this machine are encrypted. What you export (PDFs, plan"
    " files, archives) is not. Nobody can recover a lost passphrase: the plans are lost with it."
)
_SEALED: Final = (
    "The plans on this machine are encrypted now. Keep the passphrase safe: nobody can recover it."
)
_CHANGED: Final = "The passphrase is changed."
_REMOVED: Final = "The passphrase is removed; the plans on this machine are not encrypted any more."
_WIDTH: Final = 500
_LONGEST_MIN: Final = 240


class PassphraseDialog(QDialog):
    """Does its work while it is open, and closes when it is done.

    lock_after_changed(minutes)
    done_with(sentence): what was done
    """

    lock_after_changed = Signal(int)
    done_with = Signal(str)

    def __init__(
        self, change: PassphraseChange, lock_after_min: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Passphrase and lock")
        self.setFixedWidth(_WIDTH)
        self._change = change
        self.old = hidden_field("Current passphrase")
        self.new = NewPassphrase(self)
        self.shown = QCheckBox("&Show what is typed")
        self._minutes_before = lock_after_min
        self.minutes = _minutes_spin(lock_after_min)
        self.status = WorkStatus()
        self.set = QPushButton("&Change" if change.has_passphrase else "&Encrypt")
        self.set.setObjectName("primary")
        self.remove = QPushButton("&Remove the passphrase")
        self.close_button = QPushButton("Close")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 16)
        self._column.setSpacing(12)
        self._lay_out()
        self._connect()
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def reject(self) -> None:
        """Work that has begun is seen through."""
        if not self.status.is_busy:
            super().reject()

    def done(self, result: int) -> None:
        """The lock counts from when the dialog is left."""
        if self.minutes.value() != self._minutes_before:
            self.lock_after_changed.emit(self.minutes.value())
        super().done(result)
        self.deleteLater()

    def _set(self) -> None:
        new = self.new.value
        if self._change.has_passphrase:
            self.status.begin("Changing the passphrase…")
            old = self.old.text()
            self._change.change(old, new, lambda: self._done(_CHANGED), self._failed)
        else:
            self.status.begin("Encrypting the plans on this machine…")
            self._change.seal(new, lambda: self._done(_SEALED), self._failed)

    def _remove(self) -> None:
        self.status.begin("Taking the encryption away…")
        self._change.unseal(self.old.text(), lambda: self._done(_REMOVED), self._failed)

    def _done(self, sentence: str) -> None:
        self.status.done(sentence)
        super().accept()
        self.done_with.emit(sentence)

    def _failed(self, error: Exception) -> None:
        self.status.refused(error)
        field = self.old if self._change.has_passphrase else self.new.first
        field.selectAll()
        field.setFocus()

    def _enable(self) -> None:
        idle = not self.status.is_busy
        has_old = bool(self.old.text()) or not self._change.has_passphrase
        self.set.setEnabled(idle and has_old and self.new.is_good)
        self.remove.setEnabled(idle and has_old)
        for part in (self.old, *self.new.fields, self.minutes, self.shown, self.close_button):
            part.setEnabled(idle)

    def _fit(self) -> None:
        """What is said comes and goes; it takes no room from the fields."""
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))

    def _connect(self) -> None:
        self.old.textChanged.connect(self._enable)
        self.new.changed.connect(self._enable)
        self.shown.toggled.connect(self._show_words)
        self.set.clicked.connect(self._set)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.reject)
        for turn in (self.status.began, self.status.ended):
            turn.connect(self._enable)
            turn.connect(self._fit)

    def _show_words(self, shown: bool) -> None:
        show_words((self.old, *self.new.fields), shown=shown)

    def _lay_out(self) -> None:
        if not self._change.is_possible:
            self._column.addWidget(hint(_SERVER))
            self._column.addLayout(button_row(last=self.close_button))
            return
        has_one = self._change.has_passphrase
        lead = hint(_IS_ON if has_one else _WHAT_IT_DOES)
        lead.setObjectName("")  # it is to be read
        self._column.addWidget(lead)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        if has_one:
            form.addRow("C&urrent passphrase", self.old)
        self.new.add_to(form)
        form.addRow("", self.shown)
        form.addRow("&Lock after", self.minutes)
        self._column.addLayout(form)
        self._column.addWidget(self.status)
        others = (self.remove,) if has_one else ()
        self._column.addLayout(button_row(self.set, *others, last=self.close_button))
        self.set.setDefault(True)
        (self.old if has_one else self.new.first).setFocus()


def _minutes_spin(minutes: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(1, _LONGEST_MIN)
    spin.setSuffix(" min without keyboard or mouse")
    spin.setValue(minutes)
    spin.setKeyboardTracking(False)
    spin.setAccessibleName("Lock after minutes")
    give_room(spin)
    guard_wheel(spin)
    return spin
