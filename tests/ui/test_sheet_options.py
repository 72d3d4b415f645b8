"""What is chosen above the preview is what is seen and what is exported."""

from pathlib import Path

import pypdf
import pytest
from desks import AnsweredDialogs, drafted
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.preview import Preview
from rehabplanner.ui.window import MainWindow

# Offscreen, a menu has nothing to be raised above and no keyboard to grab.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk) -> Preview:
    drafted(desk).edit("Change knee", edits.set_side, "left")
    shown(qtbot, desk.open_page.preview)
    return desk.open_page.preview


def shown(qtbot: QtBot, preview: Preview) -> None:
    qtbot.waitUntil(lambda: preview.is_current, timeout=20_000)


def words(preview: Preview) -> str:
    pages = range(preview.document.pageCount())
    return " ".join(preview.document.getAllText(page).text() for page in pages)


def opened_menu(qtbot: QtBot, preview: Preview) -> QMenu:
    menu = preview.choice.stages.menu()
    menu.popup(preview.mapToGlobal(preview.rect().topLeft()))
    qtbot.waitUntil(menu.isVisible)
    return menu


def tick(qtbot: QtBot, menu: QMenu, number: int) -> None:
    wanted = next(each for each in menu.actions() if each.text().startswith(f"Stage {number}:"))
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(wanted).center())


def test_large_print_is_set_anew_and_counted(qtbot: QtBot, preview: Preview) -> None:
    pages = preview.document.pageCount()
    preview.choice.print_size.setFocus()
    qtbot.keyClick(preview.choice.print_size, Qt.Key.Key_Down)
    shown(qtbot, preview)
    assert preview.options.large_print
    assert preview.document.pageCount() > pages
    assert preview.choice.pages.text() == f"{preview.document.pageCount()} pages"


def test_the_export_holds_what_the_preview_shows(
    qtbot: QtBot, desk: Desk, preview: Preview, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    menu = opened_menu(qtbot, preview)
    menu.actions()[1].trigger()
    menu.close()
    shown(qtbot, preview)
    dialogs.answer = tmp_path / "sheet.pdf"
    desk.handover.export()
    qtbot.waitUntil(dialogs.answer.exists, timeout=20_000)
    assert len(pypdf.PdfReader(dialogs.answer).pages) == preview.document.pageCount()
    assert "Later" not in words(preview)


def test_several_stages_are_ticked_in_one_go(qtbot: QtBot, preview: Preview) -> None:
    menu = opened_menu(qtbot, preview)
    tick(qtbot, menu, 3)
    tick(qtbot, menu, 2)
    assert menu.isVisible()
    menu.close()
    assert preview.options.stages == (2, 3)
    assert preview.choice.stages.text() == "Stages 2, 3"
    assert preview.choice.stages.accessibleName() == "Stages on the sheet: Stages 2, 3"


def test_stages_are_ticked_by_key(qtbot: QtBot, preview: Preview) -> None:
    menu = opened_menu(qtbot, preview)
    menu.setActiveAction(menu.actions()[-1])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    menu.close()
    assert preview.options.stages == (4,)


def test_todays_stage_is_told_first_and_in_full(qtbot: QtBot, preview: Preview, desk: Desk) -> None:
    session = desk.open_page.session
    menu = opened_menu(qtbot, preview)
    tick(qtbot, menu, 1)
    tick(qtbot, menu, 3)
    menu.close()
    session.edit("Change stage", edits.set_current_stage, session.plan.stages[2].id)
    assert preview.options.stages == (3, 1)


def test_a_chosen_stage_that_is_removed_no_longer_counts(
    qtbot: QtBot, preview: Preview, desk: Desk
) -> None:
    session = desk.open_page.session
    menu = opened_menu(qtbot, preview)
    tick(qtbot, menu, 4)
    menu.close()
    session.edit("Remove stage", edits.remove_stage, session.plan.stages[3].id)
    assert preview.options.stages == ()
    assert preview.choice.stages.text() == "From today on"


def test_the_therapists_copy_is_shown_and_exported_under_its_own_name(
    qtbot: QtBot, desk: Desk, preview: Preview, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    preview.choice.sheet.setFocus()
    qtbot.keyClick(preview.choice.sheet, Qt.Key.Key_Down)
    shown(qtbot, preview)
    assert not preview.choice.print_size.isEnabled()
    assert "M22.2" in words(preview)
    dialogs.answer = tmp_path / "copy.pdf"
    desk.handover.export()
    qtbot.waitUntil(dialogs.answer.exists, timeout=20_000)
    assert dialogs.suggestion.endswith("-therapist.pdf")
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(dialogs.answer).pages)
    assert "M22.2" in text


def test_the_options_wrap_in_a_narrow_column(preview: Preview, window: MainWindow) -> None:
    preview.choice.resize(380, preview.choice.heightForWidth(380))
    parts = (preview.choice.pages, *preview.choice.in_tab_order())
    for part in parts:
        assert preview.choice.rect().contains(part.geometry()), part


def test_the_place_is_kept_when_the_pages_change(qtbot: QtBot, preview: Preview) -> None:
    view = preview.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 3)
    place = view.place
    assert place > 1
    preview.choice.print_size.setFocus()
    qtbot.keyClick(preview.choice.print_size, Qt.Key.Key_Down)
    shown(qtbot, preview)
    assert view.place == pytest.approx(place, abs=0.01)


def test_the_place_is_kept_when_the_preview_is_zoomed_or_widened(preview: Preview) -> None:
    view = preview.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 3)
    place = view.place
    view.larger()
    view.larger()
    assert view.horizontalScrollBar().maximum() > 0
    assert view.place == pytest.approx(place, abs=0.01)
    view.fit_width()
    view.resize(view.width() + 120, view.height())
    assert view.horizontalScrollBar().maximum() == 0
    assert view.place == pytest.approx(place, abs=0.01)
