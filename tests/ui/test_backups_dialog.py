"""A day is brought back, a copy is made, and everything goes out and comes in as one file."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import A_DAY, a_plan
from desks import AnsweredDialogs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from questions import answer, question, settle, words

from rehabplanner.storage import copying
from rehabplanner.storage.backups import Backups
from rehabplanner.storage.merging import Imported
from rehabplanner.storage.store import Store
from rehabplanner.ui.backups_dialog import BackupsDialog
from rehabplanner.ui.copies_part import CopiesPart
from rehabplanner.ui.import_words import import_words
from rehabplanner.ui.store_link import StoreLink

YESTERDAY = A_DAY - timedelta(days=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed store whose plan's goal is "Run"; its copy of yesterday says "Walk"."""
    path = tmp_path / "store" / "store.sqlite3"
    store = Store.at(path)
    store.save(a_plan(goal="Walk"), None, "Ann")
    Backups(path).make(YESTERDAY)
    store.save(a_plan(goal="Run"), 1, "Ann")
    store.close()
    return path


@pytest.fixture
def link(qtbot: QtBot, file: Path) -> Iterator[StoreLink]:
    link = StoreLink(file)
    link.open()
    yield link
    link.close()


@pytest.fixture
def dialog(qtbot: QtBot, link: StoreLink, dialogs: AnsweredDialogs) -> BackupsDialog:
    return opened(qtbot, link, dialogs)


def opened(qtbot: QtBot, link: StoreLink, dialogs: AnsweredDialogs) -> BackupsDialog:
    settle(link)
    dialog = BackupsDialog(link, dialogs, lambda: A_DAY)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def copies(dialog: BackupsDialog) -> CopiesPart:
    assert dialog.copies is not None
    return dialog.copies


def shown(dialog: BackupsDialog) -> list[str]:
    """Each row as it is read out."""
    model = copies(dialog).list.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def goals(link: StoreLink) -> list[str]:
    found: list[str] = []
    link.ask(link, lambda store: [row.goal for row in store.recent()], found.extend, raised)
    settle(link)
    return found


def raised(error: Exception) -> None:
    raise error


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def bring_back(qtbot: QtBot, dialog: BackupsDialog, link: StoreLink) -> None:
    click(qtbot, copies(dialog).restore)
    answer(qtbot, dialog, "Bring back")
    settle(link)


def ended(qtbot: QtBot, dialog: BackupsDialog) -> None:
    assert dialog.status.is_busy
    qtbot.waitUntil(lambda: not dialog.status.is_busy)


def is_one_sentence(words: str) -> bool:
    return words.endswith(".") and ". " not in words


# --- copies ---


def test_copies_are_listed_by_day_newest_first(
    qtbot: QtBot, file: Path, link: StoreLink, dialogs: AnsweredDialogs
) -> None:
    for ago in (0, 4):
        Backups(file).make(A_DAY - timedelta(days=ago))

    dialog = opened(qtbot, link, dialogs)

    starts = [line.rpartition(".")[0].rpartition(".")[0] for line in shown(dialog)]
    assert starts == ["21 November 2026. Today", "20 November 2026. Yesterday", "17 November 2026"]
    assert shown(dialog)[0].endswith("kB")


def test_a_day_comes_back_after_one_question(
    qtbot: QtBot, link: StoreLink, dialog: BackupsDialog
) -> None:
    assert goals(link) == ["Run"]
    click(qtbot, copies(dialog).restore)
    assert "as they were on 20 November 2026" in words(dialog)
    assert "is kept aside" in words(dialog)
    default = question(dialog).defaultButton()
    assert isinstance(default, QPushButton)
    assert default.text() == "Leave all as it is"

    with qtbot.waitSignal(dialog.changed):
        answer(qtbot, dialog, "Bring back")
        settle(link)

    assert goals(link) == ["Walk"]
    assert link.is_open
    assert "as they were on 20 November 2026" in dialog.status.strip.text
    assert dialog.status.strip.text.endswith(".sqlite3.")


def test_nothing_happens_when_the_answer_is_no(
    qtbot: QtBot, link: StoreLink, dialog: BackupsDialog
) -> None:
    qtbot.keyClick(copies(dialog).list, Qt.Key.Key_Return)
    answer(qtbot, dialog, "Leave all as it is")

    assert goals(link) == ["Run"]
    assert dialog.status.strip.text == ""


