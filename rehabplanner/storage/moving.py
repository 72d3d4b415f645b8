"""Moving into another store: seeing what is there, and taking the plans of this machine along."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from rehabplanner.storage import schema
from rehabplanner.storage.exporting import export_everything
from rehabplanner.storage.failures import told
from rehabplanner.storage.importing import import_everything
from rehabplanner.storage.merging import Imported
from rehabplanner.storage.store import Store


def plans_at(place: Path | str) -> int:
    """How many plans are in the store at the place; makes it when there is none. Raises Refusal."""
    with closing(Store.at(place)) as store:
        return _count(store)


def bring_along(
    own: Callable[[], Store], place: str, say: Callable[[str], None] = lambda _: None
) -> Imported:
    """Copy all of one store into another one; it stays as it is. Raises Refusal.

    own: opens the store whose content is wanted
    say: told what is being done
    """
    with TemporaryDirectory(prefix="rehabplanner-") as folder:  # readable by this user only
        archive = Path(folder) / "plans.zip"
        say("Reading the plans of this machine…")
        with closing(own()) as store:
            export_everything(store, archive)
        say("Copying them to the server…")
        with closing(Store.at(place)) as store:
            return import_everything(store, archive)


@told
def _count(store: Store) -> int:
    query = select(func.count()).select_from(schema.plan).where(schema.plan.c.binned_at.is_(None))
    with store.engine.connect() as connection:
        return connection.scalar(query) or 0
