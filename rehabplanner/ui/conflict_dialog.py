"""Another desk saved the plan meanwhile: what they changed, what I changed, and what is to be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import Refusal
from rehabplanner.storage.stored import NotInStore, SavedByAnotherDesk, StoredPlan
from rehabplanner.ui.comparing.difference import Difference
from rehabplanner.ui.comparing.differences import differences
from rehabplanner.ui.differences_view import DifferencesView
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.moments import moment_words
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_READING: Final = "Reading…"
_KEPT: Final = "Nothing is lost: your work stays on this desk until you decide."
_PARTED: Final = "Where the two parted is not known, so each side is compared with the other."
_MARKED: Final = "What you both changed is marked."
_TAKE: Final = "Theirs is the plan. Undo brings yours back."
_COPY: Final = "Theirs stays the plan. Yours goes on as a second one."
_ON_TOP: Final = "Yours is the plan. Theirs stays in the history."


@dataclass(frozen=True)
class _Both:
    """What was found in the store.

    base: what both began with; None when that is not known
    """

    theirs: StoredPlan
    base: Plan | None


class ConflictDialog(QDialog):
    """Shows both sides and asks; it decides nothing and writes nothing. Esc decides later.

    based_on: the revision that my work began with; None when it was never in the store

    taken(theirs): a StoredPlan; it is to be the open plan
    copied(): mine is to be a plan of its own
    put_on_top(revision): mine is to be saved after that one, which is theirs
    """

    taken = Signal(object)
    copied = Signal()
    put_on_top = Signal(int)

    def __init__(
        self,
        link: StoreLink,
        mine: Plan,
        based_on: int | None,
        conflict: SavedByAnotherDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Another desk saved this plan")
        self.resize(940, 500)
        self._link = link
        self._mine = mine
        self._based_on = based_on
        self._theirs: StoredPlan | None = None
        self.lead = words_label("")
        self.their_title = words_label("sectionTitle")
        self._lead(conflict.saved_by, "", "")
        self.wrong = words_label("fieldError")
        self.wrong.hide()
        self.their_changes = DifferencesView("What they changed")
        self.my_changes = DifferencesView("What you changed")
        self.take = self._button("&Take theirs", self._take)
        self.copy = self._button("Keep mine as a &copy", self._copy)
        self.on_top = self._button("Put mine on to&p", self._put_on_top)
        self.later = self._button("Decide &later", self.reject)
        self._lay_out()
        self.my_changes.setFocus()
        link.opened.connect(self._read)
        self._read()

    def _read(self) -> None:
        plan_id, based_on = self._mine.id, self._based_on

        def ask(store: "Store") -> _Both:
            theirs = store.plan(plan_id)
            return _Both(theirs, _base(store, plan_id, based_on))

        self.wrong.hide()
        self._wait()
        self._link.ask(self, ask, self._show, self._cannot)

    def _wait(self) -> None:
        for view in (self.their_changes, self.my_changes):
            view.say(_READING)
        for button in (self.take, self.on_top):
            button.setEnabled(False)

    def _show(self, both: _Both) -> None:
        self._theirs = theirs = both.theirs
        them = differences(both.base or self._mine, theirs.plan)
        me = differences(both.base or theirs.plan, self._mine)
        clashing = _clashing(them, me) if both.base is not None else frozenset()
        self.their_changes.show_differences(them, "They changed nothing in the plan.", clashing)
        self.my_changes.show_differences(me, "You changed nothing in the plan.", clashing)
        marked = _MARKED if clashing else ""
        more = marked if both.base is not None else _PARTED
        self._lead(theirs.saved_by, f" on {moment_words(theirs.saved_at)},", more)
        for button in (self.take, self.on_top):
            button.setEnabled(True)

    def _lead(self, who: str, when: str, more: str) -> None:
        self.lead.setText(
            f"{who or 'Another desk'} saved this plan{when} while you worked on it. {_KEPT} {more}"
        )
        self.their_title.setText(f"What {who or 'they'} changed")

    def _take(self) -> None:
        theirs = self._theirs
        self.accept()
        self.taken.emit(theirs)

    def _copy(self) -> None:
        self.accept()
        self.copied.emit()

    def _put_on_top(self) -> None:
        theirs = self._theirs
        self.accept()
        if theirs is not None:
            self.put_on_top.emit(theirs.revision)

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        for view in (self.their_changes, self.my_changes):
            view.say("")
        self.wrong.setText(str(error))
        self.wrong.show()

    def _button(self, words: str, on_click: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)  # Enter alone decides nothing
        button.clicked.connect(on_click)
        return button

    def _lay_out(self) -> None:
        sides = QGridLayout()
        sides.setHorizontalSpacing(14)
        sides.setRowStretch(1, 1)
        titles = (self.their_title, words_label("sectionTitle", "What you changed"))
        for place, view in enumerate((self.their_changes, self.my_changes)):
            sides.addWidget(titles[place], 0, place)
            sides.addWidget(view, 1, place)
            sides.setColumnStretch(place, 1)
        choices = QGridLayout()
        choices.setHorizontalSpacing(14)
        told = ((self.take, _TAKE), (self.copy, _COPY), (self.on_top, _ON_TOP), (self.later, ""))
        for place, (button, words) in enumerate(told):
            button.setAccessibleDescription(words)
            hint = words_label("hint", words)
            hint.setAlignment(Qt.AlignmentFlag.AlignTop)
            choices.addWidget(button, 0, place)
            choices.addWidget(hint, 1, place)
            choices.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.lead)
        column.addLayout(sides, 1)
        column.addWidget(self.wrong)
        column.addLayout(choices)


def _base(store: "Store", plan_id: str, number: int | None) -> Plan | None:
    if number is None:
        return None
    try:
        return store.revision(plan_id, number).plan
    except NotInStore:
        return None


def _clashing(them: tuple[Difference, ...], me: tuple[Difference, ...]) -> frozenset[Difference]:
    """Changes that cannot both be kept."""
    pairs = [(their, my) for their in them for my in me if their.clashes_with(my)]
    return frozenset(each for pair in pairs for each in pair)
