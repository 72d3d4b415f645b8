"""Unsaved work: every change reaches the disk soon, whatever the store is doing."""

from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pydantic import AwareDatetime
from pydantic_core import from_json

from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Note, Record
from rehabplanner.refusal import Refusal
from rehabplanner.storage.atomic import write_atomic
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
    """The drafts in a folder, one for each plan.

    store: names the store they are for, so that work for one clinic never reaches another;
        empty for this desk's own store
    seal: hides the drafts of a store with a passphrase; without it they are left out, and stay
    """

    def __init__(
        self, folder: Path | None = None, store: str = "", seal: Seal | None = None
    ) -> None:
        self.folder = folder or _folder(store)
        self._seal = seal

    def move_to(self, store: str) -> None:
        """Keep and read drafts for another store from now on, without a seal."""
        self.folder = _folder(store)
        self._seal = None

    def use(self, seal: Seal | None) -> None:
        """Hide and read drafts with another seal from now on."""
        self._seal = seal

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


def convert_drafts(folder: Path, seal: Seal, *, to_sealed: bool) -> None:
    """Seal the readable drafts in the folder, or make the sealed ones readable again.

    What the seal does not open stays as it is. Raises Refusal or OSError.
    """
    for path in _files(folder):
        data = path.read_bytes()
        if to_sealed and not has_seal(data):
            write_atomic(path, seal.sealed(data))
        elif not to_sealed and has_seal(data):
            with suppress(ValueError):
                write_atomic(path, seal.opened(data))


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


def _folder(store: str) -> Path:
    own = data_folder() / "unsaved"
    return own / sha256(store.encode()).hexdigest()[:12] if store else own
