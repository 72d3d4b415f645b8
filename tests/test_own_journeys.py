"""What a therapist does with own content, from one patient to the next."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from builders import a_plan, an_exercise
from desks import (
    AnsweredDialogs,
    drafted,
    find_nothing,
    in_store,
    open_window,
    screening_page,
    the_desk,
)
from photos import a_jpeg
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.own import own_exercise
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.template import template_of
from rehabplanner.settings import load_settings
from rehabplanner.storage.shared_file import write_shared
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.inspector_exercise import ExercisePage
from rehabplanner.ui.own_dialog import OwnDialog
from rehabplanner.ui.own_exercise_dialog import OwnExerciseDialog
from rehabplanner.ui.part import Part
from rehabplanner.ui.roles import Role
from rehabplanner.ui.window import MainWindow

PATIENT = Patient(name="Sample Patient")


def settled(desk: Desk) -> None:
    """Until the store has answered, also to questions that an answer led to."""
    for _ in range(4):
        desk.kept.link.finish()
        QApplication.processEvents()


def first_exercise(plan: Plan) -> Item:
    return next(item for item in plan.stages[0].items if item.content.kind == "exercise")


def exercise_of(plan: Plan, item_id: str) -> Exercise:
    content = plan.item(item_id).content
    assert isinstance(content, Exercise)
    return content


def the_dialog(window: MainWindow) -> OwnDialog:
    [dialog] = window.findChildren(OwnDialog)
    return dialog


def keep_by_enter(qtbot: QtBot, window: MainWindow, name: str = "") -> None:
    """Type a name, or take the one that is offered; Enter keeps it."""
    dialog = the_dialog(window)
    qtbot.keyClicks(dialog.name, name)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    settled(the_desk(window))


def keep_template(qtbot: QtBot, window: MainWindow) -> Plan:
    """A plan for somebody, two exercises shorter than the library's, kept as a template."""
    desk = the_desk(window)
    session = drafted(desk)
    session.edit("Change patient", edits.set_patient, PATIENT)
    session.edit("Choose side", edits.set_side, "left")
    session.edit("Remove", edits.remove_item, first_exercise(session.plan).id)
    session.edit("Remove", edits.remove_item, first_exercise(session.plan).id)
    desk.own_work.save_template()
    keep_by_enter(qtbot, window)
    return session.plan


def begin_from_template(qtbot: QtBot, window: MainWindow) -> None:
    search = the_desk(window).start.chooser.search
    qtbot.keyClicks(search, "runners knee")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    settled(the_desk(window))


def test_a_plan_kept_as_a_template_begins_the_plan_of_the_next_patient(qtbot: QtBot) -> None:
    window = open_window(qtbot, AnsweredDialogs())
    before = keep_template(qtbot, window)
    window.close()

    again = open_window(qtbot, AnsweredDialogs())
    settled(the_desk(again))
    begin_from_template(qtbot, again)
    find_nothing(qtbot, again)

    plan = the_desk(again).open_page.session.plan
    assert [[item.content for item in stage.items] for stage in plan.stages] == [
        [item.content for item in stage.items] for stage in before.stages
    ]
    assert plan.id != before.id
    assert (plan.patient, plan.side) == (Patient(), None)
    assert "Sample" not in plan.model_dump_json()
    assert len(plan.screenings) == 1
    again.close()


def test_a_red_flag_ends_in_a_referral_with_a_template_too(qtbot: QtBot) -> None:
    window = open_window(qtbot, AnsweredDialogs())
    desk = the_desk(window)
    keep_template(qtbot, window)
    desk.show_start()
    begin_from_template(qtbot, window)
    page = screening_page(desk)
    page.form.flags["rf02"].box.click()
    assert page.foot.go_on.isHidden()
    assert page.foot.refer.isVisible()
    assert desk.page is None
    window.close()


def test_a_colleagues_template_is_screened_by_the_rules_of_the_library(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, AnsweredDialogs())
    desk = the_desk(window)
    diagnosis = desk.library.protocols["pcl-injury"].diagnosis
    asks_nothing = diagnosis.replace(gates=(), screen=(), refer=())
    template = template_of(a_plan(diagnosis=asks_nothing), "After the fall")
    write_shared(template, tmp_path / "template.json")
    by_drop(window, AnsweredDialogs(), tmp_path / "template.json")
    settled(desk)
    assert "“After the fall” is yours now" in window.strip.text

    qtbot.keyClicks(desk.start.chooser.search, "after the fall")
    qtbot.keyClick(desk.start.chooser.search, Qt.Key.Key_Return)
    settled(desk)
    page = screening_page(desk)
    assert page.diagnosis == diagnosis
    assert page.form.conditions
    window.close()


def test_the_next_plan_of_a_patient_of_the_store_can_begin_from_a_template(qtbot: QtBot) -> None:
    window = open_window(qtbot, AnsweredDialogs())
    desk = the_desk(window)
    keep_template(qtbot, window)
    desk.show_start()
    desk.records.plan_wanted.emit(Patient(name="Ann Bell"), "patient-1")
    begin_from_template(qtbot, window)
    assert screening_page(desk).foot.name.text() == "Ann Bell"
    window.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "squeeze.jpg"
    path.write_bytes(a_jpeg())
    return path