def test_bringing_back_can_be_taken_back(
    qtbot: QtBot, link: StoreLink, dialog: BackupsDialog
) -> None:
    bring_back(qtbot, dialog, link)
    assert "Kept when another copy was brought back" in shown(dialog)[0]

    bring_back(qtbot, dialog, link)

    assert goals(link) == ["Run"]


def test_while_a_copy_comes_back_nothing_else_can_be_begun(
    qtbot: QtBot, link: StoreLink, dialog: BackupsDialog
) -> None:
    click(qtbot, copies(dialog).restore)
    [yes] = [each for each in question(dialog).buttons() if each.text() == "Bring back"]
    yes.click()

    part, archive = copies(dialog), dialog.archive
    assert dialog.status.is_busy
    buttons = (part.restore, part.make, archive.export, archive.take_in)
    assert not any(button.isEnabled() for button in buttons)
    settle(link)
    assert all(button.isEnabled() for button in buttons)


def test_a_damaged_copy_is_refused_and_an_older_one_helps(
    qtbot: QtBot, file: Path, link: StoreLink, dialogs: AnsweredDialogs
) -> None:
    made = Backups(file).make(A_DAY)
    assert made is not None
    made.write_bytes(b"Dear colleague" * 1000)
    dialog = opened(qtbot, link, dialogs)

    bring_back(qtbot, dialog, link)
    assert "damaged; choose an older one" in dialog.status.strip.text
    assert goals(link) == ["Run"]

    qtbot.keyClick(copies(dialog).list, Qt.Key.Key_Down)
    bring_back(qtbot, dialog, link)
    assert goals(link) == ["Walk"]


def test_a_damaged_store_is_replaced_and_kept(
    qtbot: QtBot, file: Path, dialogs: AnsweredDialogs
) -> None:
    file.write_bytes(b"Dear colleague" * 1000)
    link = StoreLink(file)
    link.open()
    dialog = opened(qtbot, link, dialogs)
    assert not link.is_open

    bring_back(qtbot, dialog, link)

    assert link.is_open
    assert goals(link) == ["Walk"]
    [aside] = (file.parent / "backups").glob("*damaged*")
    assert str(aside) in dialog.status.strip.text
    assert aside.read_bytes().startswith(b"Dear colleague")
    link.close()


