"""The therapist's own exercises and templates as this window knows them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from rehabplanner.domain.exercise import Exercise
from rehabplanner.library.library import Library
from rehabplanner.refusal import Refusal
from rehabplanner.storage.stored import OwnKind, OwnRow
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.own_library import OwnLibrary
    from rehabplanner.storage.store import Store

Result = TypeVar("Result")


@dataclass(frozen=True)
class _Loaded:
    """What the store has: all rows, and the exercises that this version can read, by key."""

    rows: tuple[OwnRow, ...] = ()
    exercises: tuple[Exercise, ...] = ()


class OwnContent(QObject):
    """Follows the store: what is new there is read, what is known already is not.

    who(): whose name stands with what is saved

    changed(): there are other exercises or templates now
    """

    changed = Signal()

    def __init__(
        self,
        link: StoreLink,
        library: Library,
        who: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """library: without own content"""
        super().__init__(parent)
        self.library = library
        self.who = who
        self._shipped = library
        self._link = link
        self._loaded = _Loaded()
        link.opened.connect(self.load)
        link.locked.connect(self.clear)

    @property
    def rows(self) -> tuple[OwnRow, ...]:
        """Exercises and templates, by name."""
        return self._loaded.rows

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        return self._loaded.exercises

    @property
    def templates(self) -> tuple[OwnRow, ...]:
        return tuple(row for row in self.rows if row.kind == "template")

    def named(self, kind: OwnKind, name: str) -> OwnRow | None:
        """The one that is called so, whatever the case of its letters."""
        wanted = name.casefold()
        found = (row for row in self.rows if row.kind == kind and row.name.casefold() == wanted)
        return next(found, None)

    def load(self) -> None:
        """Look what the store has now; `changed` follows when it is something else."""
        if not self._link.is_open:
            return  # it says when it is
        known = self._loaded
        self._link.ask(self, lambda store: _read(_own(store), known), self._show, _ignore_refusal)

    def clear(self) -> None:
        """Forget all: the store is locked."""
        self._show(_Loaded())

    def ask(
        self,
        owner: QObject,
        question: "Callable[[OwnLibrary], Result]",
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask for what is kept, as `StoreLink.ask` does."""
        self._link.ask(owner, lambda store: question(_own(store)), done, failed)

    def change(
        self,
        owner: QObject,
        question: "Callable[[OwnLibrary], Result]",
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask for a change; whether it came about or not, what is shown is looked up again."""
        self.ask(owner, question, done, failed)
        self.load()

    def _show(self, loaded: _Loaded) -> None:
        if loaded != self._loaded:
            self._loaded = loaded
            self.library = self._shipped.with_own(loaded.exercises)
            self.changed.emit()


def _own(store: "Store") -> "OwnLibrary":
    from rehabplanner.storage.own_library import OwnLibrary  # loads a database library

    return OwnLibrary(store)


def _read(kept: "OwnLibrary", known: _Loaded) -> _Loaded:
    """Photos are large: only what has another revision than before is read."""
    rows = kept.listed()
    if rows == known.rows:
        return known
    unchanged = set(known.rows)
    before = {exercise.key: exercise for exercise in known.exercises}
    exercises = []
    for row in rows:
        if row.kind != "exercise":
            continue
        exercise = before.get(row.key) if row in unchanged else _readable(kept, row.key)
        if exercise is not None:
            exercises.append(exercise)
    return _Loaded(rows, tuple(exercises))


def _readable(kept: "OwnLibrary", key: str) -> Exercise | None:
    """A newer desk may have written it; all others are offered all the same."""
    try:
        return kept.exercise(key).exercise
    except Refusal:
        return None


def _ignore_refusal(error: Exception) -> None:
    """The link has said why."""
    if not isinstance(error, Refusal):
        raise error
