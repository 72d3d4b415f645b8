"""The open plan with its history of edits: the one place through which the window changes it."""

from collections.abc import Callable
from typing import Concatenate, Final, ParamSpec

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from rehabplanner.domain.plan import Plan
from rehabplanner.domain.problem import problem
from rehabplanner.library.library import Library
from rehabplanner.storage.stored import GivenHandout

Arguments = ParamSpec("Arguments")

_NEVER_MERGED: Final = -1
_MERGEABLE: Final = 1
_MOST_NAMED: Final = 3


class PlanSession(QObject):
    """The current plan, its undo history and what the store has of it.

    revision: the one in the store that this work began with; None when the store has none
    given: sheets that were handed over and are not noted in the store yet

    plan_changed(before, after): after every edit, undo and redo
    kept_changed(is_kept): there is work now that nobody keeps, or no longer
    refused(sentence): an edit would have made a plan that cannot be
    """

    plan_changed = Signal(object, object)
    kept_changed = Signal(bool)
    refused = Signal(str)

    def __init__(
        self,
        plan: Plan,
        library: Library,
        revision: int | None = None,
        parent: QObject | None = None,
        *,
        is_kept: bool = True,
    ) -> None:
        """is_kept: False when this plan holds work that is nowhere else"""
        super().__init__(parent)
        self.plan = plan
        self.library = library
        self.revision = revision
        self.given: tuple[GivenHandout, ...] = ()
        self.history = QUndoStack(self)
        self._kept = plan if is_kept else None
        self._was_kept = is_kept
        self._named = 0
        """Up to which step of the history the work has been kept."""

    @property
    def is_kept(self) -> bool:
        """Whether nothing would be lost: all is in the store, or as it was drafted."""
        return self.plan == self._kept and not self.given

    @property
    def label(self) -> str:
        """What was done since the work was kept last, in a few words."""
        steps = range(self._named, self.history.index())
        names = list(dict.fromkeys(self.history.text(step) for step in steps))
        rest = len(names) - _MOST_NAMED
        more = f" and {rest} more" if rest > 0 else ""
        return ", ".join(names[:_MOST_NAMED]) + more

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

    def edit_or_refuse(
        self,
        label: str,
        change: Callable[Concatenate[Plan, Arguments], Plan],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> bool:
        """Like `edit`; False, and `refused`, when the plan has no room for what is added."""
        try:
            self.edit(label, change, *args, **kwargs)
        except ValidationError as error:
            self.refused.emit(f"This cannot be added: {problem(error)}.")
            return False
        return True

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

    def saved(self, plan: Plan, revision: int, given: tuple[GivenHandout, ...] = ()) -> None:
        """The store has this plan now, and knows of these sheets."""
        self.revision = revision
        self._kept = plan
        self._named = self.history.index()
        self.given = tuple(handout for handout in self.given if handout not in given)
        self._tell_kept()

    def found_in_store(self, plan: Plan, revision: int) -> None:
        """The store had this plan all along: work goes on from its revision."""
        self.revision = revision
        self._kept = plan
        self._tell_kept()

    def handed_over(self, handout: GivenHandout) -> None:
        """A sheet of this plan has left the program; the store will be told."""
        self.given = (*self.given, handout)
        self._tell_kept()

    def _push(self, label: str, after: Plan, merge_key: str) -> None:
        if after != self.plan:
            self.history.push(_PlanEdit(label, self._show, self.plan, after, merge_key))

    def _show(self, plan: Plan) -> None:
        before, self.plan = self.plan, plan
        self.plan_changed.emit(before, plan)
        self._tell_kept()

    def _tell_kept(self) -> None:
        if self.is_kept != self._was_kept:
            self._was_kept = not self._was_kept
            self.kept_changed.emit(self._was_kept)


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