def keep_exercise(qtbot: QtBot, window: MainWindow, item: Item, photo: Path | None) -> None:
    """Select the exercise in the plan and keep it, with a photo by button."""
    page = the_desk(window).open_page
    page.tree.select(Part("item", item.id))
    inspector = page.inspector.page
    assert isinstance(inspector, ExercisePage)
    inspector.keep.click()
    dialog = the_dialog(window)
    assert isinstance(dialog, OwnExerciseDialog)
    if photo is not None:
        dialog.photo.choose.click()
        qtbot.keyClicks(dialog.photo.alt, "A woman squeezes a towel under her knee.")
    keep_by_enter(qtbot, window)


def test_an_own_exercise_with_a_photo_prints_and_is_read_out(
    qtbot: QtBot, tmp_path: Path, photo: Path
) -> None:
    dialogs = AnsweredDialogs()
    dialogs.answer = photo
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    session = drafted(desk)
    session.edit("Choose side", edits.set_side, "left")
    item = first_exercise(session.plan)
    keep_exercise(qtbot, window, item, photo)
    own = exercise_of(session.plan, item.id)
    assert own.key.startswith("own-")
    assert session.history.undoText() == "Use my own exercise"
    assert session.plan.item(item.id).dose == item.dose

    desk.open_page.library.filters.chip("own").click()
    assert desk.open_page.library.list.currentIndex().data(Role.VALUE) == own

    dialogs.answer = tmp_path / "sheet.pdf"
    desk.actions.named("Export PDF…").trigger()
    qtbot.waitUntil(lambda: "sheet.pdf" in window.strip.text, timeout=20_000)
    with pikepdf.open(tmp_path / "sheet.pdf") as pdf:
        objects = [
            found
            for found in pdf.objects
            if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream))
        ]
        images = [found for found in objects if found.get("/Subtype") == "/Image"]
        told = [str(found.Alt) for found in objects if found.get("/S") == "/Figure"]
    assert images
    assert "A woman squeezes a towel under her knee." in told
    window.close()


def test_an_own_exercise_is_there_in_the_next_plan_and_the_old_one_stays_as_it_was(
    qtbot: QtBot,
) -> None:
    window = open_window(qtbot, AnsweredDialogs())
    desk = the_desk(window)
    session = drafted(desk)
    item = first_exercise(session.plan)
    desk.open_page.tree.select(Part("item", item.id))
    inspector = desk.open_page.inspector.page
    assert isinstance(inspector, ExercisePage)
    inspector.keep.click()
    dialog = the_dialog(window)
    assert isinstance(dialog, OwnExerciseDialog)
    dialog.in_plan.click()
    keep_by_enter(qtbot, window, "Towel squeeze")
    assert exercise_of(session.plan, item.id) == item.content

    desk.show_start()
    drafted(desk, "knee-osteoarthritis")
    library = desk.open_page.library
    library.filters.chip("all").click()
    qtbot.keyClicks(library.search, "towel squ")
    assert library.list.currentIndex().data() == "Towel squeeze"
    window.close()


def test_a_favourite_is_marked_by_key_and_remembered_for_the_next_start(qtbot: QtBot) -> None:
    window = open_window(qtbot, AnsweredDialogs())
    desk = the_desk(window)
    drafted(desk)
    library = desk.open_page.library
    library.filters.chip("all").click()
    library.list.setCurrentIndex(library.model.index(4))
    chosen = library.list.currentIndex().data(Role.VALUE)
    library.favourite.trigger()
    assert load_settings().favourites == (chosen.key,)
    window.close()

    again = open_window(qtbot, AnsweredDialogs())
    drafted(the_desk(again))
    library = the_desk(again).open_page.library
    library.filters.chip("favourites").click()
    assert library.list.currentIndex().data(Role.VALUE) == chosen
    library.favourite.trigger()
    assert load_settings().favourites == ()
    again.close()


Opening = Callable[[MainWindow, AnsweredDialogs, Path], None]


def by_drop(window: MainWindow, _: AnsweredDialogs, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))


def by_menu(window: MainWindow, dialogs: AnsweredDialogs, path: Path) -> None:
    dialogs.answer = path
    the_desk(window).actions.named("Open…").trigger()


@pytest.mark.parametrize("come", [by_drop, by_menu])
def test_a_colleagues_exercise_comes_in_like_a_plan_while_a_plan_is_open(
    qtbot: QtBot, tmp_path: Path, come: Opening
) -> None:
    write_shared(own_exercise(an_exercise(), "Kitchen step"), tmp_path / "step.json")
    dialogs = AnsweredDialogs()
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    session = drafted(desk)
    come(window, dialogs, tmp_path / "step.json")
    settled(desk)
    assert "“Kitchen step” is yours now" in window.strip.text
    assert desk.open_page.session is session
    desk.open_page.library.filters.chip("own").click()
    assert desk.open_page.library.list.currentIndex().data() == "Kitchen step"

    come(window, dialogs, tmp_path / "step.json")
    settled(desk)
    assert "already" in window.strip.text
    assert len(in_store(desk)) <= 1
    window.close()


def test_a_shared_file_that_is_damaged_is_told_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "step.json").write_text('{"schema": 3, "kind": "exercise", "exercise": {}}')
    window = open_window(qtbot, AnsweredDialogs())
    the_desk(window).open_plan(tmp_path / "step.json")
    assert "holds nothing this program can use" in window.strip.text
    window.close()
