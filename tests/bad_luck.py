"""What must be true of a window whose store is in trouble, and again once it is not."""

from typing import Final

from desks import drafted, in_store, the_desk
from PySide6.QtWidgets import QApplication

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Drafts
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow

KEPT_HERE: Final = "Plans are kept on this machine"
MAY_NOT: Final = "may not be written"


def dance(desk: Desk) -> None:
    """Make a plan, and leave it: that saves it."""
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    desk.kept.finish()


def told(window: MainWindow) -> str:
    """What the strip says once the store has answered: one sentence, in a therapist's words."""
    the_desk(window).kept.finish()
    QApplication.processEvents()
    said = window.strip.text
    assert said.endswith(".")
    assert ". " not in said
    assert not any(word in said.lower() for word in ("sql", "error", "none", "sample"))
    return said


def work_goes_on(desk: Desk) -> None:
    """A plan can be made and is kept on the disk; the page and the status bar say so."""
    dance(desk)
    assert [draft.plan.goal for draft in desk.kept.drafts.pending()] == ["Dance"]
    assert desk.start.drafts.list.count() == 1
    assert "cannot be reached" in desk.kept.status.where.text()


def has_caught_up(desk: Desk) -> None:
    """The store has the plan, and nothing speaks of unsaved work any more."""
    assert "Dance" in [found.plan.goal for found in in_store(desk)]
    assert Drafts().pending() == []
    assert desk.start.drafts.list.count() == 0
    assert KEPT_HERE in desk.kept.status.where.text()