def test_a_full_disk_while_bringing_back_loses_nothing(
    qtbot: QtBot,
    link: StoreLink,
    dialog: BackupsDialog,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _fill_the_disk(monkeypatch)

    bring_back(qtbot, dialog, link)

    assert "free some space" in dialog.status.strip.text
    assert is_one_sentence(dialog.status.strip.text)
    assert goals(link) == ["Run"]


def test_a_full_disk_leaves_a_damaged_store_where_it_is(
    qtbot: QtBot, file: Path, dialogs: AnsweredDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(b"Dear colleague" * 1000)
    link = StoreLink(file)
    link.open()
    dialog = opened(qtbot, link, dialogs)
    _fill_the_disk(monkeypatch)

    bring_back(qtbot, dialog, link)

    assert "free some space" in dialog.status.strip.text
    assert file.read_bytes().startswith(b"Dear colleague")
    assert not link.is_open, "an empty store in its place would look as if all were lost"
    link.close()


def _fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "onto_disk", no_room)


def test_a_store_that_is_gone_comes_back(
    qtbot: QtBot, file: Path, dialogs: AnsweredDialogs
) -> None:
    file.unlink()
    link = StoreLink(file)
    dialog = opened(qtbot, link, dialogs)

    bring_back(qtbot, dialog, link)

    assert goals(link) == ["Walk"]
    assert dialog.status.strip.text == "The plans are as they were on 20 November 2026."
    link.close()


def test_other_files_in_the_folder_are_not_listed(
    qtbot: QtBot, file: Path, link: StoreLink, dialogs: AnsweredDialogs
) -> None:
    for name in ("notes.txt", "store-2026-13-41.sqlite3", "other-2026-11-21.sqlite3"):
        (file.parent / "backups" / name).touch()

    assert len(shown(opened(qtbot, link, dialogs))) == 1


def test_before_the_first_copy_there_is_nothing_to_bring_back(
    qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs
) -> None:
    link = StoreLink(tmp_path / "new" / "store.sqlite3")
    link.open()
    dialog = opened(qtbot, link, dialogs)

    assert shown(dialog) == []
    assert not copies(dialog).restore.isEnabled()
    link.close()


def test_a_copy_of_this_moment_leaves_that_of_the_morning_alone(
    qtbot: QtBot, file: Path, link: StoreLink, dialog: BackupsDialog
) -> None:
    click(qtbot, copies(dialog).make)
    settle(link)
    assert [copy.day for copy in Backups(file).copies()] == [A_DAY, YESTERDAY]
    assert "Today" in shown(dialog)[0]

    click(qtbot, copies(dialog).make)
    settle(link)

    assert [copy.day for copy in Backups(file).copies()] == [A_DAY, YESTERDAY]
    assert len([line for line in shown(dialog) if "Made by hand" in line]) == 1
    assert dialog.status.strip.text == "The copy is made."


def test_a_copy_that_cannot_be_made_is_told(
    qtbot: QtBot, link: StoreLink, dialog: BackupsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill_the_disk(monkeypatch)

    click(qtbot, copies(dialog).make)
    settle(link)

    assert "free some space" in dialog.status.strip.text
    assert len(shown(dialog)) == 1
    assert copies(dialog).make.isEnabled()


# --- everything as one file ---


def test_everything_goes_out_and_comes_into_another_store(
    qtbot: QtBot,
    link: StoreLink,
    dialog: BackupsDialog,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    dialogs.answer = tmp_path / "all.zip"
    click(qtbot, dialog.archive.export)
    ended(qtbot, dialog)
    assert dialogs.suggestion == "rehabplanner-2026-11-21.zip"
    assert str(tmp_path / "all.zip") in dialog.status.strip.text

    other = StoreLink(tmp_path / "other" / "store.sqlite3")
    other.open()
    theirs = opened(qtbot, other, dialogs)
    with qtbot.waitSignal(theirs.changed):
        click(qtbot, theirs.archive.take_in)
        settle(other)

    assert theirs.status.strip.text == "1 plan came in new."
    assert goals(other) == ["Run"]
    other.close()


def test_another_file_is_refused_inside_the_dialog(
    qtbot: QtBot,
    link: StoreLink,
    dialog: BackupsDialog,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    dialogs.answer = tmp_path / "letter.zip"
    dialogs.answer.write_bytes(b"Dear colleague")

    click(qtbot, dialog.archive.take_in)
    settle(link)

    assert "letter.zip is damaged or no export" in dialog.status.strip.text
    assert dialog.archive.take_in.isEnabled()
    assert goals(link) == ["Run"]


def test_no_file_chosen_changes_nothing(qtbot: QtBot, dialog: BackupsDialog) -> None:
    click(qtbot, dialog.archive.export)
    click(qtbot, dialog.archive.take_in)

    assert not dialog.status.is_busy


def test_work_that_ends_after_the_dialog_was_closed_is_told_outside(
    qtbot: QtBot,
    link: StoreLink,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    told: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    dialog = BackupsDialog(link, dialogs, lambda: A_DAY, window)
    dialog.open()
    dialog.said.connect(told.append)
    dialogs.answer = tmp_path / "all.zip"
    click(qtbot, dialog.archive.export)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(told))

    assert told == [f"Everything is in {tmp_path / 'all.zip'} now."]


def test_a_server_has_its_own_backups_but_goes_out_as_one_file_too(
    qtbot: QtBot, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    link = StoreLink("postgresql+psycopg://ann@127.0.0.1:1/clinic")
    link.open()
    dialog = opened(qtbot, link, dialogs)
    assert dialog.copies is None
    dialogs.answer = tmp_path / "all.zip"

    click(qtbot, dialog.archive.export)
    settle(link)

    assert "server does not answer" in dialog.status.strip.text
    assert not dialogs.answer.exists()
    link.close()


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        (Imported(), "The file holds no plans."),
        (Imported(known=1), "1 plan was here already."),
        (Imported(own=1), "1 own exercise or template came in."),
        (
            Imported(added=1, own=3),
            "1 plan came in new. 3 own exercises and templates came in.",
        ),
        (Imported(added=1200, known=2), "1,200 plans came in new and 2 were here already."),
        (
            Imported(added=2, continued=1, known=3, copied=1),
            "2 plans came in new, 1 got later changes, 3 were here already and 1 came in as a"
            " second plan, as both places had changed it.",
        ),
    ],
)
def test_an_import_is_told_with_all_that_came_in(done: Imported, sentence: str) -> None:
    assert import_words(done) == sentence
