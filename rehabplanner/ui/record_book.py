"""The menu of what is kept: patients, histories, own library, bin, copies, place and lock."""

from typing import Protocol

from rehabplanner.ui.actions import Actions, Command
from rehabplanner.ui.desk_lock import DeskLock
from rehabplanner.ui.own_work import OwnWork
from rehabplanner.ui.records import Records
from rehabplanner.ui.store_place import StorePlace


class HasRecordBook(Protocol):
    """What these commands need from the desk."""

    @property
    def records(self) -> Records: ...
    @property
    def own_work(self) -> OwnWork: ...
    @property
    def place(self) -> StorePlace: ...
    @property
    def lock(self) -> DeskLock: ...


def fill_record_book(actions: Actions, desk: HasRecordBook) -> None:
    """Build the menu."""
    actions.menu(
        "Record &book",
        [
            Command("&Patient record…", desk.records.patient, "Ctrl+R", on_plan=False),
            Command("&History of this plan…", desk.records.history, "Ctrl+H"),
            None,
            Command("Save as &template…", desk.own_work.save_template),
            Command("&Own templates and exercises…", desk.own_work.manage, on_plan=False),
            None,
            Command("&Bin…", desk.records.bin, on_plan=False),
            Command("Bac&kups, export and import…", desk.records.backups, on_plan=False),
            Command("&Where plans are kept…", desk.place.ask, on_plan=False),
            None,
            Command("Pa&ssphrase and lock…", desk.lock.ask, on_plan=False),
            Command("&Lock now", desk.lock.lock, "Ctrl+L", on_plan=False),
        ],
    )
