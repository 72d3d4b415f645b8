"""The unsaved work of this window, and of windows that have ended without saving theirs."""

from rehabplanner.storage.drafts import Drafts
from rehabplanner.ui.window_number import WindowNumber, has_ended


class WindowDrafts:
    """Drafts in a folder that only this window uses, as long as it is open."""

    def __init__(self, store: str) -> None:
        self.drafts = Drafts(store=store)
        self._number = WindowNumber()
        self.settle()

    @property
    def are_own(self) -> bool:
        """Whether nobody else uses the folder; not so where no folder could be made yet."""
        return self._number.value is not None

    def settle(self) -> None:
        """Have a folder from now on, if possible."""
        self._number.take()
        self.drafts.window = self._number.value or 1

    def take_over(self) -> set[str]:
        """Bring work of ended windows into this window's folder; the ids of the plans.

        A plan that is open here, or has unsaved work here, stays behind for another time.
        """
        taken: set[str] = set()
        if not self.are_own:
            return taken
        for number in self.drafts.other_windows():
            with has_ended(number) as ended:
                if ended:
                    taken |= self.drafts.take_over(number)
        return taken

    def close(self) -> None:
        """Let another window have the folder."""
        self._number.give_back()
