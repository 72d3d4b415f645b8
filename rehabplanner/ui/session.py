"""The open plan with its history of edits: the one place through which the window changes it."""

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, Final, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from rehabplanner.domain.plan import Plan
from rehabplanner.library.library import Library

Arguments = ParamSpec("Arguments")

_NEVER_MERGED: Final = -1
_MERGEABLE: Final = 1


class PlanSession(QObject):
    """The current plan, its undo history and the file it belongs to.

    stored: the plan as it was last read from or written to that file; None when nobody knows

    plan_changed(before, after): after every edit, undo and redo
    """

    plan_changed = Signal(object, object)

    def __init__(
        self,
        plan: Plan,
        library: Library,
        origin: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.plan = plan
        self.library = library
        self.origin = origin
        self.stored: Plan | None = None
        self.history = QUndoStack(self)

    def edit(
        self,
        label: str,
        change: Callable[Concatenate[Plan, Arguments], Plan],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> None:
        """Apply an edit of `domain.edits`; one that changes nothing leaves no trace.

        label: names the step in the Undo and Redo menu ("Change dose")
        """
        self._push(label, change(self.plan, *args, **kwargs), merge_key="")

    def edit_merging(
        self,
        label: str,
        merge_key: str,
        change: Callable[Concatenate[Plan, Arguments], Plan],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> None:
        """Like `edit`, but steps with one key in a row become one (a spin box clicked up)."""
        self._push(label, change(self.plan, *args, **kwargs), merge_key)

    def saved_to(self, origin: Path) -> None:
        """The plan as it is now stands in this file."""
        self.origin = origin
        self.stored = self.plan
        self.history.setClean()

    def _push(self, label: str, after: Plan, merge_key: str) -> None:
        if after != self.plan:
            self.history.push(_PlanEdit(label, self._show, self.plan, after, merge_key))

    def _show(self, plan: Plan) -> None:
        before, self.plan = self.plan, plan
        self.plan_changed.emit(before, plan)


class _PlanEdit(QUndoCommand):
    """A snapshot before and after: plans are immutable, so this is all that undo needs."""

    def __init__(
        self, label: str, show: Callable[[Plan], None], before: Plan, after: Plan, merge_key: str
    ) -> None:
        super().__init__(label)
        self._show = show
        self._before = before
        self.after = after
        self.merge_key = merge_key

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self._before)

    def id(self) -> int:
        return _MERGEABLE if self.merge_key else _NEVER_MERGED

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _PlanEdit) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True
