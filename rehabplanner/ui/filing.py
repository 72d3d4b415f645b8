"""Brings the work that lies on this desk's disk into the store."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.storage.stored import SavedByAnotherDesk, ServerGone
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store


class Filing(QObject):
    """Files drafts as revisions, and takes them from the disk once the store has them.

    by(): who saves

    filed(draft, revision): the store has it; `given` of the draft is noted
    conflicted(draft, conflict): another desk saved the plan meanwhile; the draft stays
    failed(draft, refusal): the store cannot be used; the draft stays
    """

    filed = Signal(object, int)
    conflicted = Signal(object, object)
    failed = Signal(object, object)

    def __init__(
        self, link: StoreLink, drafts: Drafts, by: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.drafts = drafts
        self._link = link
        self._by = by
        self._on_its_way: set[str] = set()
        self._next: dict[str, Draft] = {}
        """What came for a plan whose last state is still on its way: it builds on that."""

    def file(self, draft: Draft) -> None:
        """Bring a draft into the store; one of the signals follows."""
        plan_id = draft.plan.id
        if plan_id in self._on_its_way:
            self._next[plan_id] = draft
            return
        self._on_its_way.add(plan_id)
        bring = partial(_bring, draft, self._by())
        self._link.ask(self, bring, partial(self._filed, draft), partial(self._not_filed, draft))

    def file_all(self) -> None:
        """Bring in all that lies on the disk and is not on its way."""
        for draft in self.drafts.pending():
            if draft.plan.id not in self._on_its_way:
                self.file(draft)

    @property
    def on_its_way(self) -> frozenset[str]:
        """The ids of plans that the store is just getting."""
        return frozenset(self._on_its_way)

    def finish(self) -> None:
        """Wait until nothing is on its way any more."""
        while self._on_its_way:
            self._link.finish()

    def _filed(self, draft: Draft, revision: int) -> None:
        self._on_its_way.discard(draft.plan.id)
        on_disk = self.drafts.of(draft.plan.id)
        if on_disk and (on_disk.plan, on_disk.given) == (draft.plan, draft.given):
            self._discard(draft)
        self.filed.emit(draft, revision)
        following = self._next.pop(draft.plan.id, None)
        if following is not None:
            self.file(following.replace(based_on=revision))

    def _discard(self, draft: Draft) -> None:
        try:
            self.drafts.discard(draft.plan.id)
        except Refusal as refusal:
            self.failed.emit(draft, refusal)

    def _not_filed(self, draft: Draft, error: Exception) -> None:
        self._on_its_way.discard(draft.plan.id)
        following = self._next.pop(draft.plan.id, None)
        if isinstance(error, SavedByAnotherDesk):
            self.conflicted.emit(following or draft, error)
        elif isinstance(error, Refusal):
            self._refused(draft, following, error)
        else:
            raise error

    def _refused(self, draft: Draft, following: Draft | None, refusal: Refusal) -> None:
        """What is asked for after a refusal is tried all the same; a server that is gone stays so.

        The first may have reached that server, and then the second does not build on it.
        """
        if following is None or isinstance(refusal, ServerGone):
            self.failed.emit(following or draft, refusal)
        else:
            self.failed.emit(draft, refusal)
            self.file(following)


def _bring(draft: Draft, by: str, store: "Store") -> int:
    """Doing it twice does no harm: after a broken connection nobody knows whether it was done."""
    revision = store.save(draft.plan, draft.based_on, by, draft.label)
    for handout in draft.given:
        store.record_handout(handout)
    return revision
