"""What the therapist waits for: an edit, its preview, the review and the library's search."""

from io import BytesIO
from statistics import median
from typing import Final

from benchmarks import sample
from benchmarks.measuring import Run, medians
from benchmarks.report import Row, table
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

import rehabplanner.ui  # isort: split # noqa: F401 - it mends an import of PySide6's
from rehabplanner.delivery.export import handout_pdf
from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.searching import Index, exercise_index, normal
from rehabplanner.review.review import review
from rehabplanner.ui.plan_page import PlanPage
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.theme import apply_theme
from rehabplanner.ui.worker import Worker

_PAGE: Final = QSize(816, 1056)
_LINES_A_PAGE: Final = 40
_MANY: Final = 10_000
_TYPED: Final = "single leg squat"
_QUICK: Final = 4
"""Short runs are repeated so many times more often."""


def edit_speed(rounds: int) -> str:
    """Needs no screen, but draws the window's panels into memory."""
    application = QApplication([])
    apply_theme(application)
    parts = (_edits(rounds * _QUICK), _preview(rounds), _search(rounds))
    return "\n\n".join(parts)


def _edits(rounds: int) -> str:
    plan = sample.sixty_items()
    written = plan.model_dump_json(by_alias=True)
    session = PlanSession(plan, sample.library())
    desk = _Desk(sample.sixty_items())
    runs = {
        "read": lambda _: Plan.model_validate_json(written),
        "edit": lambda number: _change(session, number),
        "panels": desk.change,
        "review": lambda number: review(_changed(plan, number)),
    }
    ms = medians(runs, rounds, rest=desk.rest)
    desk.close()
    rows = [
        Row("to compare: read the plan from JSON", ms["read"]),
        Row.below("an edit, with its undo step", ms["edit"], ms["read"], 1),
        Row.below("an edit, with all panels drawn anew", ms["panels"], ms["read"], 16),
        Row("review of the plan", ms["review"], ms["review"] / ms["read"]),
    ]
    return table("A plan with 60 items", rows)


def _preview(rounds: int) -> str:
    plan, desk = sample.four_pages(), _Desk(sample.four_pages())
    lines = _lines(_pdf(plan))
    runs = {
        "bare": lambda _: _first_page(_bare_pdf(lines)),
        "made": lambda number: _first_page(_pdf(_changed(plan, number))),
        "window": desk.change_and_wait,
    }
    ms = medians(runs, rounds, rest=desk.rest)
    desk.close()
    rows = [
        Row(f"to compare: {len(lines)} lines by bare reportlab, first page drawn", ms["bare"]),
        Row.below("an edit, the handout, its first page drawn", ms["made"], ms["bare"], 150),
        Row.below("an edit until the window's preview is new", ms["window"], ms["bare"], 150),
    ]
    return table("From an edit to the preview of 4 pages", rows)


def _search(rounds: int) -> str:
    exercises = _many_exercises()
    index = exercise_index(exercises)
    names = [normal(exercise.name) for exercise in exercises]
    keystrokes = [_TYPED[: length + 1] for length in range(len(_TYPED))]
    runs: dict[str, Run] = {text: _searching(index, text) for text in keystrokes}
    runs["names"] = lambda _: [name for name in names if _TYPED in name]
    ms = medians(runs, rounds)
    scan = ms.pop("names")
    rows = [
        Row("to compare: the words looked for in every name", scan),
        Row.below("a keystroke, median", median(ms.values()), scan, 5),
        Row.below("a keystroke, the slowest", max(ms.values()), scan, 5),
    ]
    return table(f'Library search of "{_TYPED}" in {_MANY:,} exercises', rows)


def _searching(index: Index[Exercise], text: str) -> Run:
    return lambda _: index.search(text)


class _Desk:
    """A plan's page in memory, and the waiting until it is at rest."""

    def __init__(self, plan: Plan) -> None:
        self._worker = Worker()
        session = PlanSession(plan, sample.library())
        self._page = PlanPage(session, self._worker, sample.CLINIC, HandoutOptions())
        self._page.resize(1400, 900)
        self._page.show()
        self.rest()

    def change(self, number: int) -> None:
        _change(self._page.session, number)
        QApplication.processEvents()

    def change_and_wait(self, number: int) -> None:
        _change(self._page.session, number)
        self.rest()

    def rest(self) -> None:
        """Until the preview shows the plan and nothing is left to be done."""
        while not self._page.preview.is_current:
            QApplication.processEvents()
        self._worker.finish()
        QApplication.processEvents()

    def close(self) -> None:
        self._page.close()
        self._worker.finish()


def _changed(plan: Plan, number: int) -> Plan:
    """The plan with another dose for its last exercise of today; never the same twice in a row."""
    item = plan.stages[0].items[-1]
    assert item.dose is not None
    return edits.set_dose(plan, item.id, item.dose.replace(sets=1 + number % 4, rest_s=30 + number))


def _change(session: PlanSession, number: int) -> None:
    session.edit("Change dose", _changed, number)


def _pdf(plan: Plan) -> bytes:
    return handout_pdf(plan, sample.CLINIC, HandoutOptions())


def _lines(pdf: bytes) -> list[str]:
    pages = PdfReader(BytesIO(pdf)).pages
    return [line for page in pages for line in page.extract_text().splitlines()]


def _bare_pdf(lines: list[str]) -> bytes:
    """The same lines without layout, tags, pictures and fonts of their own."""
    target = BytesIO()
    canvas = Canvas(target)
    for number, line in enumerate(lines):
        if number % _LINES_A_PAGE == 0 and number:
            canvas.showPage()
        canvas.drawString(50, 780 - 18 * (number % _LINES_A_PAGE), line)
    canvas.save()
    return target.getvalue()


def _first_page(pdf: bytes) -> None:
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert not document.render(0, _PAGE).isNull()
    document.close()


def _many_exercises() -> list[Exercise]:
    """The library's exercises again and again, under other keys and names."""
    own = list(sample.library().exercises.values())
    return [
        exercise.model_copy(update={"key": f"{exercise.key}-{n}", "name": f"{exercise.name} {n}"})
        for n in range(-(-_MANY // len(own)))
        for exercise in own
    ][:_MANY]
