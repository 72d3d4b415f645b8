"""Gives the store of this machine a passphrase, changes it or takes it away; the work waits."""

from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import Final
from unicodedata import normalize

from PySide6.QtCore import QObject, Signal

from rehabplanner.refusal import Refusal
from rehabplanner.storage.wrong_tries import WrongTries
from rehabplanner.ui.kept_plans import KeptPlans
from rehabplanner.ui.screening_step import ScreeningStep
from rehabplanner.ui.work_aside import WorkAside

Done = Callable[[], None]
Failed = Callable[[Exception], None]

_WRONG: Final = "That is not the passphrase of the plans; type it again."
_SCREENING: Final = "Finish or leave the screening first."


class PassphraseChange(QObject):
    """Works in the background; the open plan is put aside before and comes back after.

    Every refusal comes to `failed`, and nothing has changed then.

    about_to_begin(): whoever has the store's file open should let it go
    """

    about_to_begin = Signal()

    def __init__(
        self, kept: KeptPlans, aside: WorkAside, screening: ScreeningStep, tries: WrongTries
    ) -> None:
        super().__init__(kept)
        self._kept, self._aside = kept, aside
        self._screening, self._tries = screening, tries
        self.is_running = False

    @property
    def is_possible(self) -> bool:
        """A server's disk is the matter of those who run it."""
        return self._kept.link.file is not None

    @property
    def has_passphrase(self) -> bool:
        return self._kept.link.seal is not None

    def seal(self, new: str, done: Done, failed: Failed) -> None:
        def work(store: Path, drafts: Path) -> None:
            from rehabplanner.storage import passphrase

            passphrase.seal(store, new, drafts)

        self._run(work, new, done, failed)

    def change(self, old: str, new: str, done: Done, failed: Failed) -> None:
        def work(store: Path, drafts: Path) -> None:
            from rehabplanner.storage import passphrase

            passphrase.change(store, old, new, drafts)

        self._run(work, new, done, failed, old)

    def unseal(self, old: str, done: Done, failed: Failed) -> None:
        def work(store: Path, drafts: Path) -> None:
            from rehabplanner.storage import passphrase

            passphrase.unseal(store, old, drafts)

        self._run(work, None, done, failed, old)

    def _run(
        self,
        work: Callable[[Path, Path], None],
        new: str | None,
        done: Done,
        failed: Failed,
        old: str | None = None,
    ) -> None:
        link = self._kept.link
        try:
            self._check(old)
            self._get_ready()
        except Refusal as refusal:
            failed(refusal)
            return

        def on_files() -> None:
            if link.file is not None:
                work(link.file, self._kept.drafts.home)

        def ended(tell: Done) -> None:
            self.is_running = False
            tell()

        self.is_running = True
        link.reseal(
            self, on_files, new, lambda _: ended(done), lambda error: ended(lambda: failed(error))
        )

    def _check(self, old: str | None) -> None:
        """Wrong ones are slowed here too: nobody finds it out at an open desk by trying."""
        if old is None:
            return
        wait = ceil(self._tries.wait_s())
        if wait:
            raise Refusal(f"Wait {wait} {'second' if wait == 1 else 'seconds'}, then try again.")
        if normalize("NFC", old) != normalize("NFC", self._kept.link.passphrase or ""):
            self._tries.add()
            raise Refusal(_WRONG)
        self._tries.forget()

    def _get_ready(self) -> None:
        if self._screening.page is not None:
            raise Refusal(_SCREENING)
        self._aside.put_when_settled()
        self.about_to_begin.emit()
        self._kept.finish()  # no work of ours is on its way while the files change
