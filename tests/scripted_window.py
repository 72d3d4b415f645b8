"""A window that is worked in by script until it is killed. Runs in a process of its own.

It tells what it does, one line each: `ready`, `plan PLAN`, `edit PLAN NUMBER MOMENT`,
`conflict PLAN`.
"""

import os
import random
import sys
import traceback
from itertools import count
from time import monotonic
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Draft
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow

_PLANS: Final = 3
_LONGEST_MS: Final = 60
_DIAGNOSES: Final = ("bakers-cyst", "patellofemoral-pain", "meniscus-injury")


class Therapist(QObject):
    """Edits, saves, leaves and opens plans, at moments nobody can foresee.

    first: the number of the first edit; it becomes the plan's goal
    """

    def __init__(self, desk: Desk, first: int, chance: random.Random) -> None:
        super().__init__(desk)
        self._desk, self._chance = desk, chance
        self._numbers = count(first)
        desk.kept.filing.conflicted.connect(self._tell_conflict)
        desk.kept.finish()
        _tell("ready")
        self._go_on()

    def _tell_conflict(self, draft: Draft, _: object) -> None:
        _tell("conflict", draft.plan.id)

    def _go_on(self) -> None:
        QTimer.singleShot(self._chance.randrange(_LONGEST_MS), self._act)

    def _act(self) -> None:
        if self._desk.page is None:
            self._begin()
        else:
            [act] = self._chance.choices((self._edit, self._save, self._leave), (8, 2, 1))
            act()
        self._go_on()

    def _begin(self) -> None:
        if not self._desk.kept.search.is_answered:
            return  # nobody knows yet which plans there are
        plans = self._desk.recent_plans()
        if len(plans) < _PLANS:
            self._desk.choose(_DIAGNOSES[len(plans)])
            page = self._desk.screening.page
            if page is not None:
                page.foot.go_on.click()
                _tell("plan", self._desk.open_page.session.plan.id)
        else:
            self._desk.open_stored(self._chance.choice(plans).id)

    def _edit(self) -> None:
        session, number = self._desk.open_page.session, next(self._numbers)
        session.edit("Change goal", edits.set_goal, str(number))
        _tell("edit", session.plan.id, number, monotonic())

    def _save(self) -> None:
        self._desk.handover.save()

    def _leave(self) -> None:
        self._desk.show_start()


def _tell(*words: object) -> None:
    """In one piece: a kill must not cut a line in two."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _give_up(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    """A window that stands still would be waited for."""
    traceback.print_exception(error)
    os._exit(1)


def main() -> None:
    sys.excepthook = _give_up
    first, seed = int(sys.argv[1]), int(sys.argv[2])
    application = QApplication([])
    window = MainWindow()

    def begin() -> None:
        assert window.desk is not None
        Therapist(window.desk, first, random.Random(seed))

    window.ready.connect(begin)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
