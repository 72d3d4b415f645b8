"""The store as the window meets it: gone, damaged, searched; and the record of a patient."""

from pathlib import Path

import pytest
from builders import A_DAY, a_plan
from desks import (
    AnsweredDialogs,
    asked,
    drafted,
    in_store,
    open_window,
    plans_listed,
    screening_page,
    the_desk,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.people import Patient
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.patients import Patients
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoredPatient
from rehabplanner.ui.backups_dialog import BackupsDialog
from rehabplanner.ui.bin_dialog import BinDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.history_dialog import HistoryDialog
from rehabplanner.ui.patient_dialog import PatientDialog
from rehabplanner.ui.window import MainWindow


def keep_one_plan(desk: Desk) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    in_store(desk)


# --- when the store is not as it should be ---


def test_a_store_that_has_gone_missing_is_offered_back_and_not_made_anew(
    qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs
) -> None:
    desk = the_desk(window)
    keep_one_plan(desk)
    assert window.close()
    for part in store_file().parent.glob("rehabplanner.sqlite3*"):
        part.unlink()
    again = open_window(qtbot, dialogs)
    assert "is gone from its folder" in again.strip.text
    assert not store_file().exists()
    again.strip.take_action()
    desk = the_desk(again)
    qtbot.waitUntil(lambda: desk.kept.link.is_open)
    assert desk.kept.link.file == store_file()


def test_a_damaged_store_leads_to_its_copies(qtbot: QtBot, dialogs: AnsweredDialogs) -> None:
    store_file().parent.mkdir(parents=True)
    store_file().write_bytes(b"This is no store. " * 100)
    window = open_window(qtbot, dialogs)
    qtbot.waitUntil(lambda: "damaged" in window.strip.text)
    window.strip.take_action()
    [dialog] = window.findChildren(BackupsDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert store_file().read_bytes() == b"This is no store. " * 100


def test_damage_that_the_days_copy_finds_leads_to_the_copies(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    store = Store.at()
    store.save(a_plan(), None, "Ann")
    store.close()
    data = store_file().read_bytes()
    store_file().write_bytes(data[: 5 * 4096] + b"\7" * 4096 + data[6 * 4096 :])
    window = open_window(qtbot, dialogs)
    qtbot.waitUntil(lambda: "damaged" in window.strip.text)
    window.strip.take_action()
    [dialog] = window.findChildren(BackupsDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert window.close()


def test_the_first_start_of_a_day_makes_a_copy(window: MainWindow) -> None:
    desk = the_desk(window)
    in_store(desk)
    assert window.close()  # waits for the copy
    [copy] = (store_file().parent / "backups").iterdir()
    assert copy.name.endswith(f"{desk.today().isoformat()}.sqlite3")


# --- the dialogs of the Records menu ---


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("Patient record…", PatientDialog),
        ("Bin…", BinDialog),
        ("Backups, export and import…", BackupsDialog),
    ],
)
def test_a_record_opens_from_its_menu_without_a_plan(
    desk: Desk, window: MainWindow, command: str, kind: type[QDialog]
) -> None:
    in_store(desk)
    desk.actions.named(command).trigger()
    [dialog] = window.findChildren(kind)
    assert dialog.isVisible()
    dialog.reject()


def test_an_earlier_state_is_brought_back_as_a_step_that_can_be_undone(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    session = drafted(desk)
    for goal in ("Dance", "Sing"):
        session.edit("Change goal", edits.set_goal, goal)
        desk.handover.save()
        in_store(desk)
    desk.actions.named("History of this plan…").trigger()
    [dialog] = window.findChildren(HistoryDialog)
    dialog.bring_back.emit(asked(desk, lambda store: store.revision(session.plan.id, 1).plan))
    assert session.plan.goal == "Dance"
    assert not session.is_kept
    window.strip.take_action()
    assert session.plan.goal == "Sing"
    dialog.reject()


def test_a_state_of_a_plan_that_is_not_open_opens_it(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    keep_one_plan(desk)
    plans_listed(desk)
    desk.start.plans.list.setCurrentIndex(desk.kept.search.model.index(0))
    desk.start.plans.list.actions()[1].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(HistoryDialog)))
    [dialog] = window.findChildren(HistoryDialog)
    [kept] = in_store(desk)
    dialog.bring_back.emit(kept.plan.replace(goal="Sing"))
    qtbot.waitUntil(lambda: desk.page is not None)
    assert desk.open_page.session.plan.goal == "Sing"
    assert desk.open_page.session.revision == 1
    dialog.reject()


# --- patients ---


MARIA = StoredPatient(name="Maria Meyer", born=A_DAY.replace(year=1961))


@pytest.fixture
def maria(desk: Desk) -> StoredPatient:
    asked(desk, lambda store: Patients(store).save(MARIA))
    return MARIA


def test_a_patient_is_found_as_one_types_and_enter_shows_the_record(
    qtbot: QtBot, desk: Desk, window: MainWindow, maria: StoredPatient
) -> None:
    qtbot.keyClicks(desk.start.chooser.search, "meyer")
    assert plans_listed(desk) == ["Maria Meyer"]
    qtbot.keyClick(desk.start.chooser.search, Qt.Key.Key_Return)
    [dialog] = window.findChildren(PatientDialog)
    desk.kept.link.finish()
    dialog.reject()


def test_a_new_plan_for_a_patient_is_filed_with_their_others(
    desk: Desk, window: MainWindow, maria: StoredPatient
) -> None:
    desk.records.plan_wanted.emit(Patient(name=maria.name, born=maria.born), maria.id)
    assert "Maria Meyer" in window.strip.text
    desk.choose("patellofemoral-pain")
    assert screening_page(desk).foot.name.text() == "Maria Meyer"
    screening_page(desk).foot.go_on.click()
    assert desk.open_page.session.plan.patient.born == maria.born
    rows = asked(desk, lambda store: filed(store, maria))
    assert rows == [desk.open_page.session.plan.id]


def filed(store: Store, patient: StoredPatient) -> list[str]:
    return [row.id for row in Patients(store).plans(patient.id).rows]


def test_a_new_plan_under_another_name_is_not_filed_with_the_patient(
    desk: Desk, maria: StoredPatient
) -> None:
    desk.records.plan_wanted.emit(Patient(name=maria.name, born=maria.born), maria.id)
    desk.choose("patellofemoral-pain")
    screening_page(desk).foot.name.setText("Jan Novak")
    screening_page(desk).foot.go_on.click()
    assert desk.open_page.session.plan.patient == Patient(name="Jan Novak")
    assert asked(desk, lambda store: filed(store, maria)) == []


def test_the_record_of_an_open_plan_is_for_a_plan_that_is_saved(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    session = drafted(desk)
    qtbot.keyClicks(desk.open_page.patient.name, "Maria Meyer")
    desk.open_page.patient.record_asked.emit()
    assert [found.plan.patient.name for found in in_store(desk)] == ["Maria Meyer"]
    [dialog] = window.findChildren(PatientDialog)
    dialog.renamed.emit(Patient(name="Maria Meyer-Novak"))
    assert session.plan.patient.name == "Maria Meyer-Novak"
    dialog.reject()


def test_a_file_of_the_store_can_be_named_at_the_start(
    qtbot: QtBot, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    store = Store.at(tmp_path / "other.sqlite3")
    store.save(a_plan(), None, "Ann")
    store.close()
    desk = the_desk(open_window(qtbot, dialogs, str(tmp_path / "other.sqlite3")))
    assert [found.plan for found in in_store(desk)] == [a_plan()]
    desk.close()


def test_a_file_that_was_named_and_is_not_there_is_told_of(
    qtbot: QtBot, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    window = open_window(qtbot, dialogs, str(tmp_path / "slip.sqlite3"))
    assert window.strip.text.startswith("There was no store at ")
    assert in_store(the_desk(window)) == []
    the_desk(window).close()
