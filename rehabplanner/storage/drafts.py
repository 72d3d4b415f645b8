"""Unsaved work: every change reaches the disk soon, and is offered again after a crash."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from platformdirs import user_data_path
from pydantic import AwareDatetime
from pydantic_core import from_json

from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Record
from rehabplanner.refusal import Refusal
from rehabplanner.settings import APP_NAME
from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.kept_path import KeptPath
from rehabplanner.storage.upgrades import upgraded


def data_folder() -> Path:
    """Where this program keeps its own files on this machine."""
    return user_data_path(APP_NAME, appauthor=False)


class Draft(Record):
    """A plan with changes that no plan file holds yet.

    origin: the plan file it came from or was last saved to; None for a new plan
    """

    plan: Plan
    origin: KeptPath | None = None
    kept_at: AwareDatetime


class Drafts:
    """The drafts in a folder, one for each plan and plan file: a copy may be edited on its own."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or data_folder() / "unsaved"

    def keep(self, plan: Plan, origin: Path | None) -> None:
        """Write the plan as it is now. Raises Refusal when the place cannot be written."""
        draft = Draft(plan=plan, origin=origin, kept_at=datetime.now(UTC))
        write_atomic(self._file(plan.id, origin), draft.model_dump_json(by_alias=True).encode())

    def discard(self, plan_id: str, origin: Path | None) -> None:
        """Forget the draft: the plan has been saved, or the therapist threw it away.

        Raises Refusal when it cannot be removed.
        """
        try:
            self._file(plan_id, origin).unlink(missing_ok=True)
        except OSError as error:
            raise Refusal(
                "The unsaved plan cannot be removed from this machine; check the rights of"
                " the program's folder."
            ) from error

    def of(self, plan_id: str, origin: Path) -> Draft | None:
        """The draft with changes to the plan in that file, if there is one."""
        draft = _read(self._file(plan_id, origin))
        return draft if draft and (draft.plan.id, draft.origin) == (plan_id, origin) else None

    def pending(self) -> list[Draft]:
        """The drafts that can be read, newest first."""
        found = [_read(path) for path in self._folder.glob("*.json")]
        drafts = [draft for draft in found if draft is not None]
        return sorted(drafts, key=lambda draft: draft.kept_at, reverse=True)

    def _file(self, plan_id: str, origin: Path | None) -> Path:
        place = f"-{sha256(bytes(origin)).hexdigest()[:12]}" if origin else ""
        return self._folder / f"{plan_id}{place}.json"


def _read(path: Path) -> Draft | None:
    try:
        content = from_json(path.read_bytes())
        return Draft.model_validate({**content, "plan": upgraded(content["plan"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None  # it stays on disk; a newer version may be able to read it
