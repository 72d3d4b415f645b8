"""Reads the plans of a history when they are looked at, one at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rehabplanner.domain.plan import Plan
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store


class Bodies(QObject):
    """Asks the store for what is wanted last; what was wanted in between is never read.

    arrived(): all that is wanted is there
    failed(error): the store could not be asked
    """

    arrived = Signal()
    failed = Signal(object)

    def __init__(self, link: StoreLink, plan_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._plan_id = plan_id
        self._wanted: tuple[int, ...] = ()
        self._there: dict[int, Plan] = {}
        self._is_asking = False

    def want(self, *numbers: int) -> None:
        """Read these revisions; `arrived` follows, at once when they are there."""
        self._wanted = numbers
        if not self._is_asking:
            self._ask()

    def plan(self, number: int) -> Plan | None:
        """The plan at a revision; None when it was not read yet."""
        return self._there.get(number)

    def _ask(self) -> None:
        kept = {number: self._there[number] for number in self._wanted if number in self._there}
        self._there = kept
        missing = [number for number in self._wanted if number not in kept]
        if not missing:
            self.arrived.emit()
            return
        plan_id = self._plan_id

        def read(store: "Store") -> dict[int, Plan]:
            return {number: store.revision(plan_id, number).plan for number in missing}

        self._is_asking = True
        self._link.ask(self, read, self._take, self._cannot)

    def _take(self, plans: dict[int, Plan]) -> None:
        self._is_asking = False
        self._there |= plans
        self._ask()

    def _cannot(self, error: Exception) -> None:
        self._is_asking = False
        self.failed.emit(error)
