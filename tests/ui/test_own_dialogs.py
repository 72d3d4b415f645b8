"""Keeping a plan as a template, and an exercise as one's own, with a photo."""

from pathlib import Path

import pytest
from builders import a_dose, a_plan, an_exercise, an_item
from builders import a_stage as stage
from desks import AnsweredDialogs
from own_content import STEP, TEMPLATE, keep, names
from photos import a_jpeg, a_photo
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from questions import settle

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.template import Template
from rehabplanner.storage.own_library import OwnLibrary
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoredTemplate
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.own_dialog import OwnDialog, my
from rehabplanner.ui.own_exercise_dialog import OwnExerciseDialog, Source
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.template_dialog import RenameDialog, TemplateDialog

EXERCISE = an_exercise()


def shown(qtbot: QtBot, dialog: OwnDialog) -> OwnDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def press_enter(qtbot: QtBot, dialog: OwnDialog, link: StoreLink) -> None:
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    settle(link)


def retype(qtbot: QtBot, dialog: OwnDialog, name: str) -> None:
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, name)


def kept_template(store: Store, number: int = 0) -> Template:
    own = OwnLibrary(store)
    return own.template(own.templates()[number].key).template


def kept_exercise(store: Store) -> Exercise:
    return OwnLibrary(store).exercises()[0].exercise


def exercise_dialog(
    qtbot: QtBot, own: OwnContent, picture: Path | None = None, source: Source | None = None
) -> OwnExerciseDialog:
    dialogs = AnsweredDialogs()
    dialogs.answer = picture
    dialog = OwnExerciseDialog(own, source or Source(EXERCISE), dialogs)
    shown(qtbot, dialog)
    return dialog


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "step.jpg"
    path.write_bytes(a_jpeg())
    return path


# --- templates ---


def test_enter_keeps_the_plan_under_the_name_that_is_offered(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink
) -> None:
    dialog = shown(qtbot, TemplateDialog(own, a_plan()))
    with qtbot.waitSignal(dialog.kept):
        press_enter(qtbot, dialog, link)
    assert dialog.isHidden()
    assert names(own) == ["My runner's knee"]
    assert kept_template(store).stages == a_plan().stages
    assert "Sample" not in kept_template(store).model_dump_json()


def test_a_name_that_is_taken_replaces_only_when_it_is_said_twice(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink
) -> None:
    keep(store, TEMPLATE)
    own.load()
    settle(link)
    changed = a_plan([stage()])
    dialog = shown(qtbot, TemplateDialog(own, changed))
    press_enter(qtbot, dialog, link)
    assert "saved by Bob" in dialog.error.text()
    assert dialog.save.text() == "Replace"
    assert len(kept_template(store).stages) == 2

    press_enter(qtbot, dialog, link)
    assert names(own) == ["My runner's knee"]
    assert kept_template(store).key == TEMPLATE.key
    assert len(kept_template(store).stages) == 1


def test_typing_another_name_takes_the_replacing_back(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink
) -> None:
    keep(store, TEMPLATE)
    own.load()
    settle(link)
    dialog = shown(qtbot, TemplateDialog(own, a_plan()))
    press_enter(qtbot, dialog, link)
    retype(qtbot, dialog, "For runners")
    assert dialog.save.text() == "Save"
    assert dialog.error.isHidden()
    press_enter(qtbot, dialog, link)
    assert names(own) == ["For runners", "My runner's knee"]


def test_another_desk_that_saved_meanwhile_is_told_of_and_not_written_over(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink
) -> None:
    keep(store, TEMPLATE)
    own.load()
    settle(link)
    dialog = shown(qtbot, TemplateDialog(own, a_plan([stage()])))
    press_enter(qtbot, dialog, link)
    theirs = TEMPLATE.replace(person="older")
    OwnLibrary(store).save(theirs, 1, "Bob")
    press_enter(qtbot, dialog, link)
    assert "Another desk saved this template" in dialog.error.text()
    assert dialog.isVisible()
    assert kept_template(store) == theirs


def test_words_that_name_the_patient_are_shown_before_they_are_kept(
    qtbot: QtBot, own: OwnContent
) -> None:
    noted = a_plan([stage(items=(an_item(note="Sample, go slowly."),))])
    dialog = TemplateDialog(own, noted)
    shown(qtbot, dialog)
    assert dialog.naming.isVisible()
    assert "“Sample, go slowly.”" in dialog.naming.text()


def test_nothing_is_said_where_nobody_is_named(qtbot: QtBot, own: OwnContent) -> None:
    dialog = TemplateDialog(own, a_plan())
    shown(qtbot, dialog)
    assert dialog.naming.isHidden()


def test_a_template_without_a_name_is_not_kept(
    qtbot: QtBot, own: OwnContent, link: StoreLink
) -> None:
    dialog = shown(qtbot, TemplateDialog(own, a_plan()))
    retype(qtbot, dialog, "   ")
    press_enter(qtbot, dialog, link)
    assert dialog.error.text() == "Give it a name first."
    assert names(own) == []


