"""The library beside the plan: find an exercise or advice and add it to the stage in view."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Content, Stage
from rehabplanner.domain.side import sided
from rehabplanner.library.searching import exercise_index
from rehabplanner.ui import library_rows
from rehabplanner.ui.library_controls import (
    ElidedButton,
    FavouriteAction,
    LibraryList,
    SearchField,
)
from rehabplanner.ui.library_filters import FilterChips, nothing_found
from rehabplanner.ui.library_model import LibraryModel
from rehabplanner.ui.library_shelf import Shelf, find, shelf_for
from rehabplanner.ui.roles import Role
from rehabplanner.ui.session import PlanSession


class LibraryPanel(QWidget):
    """Search, filter chips and list; Enter, a double click or the button adds the current row.

    added(item_id): a new item is in the plan
    refused(sentence): why Enter did not add a blocked exercise
    favourite_toggled(key): an exercise is to become a favourite, or no longer
    """

    added = Signal(str)
    refused = Signal(str)
    favourite_toggled = Signal(str)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._exercises = exercise_index(session.library.exercises.values())
        self._stage_id: str | None = None
        self._favourites: frozenset[str] = frozenset()
        self._shelf = self._shelf_now()
        self.search = SearchField("Search exercises and advice")
        self.filters = FilterChips()
        self.model = LibraryModel(self._shelf, self)
        self.list = LibraryList(self.model)
        self.nothing = _sentence()
        self.hint = _sentence()
        self.add_button = ElidedButton()
        self.favourite = FavouriteAction(self)
        self._list_or_sentence = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_stage()
        self._fill()

    def focus_search(self) -> None:
        """Put the cursor into the search field, ready for another word."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def use_favourites(self, keys: Iterable[str]) -> None:
        """These exercises come first from now on; what is listed keeps its order for this time."""
        self._favourites = frozenset(keys)
        self._shelf = self._shelf_now()
        self._exercises.prefer(self._shelf.is_favourite)
        self.model.use(self._shelf)
        self._show_button()

    def restock(self) -> None:
        """The session's library has other exercises now."""
        self._shelf = self._shelf_now()
        self._exercises = exercise_index(self._session.library.exercises.values())
        self._exercises.prefer(self._shelf.is_favourite)
        self._fill(self._current())

    def set_stage(self, stage_id: str | None) -> None:
        """Add to this stage from now on; None stands for the plan's current stage."""
        self._stage_id = stage_id
        self._follow_plan()

    def stage(self) -> Stage:
        """The stage in view; the plan's current one when there is no other or it was removed."""
        plan = self._session.plan
        found = [stage for stage in plan.stages if stage.id == self._stage_id]
        return found[0] if found else plan.stage(plan.current_stage)

    def _shelf_now(self) -> Shelf:
        session = self._session
        return shelf_for(session.library, session.plan, self.stage(), self._favourites)

    def _lay_out(self) -> None:
        self._list_or_sentence.addWidget(self.list)
        self._list_or_sentence.addWidget(self.nothing)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(12, 24, 12, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.filters)
        column.addWidget(self._list_or_sentence, 1)
        column.addWidget(self.hint)
        column.addWidget(self.add_button)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._follow_plan)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._choose)
        self.search.left_down.connect(self.list.setFocus)
        self.filters.changed.connect(self._find)
        self.list.chosen.connect(self._choose)
        self.list.current_changed.connect(self._show_button)
        self.list.star_clicked.connect(lambda content: self.favourite_toggled.emit(content.key))
        self.favourite.triggered.connect(self._toggle_favourite)
        self.addAction(self.favourite)
        self.list.addAction(self.favourite)
        self.add_button.clicked.connect(self._add)

    def _follow_plan(self) -> None:
        shelf = self._shelf_now()
        if shelf != self._shelf:
            self._shelf = shelf
            self._fill(self._current())
        self._show_stage()

    def _find(self) -> None:
        self._fill()

    def _fill(self, keep: Content | None = None) -> None:
        """List what was asked for; the entry to keep stays current, else the best one is."""
        found = find(self._exercises, self._shelf, self.filters.value(), self.search.text())
        self.model.show(self._shelf, found)
        self.list.setCurrentIndex(self.model.index(max(self.model.row_of(keep), 0)))
        words = nothing_found(self.filters.value(), self.search.text().strip())
        self.nothing.setText("" if found else words)
        self._list_or_sentence.setCurrentWidget(self.list if found else self.nothing)
        self._show_button()

    def _show_stage(self) -> None:
        name = in_language(self.stage().text).name
        self.hint.setText(f"Enter or drag adds to: {sided(name, self._session.plan.side)}")

    def _show_button(self) -> None:
        content = self._current()
        reason = self._shelf.blocked(content) if content else ""
        self.add_button.setEnabled(content is not None)
        self.add_button.show_text(f"Add anyway (blocked: {reason})" if reason else "Add to stage")
        starred = library_rows.is_starred(self._shelf, content) if content else None
        self.favourite.offer(is_starred=starred)

    def _toggle_favourite(self) -> None:
        content = self._current()
        if content is not None:
            self.favourite_toggled.emit(content.key)

    def _current(self) -> Content | None:
        found: Content | None = self.list.currentIndex().data(Role.VALUE)
        return found

    def _choose(self) -> None:
        content = self._current()
        reason = self._shelf.blocked(content) if content else ""
        if content and reason:
            name = library_rows.title(self._shelf, content)
            self.refused.emit(
                f"{name} is blocked in this stage ({reason});"
                " to add it all the same, press “Add anyway” below the library."
            )
        else:
            self._add()

    def _add(self) -> None:
        content = self._current()
        if content is not None:
            item = self._shelf.item(content)
            label = "Add exercise" if content.kind == "exercise" else "Add advice"
            if self._session.edit_or_refuse(label, edits.add_item, self.stage().id, item):
                self.added.emit(item.id)


def _sentence() -> QLabel:
    """A quiet line that wraps and never makes the panel wider, whatever was typed."""
    label = QLabel()
    label.setObjectName("hint")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label
