"""Unsaved work: every change reaches the disk soon, whatever the store is doing.

Each window of this machine has a folder of its own, so that none writes over another's work.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pydantic import AwareDatetime
from pydantic_core import from_json

from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Note, Record
from rehabplanner.refusal import Refusal
from rehabplanner.storage.atomic import clear_parts, make_private_folder, write_atomic
from rehabplanner.storage.folders import data_folder
from rehabplanner.storage.sealing import Seal, has_seal
from rehabplanner.storage.stored import GivenHandout, RevisionNumber
from rehabplanner.storage.upgrades import upgraded


class Draft(Record):
    """A plan with changes that the store does not hold yet.

    based_on: the revision that the work began with; None for a plan that was never in the store
    label: what was done, in a few words
    given: the sheets that were handed over and are not noted in the store yet
    """

    plan: Plan
    based_on: RevisionNumber | None = None
    label: Note = ""
    given: tuple[GivenHandout, ...] = ()
    kept_at: AwareDatetime


class Drafts:
    """The drafts of one window, one for each plan.

    home: the folder of the first window; those of others lie beside it
    store: names the store they are for, so that work for one clinic never reaches another;
        empty for this desk's own store
    seal: hides the drafts of a store with a passphrase; without it they are left out, and stay
    window: the window's number

    in_hand: the plans that are open in the window; work of another one does not come between
    """

    def __init__(
        self,
        home: Path | None = None,
        store: str = "",
        seal: Seal | None = None,
        window: int = 1,
    ) -> None:
        self.home = home or _home(store)
        self.window = window
        self.in_hand: set[str] = set()
        self._seal = seal

    @property
    def folder(self) -> Path:
        """Where this window's drafts lie."""
        return _folder(self.home, self.window)

    def move_to(self, store: str) -> None:
        """Keep and read drafts for another store from now on, without a seal."""
        self.home = _home(store)
        self._seal = None

    def use(self, seal: Seal | None) -> None:
        """Hide and read drafts with another seal from now on."""
        self._seal = seal

    def other_windows(self) -> list[int]:
        """The numbers of the other windows that have left drafts."""
        folders = _folders(self.home)
        return [n for n in sorted(folders) if n != self.window and _files(folders[n])]

    def take_over(self, window: int) -> set[str]:
        """Bring the drafts of another window here, which must have ended; the ids of the plans.

        A plan that has a draft here already, or is in hand, stays there for another time.
        """
        left = _folder(self.home, window)
        taken = {path.stem for path in _files(left) if self._take(path)}
        with suppress(OSError):  # it can stay, and must when it holds something
            clear_parts(left)
            left.rmdir()
        return taken

    def keep(
        self,
        plan: Plan,
        based_on: int | None,
        label: str = "",
        given: tuple[GivenHandout, ...] = (),
    ) -> None:
        """Write the plan as it is now. Raises Refusal when the place cannot be written."""
        now = datetime.now(UTC)
        draft = Draft(plan=plan, based_on=based_on, label=label, given=given, kept_at=now)
        data = draft.model_dump_json(by_alias=True).encode()
        write_atomic(self._file(plan.id), self._seal.sealed(data) if self._seal else data)

    def discard(self, plan_id: str) -> None:
        """Forget the draft: the plan has been saved, or the therapist threw it away.

        Raises Refusal when it cannot be removed.
        """
        try:
            self._file(plan_id).unlink(missing_ok=True)
        except OSError as error:
            raise Refusal(
                "The unsaved plan cannot be removed from this machine; check the rights of"
                " the program's folder."
            ) from error

    def of(self, plan_id: str) -> Draft | None:
        """The draft of that plan, if there is one."""
        draft = _read(self._file(plan_id), self._seal)
        return draft if draft and draft.plan.id == plan_id else None

    def pending(self) -> list[Draft]:
        """The drafts that can be read, newest first."""
        found = [_read(path, self._seal) for path in _files(self.folder)]
        drafts = [draft for draft in found if draft is not None]
        return sorted(drafts, key=lambda draft: draft.kept_at, reverse=True)

    def _file(self, plan_id: str) -> Path:
        return self.folder / f"{plan_id}.json"

    def _take(self, path: Path) -> bool:
        target = self.folder / path.name
        if path.stem in self.in_hand or target.exists():
            return False
        with suppress(OSError):  # another time will do
            make_private_folder(self.folder)
            path.rename(target)
            return True
        return False


def convert_drafts(home: Path, seal: Seal, *, to_sealed: bool) -> None:
    """Seal the readable drafts of all windows, or make the sealed ones readable again.

    home: the folder of the first window
    What the seal does not open stays as it is. Raises Refusal or OSError.
    """
    for path in [path for folder in draft_folders(home) for path in _files(folder)]:
        data = path.read_bytes()
        if to_sealed and not has_seal(data):
            write_atomic(path, seal.sealed(data))
        elif not to_sealed and has_seal(data):
            with suppress(ValueError):
                write_atomic(path, seal.opened(data))


def draft_folders(home: Path) -> tuple[Path, ...]:
    """The folders of all windows.

    home: the first window's
    """
    return tuple(_folders(home).values())


def _files(folder: Path) -> list[Path]:
    return list(folder.glob("*.json"))


def _read(path: Path, seal: Seal | None) -> Draft | None:
    try:
        data = path.read_bytes()
        content = from_json(seal.opened(data) if seal and has_seal(data) else data)
        content.pop("origin", None)  # once named the plan file it belonged to
        return Draft.model_validate({**content, "plan": upgraded(content["plan"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None  # it stays on disk; a newer version may be able to read it


def _home(store: str) -> Path:
    own = data_folder() / "unsaved"
    return own / sha256(store.encode()).hexdigest()[:12] if store else own


def _folder(home: Path, window: int) -> Path:
    return home if window == 1 else home.with_name(f"{home.name}-{window}")


def _folders(home: Path) -> dict[int, Path]:
    """All there are, by the number of their window."""
    name = re.compile(rf"{re.escape(home.name)}(?:-(\d+))?")
    found = [(name.fullmatch(path.name), path) for path in home.parent.glob("*")]
    return {int(match[1] or 1): path for match, path in found if match}
