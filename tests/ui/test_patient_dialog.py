"""The patient's record: kept, filed by hand alone, and the way to the patient's other plans."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import A_DAY, a_plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.storage.patients import Patients
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoredPatient
from rehabplanner.ui.patient_dialog import PatientDialog
from rehabplanner.ui.patient_finder import PatientFinder
from rehabplanner.ui.patient_rows import PatientRow, find_patients
from rehabplanner.ui.roles import Role
from rehabplanner.ui.store_link import StoreLink

BORN = date(1961, 5, 3)
MARIA = StoredPatient(id="maria", name="Maria Meyer", born=BORN, contact="555 0100")
TWIN = StoredPatient(id="twin", name="Meyer, Maria", born=date(1988, 12, 24))
PLAN = a_plan(patient=Patient(name="Maria Meyer"))
"""Open on the desk, and filed nowhere yet."""

OpenDialog = Callable[..., PatientDialog]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two Marias, one of them with two plans; the open plan; somebody else."""
    store = Store.at(tmp_path / "store.sqlite3")
    patients = Patients(store)
    for patient in (TWIN, MARIA, StoredPatient(id="bob", name="Bob Smith")):
        patients.save(patient)
    for number, plan in enumerate((PLAN, PLAN.replace(id="old"), PLAN.replace(id="older"))):
        store.save(plan, None, "Ann")
        patients.file(plan.id, "maria" if number else None)
    yield store
    store.close()


@pytest.fixture
def patients(store: Store) -> Patients:
    return Patients(store)


@pytest.fixture
def link(store: Store, tmp_path: Path) -> Iterator[StoreLink]:
    link = StoreLink(tmp_path / "store.sqlite3")
    link.open()
    yield link
    link.close()


@pytest.fixture
def opened(qtbot: QtBot, link: StoreLink) -> OpenDialog:
    """Opens the dialog as the window does, and waits for what the store knows."""
    made: list[PatientDialog] = []

    def opened(plan: Plan | None = None, patient_id: str | None = None) -> PatientDialog:
        dialog = PatientDialog(link, plan, patient_id, None, lambda: A_DAY)
        qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.open()
        answered(link)
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        return dialog

    return opened


def answered(link: StoreLink) -> None:
    for _ in range(3):  # an answer may lead to the next question
        link.finish()
        QApplication.processEvents()


def click(qtbot: QtBot, link: StoreLink, button: QWidget) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    answered(link)


def save(qtbot: QtBot, link: StoreLink, dialog: PatientDialog) -> None:
    click(qtbot, link, dialog.pages.save)


