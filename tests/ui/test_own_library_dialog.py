"""Own templates and exercises in one list: found, changed, shared, brought in, put away."""

from pathlib import Path

import pytest
from builders import a_plan
from desks import AnsweredDialogs
from own_content import STEP, TEMPLATE, keep, names
from photos import a_jpeg
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from questions import settle

from rehabplanner.storage.own_library import OwnLibrary
from rehabplanner.storage.plan_file import save_plan
from rehabplanner.storage.shared_file import read_shared, write_shared
from rehabplanner.storage.store import Store
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.own_dialog import OwnDialog
from rehabplanner.ui.own_exercise_dialog import OwnExerciseDialog
from rehabplanner.ui.own_library_dialog import OwnLibraryDialog
from rehabplanner.ui.roles import Role
from rehabplanner.ui.store_link import StoreLink


@pytest.fixture
def store(store: Store) -> Store:
    """With an exercise and a template in it."""
    keep(store, STEP, TEMPLATE)
    return store


@pytest.fixture
def dialog(qtbot: QtBot, own: OwnContent, dialogs: AnsweredDialogs) -> OwnLibraryDialog:
    dialog = OwnLibraryDialog(own, dialogs)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def listed(dialog: OwnLibraryDialog) -> list[str]:
    rows = dialog.list.rows
    return [str(rows.index(row).data()) for row in range(rows.rowCount())]


def choose(dialog: OwnLibraryDialog, name: str) -> None:
    dialog.list.setCurrentIndex(dialog.list.rows.index(listed(dialog).index(name)))


def click(qtbot: QtBot, button: QAbstractButton, link: StoreLink) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(link)


def over(dialog: OwnLibraryDialog) -> OwnDialog:
    """The dialog that has opened over the list."""
    [found] = dialog.findChildren(OwnDialog)
    return found


def test_both_kinds_are_listed_by_name_with_what_they_are_for(dialog: OwnLibraryDialog) -> None:
    assert listed(dialog) == ["Kitchen step", "My runner's knee"]
    template = dialog.list.rows.index(1)
    assert template.data(Role.DETAIL).startswith("Patellofemoral pain, saved")
    assert (
        "own template: My runner's knee".casefold()
        in str(template.data(Qt.ItemDataRole.AccessibleTextRole)).casefold()
    )


def test_the_search_finds_by_name_kind_and_diagnosis(
    qtbot: QtBot, dialog: OwnLibraryDialog
) -> None:
    for words, found in (
        ("kitch", ["Kitchen step"]),
        ("template", ["My runner's knee"]),
        ("patellofem", ["My runner's knee"]),
        ("elbow", []),
    ):
        dialog.search.clear()
        qtbot.keyClicks(dialog.search, words)
        assert listed(dialog) == found
    assert "elbow" in dialog.nothing.text()
    assert dialog.nothing.isVisible()
    assert not dialog.change.isEnabled()


def test_enter_on_a_template_renames_it(
    qtbot: QtBot, dialog: OwnLibraryDialog, link: StoreLink
) -> None:
    choose(dialog, "My runner's knee")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    settle(link)
    form = over(dialog)
    form.name.selectAll()
    qtbot.keyClicks(form.name, "First weeks")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    settle(link)
    assert listed(dialog) == ["First weeks", "Kitchen step"]
    assert dialog.list.chosen is not None
    assert dialog.list.chosen.name == "First weeks"