def test_a_store_that_is_away_is_told_and_the_name_stays(
    qtbot: QtBot, own: OwnContent, link: StoreLink
) -> None:
    dialog = shown(qtbot, TemplateDialog(own, a_plan()))
    link.lock()
    settle(link)
    retype(qtbot, dialog, "For runners")
    press_enter(qtbot, dialog, link)
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    assert dialog.name.text() == "For runners"


def test_a_template_gets_another_name_and_keeps_its_key(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink
) -> None:
    keep(store, TEMPLATE, TEMPLATE.replace(key="own-other", name="For runners"))
    own.load()
    settle(link)
    row = own.templates[1]
    found: StoredTemplate = OwnLibrary(store).template(row.key)
    dialog = shown(qtbot, RenameDialog(own, found, row))
    retype(qtbot, dialog, "for runners")
    press_enter(qtbot, dialog, link)
    assert "Another template of yours is called “For runners”" in dialog.error.text()
    retype(qtbot, dialog, "Runner's knee, first weeks")
    press_enter(qtbot, dialog, link)
    assert names(own) == ["For runners", "Runner's knee, first weeks"]
    assert kept_template(store, 1).key == TEMPLATE.key


# --- exercises ---


def test_an_exercise_is_kept_with_the_words_and_the_dose_of_the_plan(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink
) -> None:
    plan: Plan = a_plan()
    dialog = exercise_dialog(qtbot, own, source=Source(EXERCISE, a_dose(reps=6), plan.side))
    assert dialog.name.text() == "My step-up"
    press_enter(qtbot, dialog, link)
    assert kept_exercise(store).dose.reps == 6
    assert kept_exercise(store).text == EXERCISE.text
    assert kept_exercise(store).key in own.library.exercises


def test_a_photo_is_chosen_and_the_cursor_waits_for_what_it_shows(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink, picture: Path
) -> None:
    dialog = exercise_dialog(qtbot, own, picture)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.mouseClick(dialog.photo.choose, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is dialog.photo.alt
    qtbot.keyClicks(dialog.photo.alt, "A woman steps up.")  # over what was there to begin with
    press_enter(qtbot, dialog, link)
    photo = kept_exercise(store).photo
    assert photo is not None
    assert photo.alt == {"en": "A woman steps up."}


def drop(widget: QWidget, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    no_keys = Qt.KeyboardModifier.NoModifier
    place = QPointF(20, 20)
    QApplication.sendEvent(widget, QDragEnterEvent(place, *how, no_keys))
    QApplication.sendEvent(widget, QDropEvent(place, *how, no_keys))


def test_a_photo_is_dropped_and_has_words_to_begin_with(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink, picture: Path
) -> None:
    dialog = exercise_dialog(qtbot, own)
    drop(dialog.photo, picture)
    press_enter(qtbot, dialog, link)
    photo = kept_exercise(store).photo
    assert photo is not None
    assert photo.alt == {"en": "A person doing the exercise: Step up."}


def test_a_photo_is_taken_away_again(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink
) -> None:
    source = Source(EXERCISE.replace(photo=a_photo()))
    dialog = exercise_dialog(qtbot, own, source=source)
    qtbot.mouseClick(dialog.photo.remove, Qt.MouseButton.LeftButton)
    press_enter(qtbot, dialog, link)
    assert kept_exercise(store).photo is None


def test_a_photo_without_words_is_not_kept(
    qtbot: QtBot, own: OwnContent, link: StoreLink, picture: Path
) -> None:
    dialog = exercise_dialog(qtbot, own, picture)
    dialog.photo.choose.click()
    dialog.photo.alt.clear()
    press_enter(qtbot, dialog, link)
    assert "Say in a sentence or two what the photo shows" in dialog.error.text()
    assert names(own) == []


def test_what_is_no_picture_is_told_and_the_photo_before_stays(
    qtbot: QtBot, own: OwnContent, tmp_path: Path, link: StoreLink, store: Store
) -> None:
    (tmp_path / "notes.jpg").write_text("not a picture")
    source = Source(EXERCISE.replace(photo=a_photo()))
    dialog = exercise_dialog(qtbot, own, tmp_path / "notes.jpg", source)
    dialog.photo.choose.click()
    assert dialog.error.text().endswith(".")
    assert dialog.error.isVisible()
    press_enter(qtbot, dialog, link)
    assert kept_exercise(store).photo == a_photo()


def test_keeping_an_own_exercise_again_makes_its_next_revision(
    qtbot: QtBot, own: OwnContent, store: Store, link: StoreLink
) -> None:
    keep(store, STEP)
    own.load()
    settle(link)
    dialog = exercise_dialog(qtbot, own, source=Source(STEP, a_dose(sets=5)))
    assert dialog.name.text() == "Kitchen step"
    press_enter(qtbot, dialog, link)
    assert dialog.save.text() == "Replace"
    press_enter(qtbot, dialog, link)
    stored = OwnLibrary(store).exercise(STEP.key)
    assert (stored.revision, stored.exercise.dose.sets) == (2, 5)
    assert stored.exercise.version > STEP.version


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Runner's knee", "My runner's knee"),
        ("IT band pain", "My IT band pain"),
        ("My own", "My own"),
        ("A-skips", "My A-skips"),
    ],
)
def test_the_name_to_begin_with_reads_well(name: str, offered: str) -> None:
    assert my(name) == offered