def retype(qtbot: QtBot, dialog: PatientDialog, **texts: str) -> None:
    for name, text in texts.items():
        field = getattr(dialog.record.form, name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClicks(field, text)


def offered(finder: PatientFinder) -> list[tuple[str, str]]:
    model = finder.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [(row.data(), row.data(Role.DETAIL)) for row in rows]


def plan_rows(dialog: PatientDialog) -> list[str]:
    return [row.id for row in dialog.record.plans.model.rows]


# --- filing the open plan ---


def test_namesakes_are_offered_but_none_is_chosen(opened: OpenDialog, patients: Patients) -> None:
    finder = opened(PLAN).finder
    assert offered(finder) == [
        ("Maria Meyer", "born 3 May 1961 · 2 plans"),
        ("Meyer, Maria", "born 24 December 1988 · no plan"),
    ]
    assert not finder.here.isEnabled()
    assert finder.search.hasFocus()
    assert patients.of_plan(PLAN.id) is None


def test_who_was_born_the_same_day_comes_first(opened: OpenDialog) -> None:
    twins = Patient(name="Maria Meyer", born=TWIN.born)
    finder = opened(PLAN.replace(patient=twins)).finder
    assert [title for title, _ in offered(finder)] == ["Meyer, Maria", "Maria Meyer"]


def test_a_plan_is_filed_with_the_namesake_by_arrow_and_enter(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(PLAN)
    with qtbot.waitSignal(dialog.filed) as filed:
        qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    answered(link)
    assert filed.args == ["maria"]
    assert patients.of_plan(PLAN.id) == MARIA
    assert dialog.record.form.contact.text() == "555 0100"
    assert set(plan_rows(dialog)) == {PLAN.id, "old", "older"}


def test_enter_files_nothing_before_somebody_is_chosen(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(PLAN)
    qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    answered(link)
    assert patients.of_plan(PLAN.id) is None
    assert dialog.isVisible()


def test_some_letters_or_the_day_of_birth_find_another_patient(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog
) -> None:
    finder = opened(PLAN).finder
    qtbot.keyClicks(finder.search, "bob")
    answered(link)
    assert offered(finder) == [("Bob Smith", "no plan")]
    finder.search.selectAll()
    qtbot.keyClicks(finder.search, "24.12.1988")
    answered(link)
    assert [title for title, _ in offered(finder)] == ["Meyer, Maria"]
    qtbot.keyClicks(finder.search, "x")
    answered(link)
    assert offered(finder) == []
    assert "Try fewer letters" in finder.hint.text()
    finder.search.clear()
    assert len(offered(finder)) == 2


def test_a_new_patient_begins_with_what_the_plan_knows_and_gets_the_plan(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(PLAN)
    click(qtbot, link, dialog.finder.new)
    assert dialog.record.form.name.text() == "Maria Meyer"
    retype(qtbot, dialog, born="1990-01-02", notes="Calls on Fridays.")
    dialog.record.rename.setChecked(False)
    with qtbot.waitSignals([dialog.saved, dialog.filed]), qtbot.assertNotEmitted(dialog.renamed):
        save(qtbot, link, dialog)
    kept = patients.of_plan(PLAN.id)
    assert kept is not None
    assert kept.id not in ("maria", "twin")
    assert (kept.name, kept.born, kept.notes) == (
        "Maria Meyer",
        date(1990, 1, 2),
        "Calls on Fridays.",
    )
    assert not dialog.isVisible()


def test_without_a_namesake_the_new_record_comes_at_once(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog
) -> None:
    dialog = opened(PLAN.replace(patient=Patient(name="Zoe")))
    assert dialog.record.form.name.text() == "Zoe"
    assert dialog.record.form.born.hasFocus()
    retype(qtbot, dialog, contact="zoe@example.org")
    click(qtbot, link, dialog.record.file)  # somebody who is already here
    assert "letters of the name" in dialog.finder.hint.text()
    click(qtbot, link, dialog.finder.new)
    assert dialog.record.form.contact.text() == "zoe@example.org", "what was typed stays"


def test_a_plan_that_is_not_kept_yet_is_not_filed_and_no_patient_is_left_behind(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(a_plan(id="not-kept", patient=Patient(name="Zoe")))
    save(qtbot, link, dialog)
    assert dialog.pages.wrong == "Save the plan before it is filed."
    assert dialog.isVisible()
    assert patients.search("zoe") == ()


def test_a_filed_plan_shows_its_patient_and_is_taken_out_and_put_back(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    patients.file(PLAN.id, "maria")
    dialog = opened(PLAN)
    retype(qtbot, dialog, contact="555 0199")
    click(qtbot, link, dialog.record.file)
    assert patients.of_plan(PLAN.id) is None
    assert PLAN.id not in plan_rows(dialog)
    assert dialog.record.form.contact.text() == "555 0199", "what is typed stays"
    click(qtbot, link, dialog.record.file)
    assert patients.of_plan(PLAN.id) == MARIA


# --- the record ---


def test_a_changed_record_is_kept(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(patient_id="maria")
    retype(qtbot, dialog, name="  Maria  Schmidt ", born="", contact="", notes="Works nights.")
    with qtbot.waitSignal(dialog.saved) as saved:
        save(qtbot, link, dialog)
    wanted = StoredPatient(id="maria", name="Maria Schmidt", notes="Works nights.")
    assert patients.patient("maria") == wanted
    assert saved.args == [wanted]


def test_a_cancelled_record_stays_as_it_was(
    qtbot: QtBot, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(patient_id="maria")
    retype(qtbot, dialog, name="Somebody else")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert patients.patient("maria") == MARIA
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"name": " "}, "Type a name"),
        ({"name": "<b>"}, "take out U+003C"),
        ({"born": "30.02.1961"}, "February 1961 has no day 30"),
        ({"born": "2030-01-01"}, "in the future"),
        ({"notes": "x" * 1001}, "longer than 1000"),
    ],
)
def test_what_cannot_be_kept_stays_in_its_field_and_is_explained(
    qtbot: QtBot,
    link: StoreLink,
    opened: OpenDialog,
    patients: Patients,
    texts: dict[str, str],
    said: str,
) -> None:
    dialog = opened(patient_id="maria")
    for name, text in texts.items():
        field = getattr(dialog.record.form, name)
        (field.setPlainText if name == "notes" else field.setText)(text)
    save(qtbot, link, dialog)
    assert said in dialog.record.form.wrong.text()
    assert dialog.isVisible()
    assert getattr(dialog.record.form, next(iter(texts))).hasFocus()
    assert patients.patient("maria") == MARIA


def test_a_new_name_is_offered_to_the_open_plan(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    patients.file(PLAN.id, "twin")
    patients.save(TWIN.replace(name="Maria Meyer", born=None))  # as the plan has it
    dialog = opened(PLAN)
    assert not dialog.record.rename.isVisible()
    retype(qtbot, dialog, name="Maria Schmidt")
    assert dialog.record.rename.isVisible()
    assert dialog.record.said.text() == "It says: Maria Meyer."
    with qtbot.waitSignal(dialog.renamed) as renamed:
        save(qtbot, link, dialog)
    assert renamed.args == [Patient(name="Maria Schmidt")]


def test_a_plan_that_had_other_words_before_keeps_them_unless_asked(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    patients.file(PLAN.id, "maria")
    dialog = opened(PLAN)
    assert dialog.record.rename.isVisible()
    with qtbot.assertNotEmitted(dialog.renamed):
        save(qtbot, link, dialog)
    dialog = opened(PLAN)
    dialog.record.rename.click()
    with qtbot.waitSignal(dialog.renamed) as renamed:
        save(qtbot, link, dialog)
    assert renamed.args == [Patient(name="Maria Meyer", born=BORN)]


def test_what_another_desk_changed_meanwhile_stays(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(patient_id="maria")
    patients.change(MARIA, MARIA.replace(notes="Works nights."))
    retype(qtbot, dialog, contact="555 0199")
    save(qtbot, link, dialog)
    assert patients.patient("maria") == MARIA.replace(notes="Works nights.", contact="555 0199")


def test_the_title_tells_nothing_about_the_patient(opened: OpenDialog) -> None:
    assert opened(patient_id="maria").windowTitle() == "Patient record"


# --- the patient's plans ---


def test_the_patients_plans_are_shown_newest_first_and_enter_opens_one(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog
) -> None:
    dialog = opened(patient_id="maria")
    plans = dialog.record.plans
    assert plan_rows(dialog) == ["older", "old"]
    assert plans.list.hasFocus()
    shown = plans.model.index(0)
    assert shown.data() == "Patellofemoral pain, left knee"
    assert shown.data(Role.DETAIL).startswith("21 November 2026")
    with qtbot.waitSignal(dialog.plan_chosen) as chosen, qtbot.assertNotEmitted(dialog.plan_wanted):
        qtbot.keyClick(plans.list, Qt.Key.Key_Down)
        qtbot.keyClick(plans.list, Qt.Key.Key_Return)
    assert chosen.args == ["old"]
    assert not dialog.isVisible()


def test_the_open_plan_is_marked_and_choosing_it_only_closes_the_record(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    patients.file(PLAN.id, "maria")
    dialog = opened(PLAN)
    plans = dialog.record.plans
    mine = plans.model.index(plan_rows(dialog).index(PLAN.id))
    assert [chip.text for chip in mine.data(Role.CHIPS)] == ["open now"]
    assert mine.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Open now.")
    with qtbot.assertNotEmitted(dialog.plan_chosen):
        plans.list.setCurrentIndex(mine)
        qtbot.keyClick(plans.list, Qt.Key.Key_Return)
        answered(link)
    assert not dialog.isVisible()


def test_what_is_typed_is_kept_before_a_plan_is_opened(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(patient_id="maria")
    retype(qtbot, dialog, contact="555 0199")
    with qtbot.waitSignal(dialog.plan_chosen):
        qtbot.keyClick(dialog.record.plans.list, Qt.Key.Key_Return)
    assert patients.patient("maria").contact == "555 0199"


def test_many_plans_are_read_as_they_are_scrolled_to(
    link: StoreLink, opened: OpenDialog, store: Store, patients: Patients
) -> None:
    for number in range(58):
        store.save(PLAN.replace(id=f"more-{number}"), None, "Ann")
        patients.file(f"more-{number}", "maria")
    dialog = opened(patient_id="maria")
    plans = dialog.record.plans
    assert len(plan_rows(dialog)) == 50
    plans.list.scrollToBottom()
    plans.model.fetchMore(plans.list.rootIndex())
    answered(link)
    assert len(set(plan_rows(dialog))) == 60
    assert not plans.model.canFetchMore(plans.list.rootIndex())


def test_a_new_plan_is_wanted_for_the_patient_as_kept(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog
) -> None:
    dialog = opened(patient_id="bob")
    assert "No plan" in dialog.record.plans.hint.text()
    assert dialog.record.plans.new.hasFocus()
    retype(qtbot, dialog, born="3.5.1961")
    with qtbot.waitSignal(dialog.plan_wanted) as wanted:
        click(qtbot, link, dialog.record.plans.new)
    assert wanted.args == [Patient(name="Bob Smith", born=BORN), "bob"]


# --- the bin, and stores that say no ---


def test_a_patient_goes_to_the_bin_with_the_plans(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients, store: Store
) -> None:
    dialog = opened(patient_id="maria")
    with qtbot.waitSignal(dialog.binned) as binned:
        click(qtbot, link, dialog.record.bin)
    assert binned.args == ["maria"]
    assert not dialog.isVisible()
    assert patients.search("maria meyer") == (TWIN,)
    assert [row.id for row in store.recent()] == [PLAN.id]


def test_a_record_in_the_bin_says_so_and_is_brought_back(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    patients.to_bin("maria")
    dialog = opened(patient_id="maria")
    assert dialog.record.filing.text() == "This record is in the bin."
    assert not dialog.record.plans.new.isEnabled()
    click(qtbot, link, dialog.record.bin)
    assert patients.patient("maria").binned_at is None
    assert not dialog.record.filing.isVisible()
    assert dialog.record.plans.new.isEnabled()
    assert plan_rows(dialog) == ["older", "old"]


def test_a_patient_who_is_gone_is_told_and_nothing_can_be_saved(opened: OpenDialog) -> None:
    dialog = opened(patient_id="nobody")
    assert "not in the store any more" in dialog.pages.wrong
    assert not dialog.pages.save.isEnabled()


def test_a_store_that_comes_back_fills_the_dialog(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    aside = tmp_path / "a folder stands in the way"
    aside.mkdir()
    link = StoreLink(aside)
    link.open()
    dialog = PatientDialog(link, None, "maria", None, lambda: A_DAY)
    qtbot.addWidget(dialog)
    answered(link)
    assert dialog.pages.wrong
    assert not dialog.pages.save.isEnabled()
    link.place = tmp_path / "store.sqlite3"
    link.try_again()
    answered(link)
    assert dialog.pages.wrong == ""
    assert dialog.record.form.name.text() == "Maria Meyer"
    link.close()


def test_plans_that_could_not_be_read_are_read_when_the_store_is_back(
    link: StoreLink, opened: OpenDialog, tmp_path: Path
) -> None:
    dialog = opened(patient_id="maria")
    link.lock()
    dialog.record.plans.show_plans("maria")
    answered(link)
    assert "locked" in dialog.record.plans.hint.text()
    link.open()
    answered(link)
    assert not dialog.record.plans.hint.isVisible()
    assert plan_rows(dialog) == ["older", "old"]


def test_a_save_that_fails_keeps_what_was_typed(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened(patient_id="maria")
    retype(qtbot, dialog, contact="555 0199")
    link.lock()
    save(qtbot, link, dialog)
    assert dialog.pages.wrong
    assert dialog.record.form.contact.text() == "555 0199"
    link.open()
    answered(link)
    save(qtbot, link, dialog)
    assert patients.patient("maria").contact == "555 0199"


def test_a_record_is_saved_once_by_two_clicks(
    qtbot: QtBot, link: StoreLink, opened: OpenDialog, patients: Patients
) -> None:
    dialog = opened()
    retype(qtbot, dialog, name="Zoe")
    dialog.pages.save.click()
    dialog.pages.save.click()
    answered(link)
    assert [patient.name for patient in patients.search("zoe")] == ["Zoe"]


# --- rows for other lists ---


def test_patients_are_found_with_the_number_of_their_plans(store: Store) -> None:
    first = find_patients(store, "mar", limit=1)
    second = find_patients(store, "mar", limit=5, after=first[-1].patient)
    assert [(row.title, row.detail) for row in first + second] == [
        ("Maria Meyer", "born 3 May 1961 · 2 plans"),
        ("Meyer, Maria", "born 24 December 1988 · no plan"),
    ]


def test_a_row_without_words_is_still_readable() -> None:
    row = PatientRow(StoredPatient(name=""), 1)
    assert (row.title, row.detail) == ("No name", "1 plan")


def test_a_new_patient_with_the_name_of_another_is_asked_about_once(
    qtbot: QtBot, opened: OpenDialog, link: StoreLink, patients: Patients
) -> None:
    dialog = opened()
    retype(qtbot, dialog, name="Bob Smith")
    save(qtbot, link, dialog)
    assert "Somebody of this name" in dialog.pages.wrong
    assert len(patients.namesakes("Bob Smith")) == 1
    save(qtbot, link, dialog)
    assert len(patients.namesakes("Bob Smith")) == 2
    assert not dialog.isVisible()