def test_an_exercise_gets_a_photo(
    qtbot: QtBot,
    dialog: OwnLibraryDialog,
    link: StoreLink,
    own: OwnContent,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    dialogs.answer = tmp_path / "step.jpg"
    dialogs.answer.write_bytes(a_jpeg())
    choose(dialog, "Kitchen step")
    click(qtbot, dialog.change, link)
    form = over(dialog)
    assert isinstance(form, OwnExerciseDialog)
    form.photo.choose.click()
    qtbot.keyClick(form.photo.alt, Qt.Key.Key_Return)
    settle(link)
    changed = own.library.exercises[STEP.key]
    assert changed.photo is not None
    assert changed.version == STEP.version + 1


def test_what_is_put_away_is_brought_back_at_once(
    qtbot: QtBot, dialog: OwnLibraryDialog, link: StoreLink, own: OwnContent
) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.list.setFocus()
    choose(dialog, "Kitchen step")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    settle(link)
    assert listed(dialog) == ["My runner's knee"]
    assert STEP.key not in own.library.exercises

    assert "“Kitchen step” is in the bin." in dialog.strip.text
    dialog.strip.take_action()
    settle(link)
    assert listed(dialog) == ["Kitchen step", "My runner's knee"]


def test_what_another_desk_deleted_is_told_and_leaves_the_list(
    qtbot: QtBot, dialog: OwnLibraryDialog, link: StoreLink, store: Store
) -> None:
    other = OwnLibrary(store)
    other.to_bin("template", TEMPLATE.key)
    other.delete_binned("template", TEMPLATE.key)
    choose(dialog, "My runner's knee")
    click(qtbot, dialog.change, link)
    assert "not in your library any more" in dialog.strip.text
    assert listed(dialog) == ["Kitchen step"]


@pytest.mark.parametrize(
    ("name", "value", "file"),
    [
        ("My runner's knee", TEMPLATE, "my-runner-s-knee.json"),
        ("Kitchen step", STEP, "kitchen-step.json"),
    ],
)
def test_what_is_shared_comes_back_as_known(
    qtbot: QtBot,
    dialog: OwnLibraryDialog,
    link: StoreLink,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
    name: str,
    value: object,
    file: str,
) -> None:
    dialogs.answer = tmp_path / file
    choose(dialog, name)
    click(qtbot, dialog.share, link)
    assert dialogs.suggestion == file
    assert read_shared(tmp_path / file) == value

    click(qtbot, dialog.take_in, link)
    assert f"“{name}” already" in dialog.strip.text
    assert listed(dialog) == ["Kitchen step", "My runner's knee"]


def test_the_same_key_with_other_content_comes_in_as_a_copy(
    qtbot: QtBot,
    dialog: OwnLibraryDialog,
    link: StoreLink,
    own: OwnContent,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    dialogs.answer = tmp_path / "step.json"
    write_shared(STEP.replace(muscles=("calf",)), dialogs.answer)
    click(qtbot, dialog.take_in, link)
    assert "“Kitchen step (copy)”" in dialog.strip.text
    assert names(own) == ["Kitchen step", "Kitchen step (copy)", "My runner's knee"]
    assert own.library.exercises[STEP.key] == STEP


def test_a_plan_is_not_taken_in_as_own_content(
    qtbot: QtBot,
    dialog: OwnLibraryDialog,
    link: StoreLink,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    dialogs.answer = tmp_path / "plan.json"
    save_plan(a_plan(), dialogs.answer)
    click(qtbot, dialog.take_in, link)
    assert "plan.json is not a shared template or exercise" in dialog.strip.text
    assert len(listed(dialog)) == 2


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot,
    dialog: OwnLibraryDialog,
    link: StoreLink,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("")
    dialogs.answer = tmp_path / "file" / "step.json"
    choose(dialog, "Kitchen step")
    click(qtbot, dialog.share, link)
    assert dialog.strip.text
    assert dialog.strip.property("tone") == "stop"


def test_an_empty_list_says_how_to_fill_it(
    dialog: OwnLibraryDialog, own: OwnContent, store: Store, link: StoreLink
) -> None:
    OwnLibrary(store).to_bin("exercise", STEP.key)
    OwnLibrary(store).to_bin("template", TEMPLATE.key)
    own.load()
    settle(link)
    assert "Save as template…" in dialog.nothing.text()
    assert dialog.nothing.isVisible()


def test_the_rows_keep_to_the_rules_of_item_models(dialog: OwnLibraryDialog) -> None:
    tester = QAbstractItemModelTester(
        dialog.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    dialog.search.setText("step")
    dialog.search.clear()
    tester.deleteLater()
