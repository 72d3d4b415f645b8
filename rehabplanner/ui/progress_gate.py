"""One gate at today's visit: how it stands and, right there, the way to answer it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rehabplanner.domain import charting
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.follow_up import Answer, Verdict
from rehabplanner.domain.gates import gate_status, is_possible
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import sided
from rehabplanner.handout.phrases import date_words
from rehabplanner.ui.choice_switch import ChoiceSwitch
from rehabplanner.ui.editors.elided import tip
from rehabplanner.ui.gate_marks import STATUS_TONES, STATUS_WORDS, GateMark
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.progress_measure import MeasureRow
from rehabplanner.ui.session import PlanSession

_VERDICTS: Final[dict[Verdict, str]] = {
    "met": "Yes",
    "not met": "No",
    "not needed": "Not for this patient",
}
_JUDGES: Final = {"patient": "asked", "clinician": "seen", "test": "tested"}


class GateCard(QFrame):
    """Answers and measurements are recorded on the plan's day."""

    def __init__(self, session: PlanSession, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.gate = gate
        self.setObjectName("card")
        self.mark = GateMark()
        self.status = words_label("urgency")
        self.status.setWordWrap(False)
        self.said = words_label("hint")
        self.verdict = ChoiceSwitch(gate.criterion.clinical, self._choices())
        tests = gate.criterion.tests
        several = len(tests) > 1
        self.rows = tuple(
            MeasureRow(session, test.measure, test, with_status=several) for test in tests
        )
        self.verdict.value_changed.connect(self._answer)
        self._lay_out()
        self.refresh()

    def settle(self) -> bool:
        """Take over what is being typed; False when a field holds no value."""
        settled = [row.settle() for row in self.rows]
        return all(settled)

    def refresh(self) -> None:
        plan = self._session.plan
        status = gate_status(plan, self.gate)
        self.mark.show_status(status)
        self.status.setText(STATUS_WORDS[status])
        if self.status.property("tone") != STATUS_TONES[status]:
            self.status.setProperty("tone", STATUS_TONES[status])
            self.status.style().polish(self.status)
        self.setAccessibleName(f"{self.gate.criterion.clinical}: {STATUS_WORDS[status]}")
        given = _given(plan, self.gate)
        shown = given.verdict if given is not None and status != "stale" else None
        self.verdict.set_value(shown if shown in self.verdict.buttons else None)
        is_older = given is not None and given.on != plan.created
        self.said.setText(_older_words(given) if given is not None and is_older else "")
        self.said.setVisible(bool(self.said.text()))
        for row in self.rows:
            row.refresh()

    def _choices(self) -> dict[Verdict, str]:
        """A gate that tests can answer has nothing to say by hand but that it is not needed."""
        tests, side = self.gate.criterion.tests, self._session.plan.side
        if tests and all(is_possible(test, side) for test in tests):
            return {"not needed": _VERDICTS["not needed"]}
        return _VERDICTS

    def _answer(self, verdict: Verdict | None) -> None:
        name = "Take back answer" if verdict is None else "Answer criterion"
        self._session.edit(name, charting.answer, self.gate.id, verdict)
        self.refresh()  # an answer of an earlier day is still there when today's is taken back

    def _lay_out(self) -> None:
        criterion = self.gate.criterion
        words = words_label("", criterion.clinical)
        patient = sided(in_language(criterion.text), self._session.plan.side)
        words.setToolTip(tip(f"For the patient: {patient}"))
        top = Qt.AlignmentFlag.AlignTop
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark, 0, top)
        head.addWidget(words, 1)
        head.addWidget(words_label("hint", _JUDGES[criterion.judged_by]), 0, top)
        head.addWidget(self.status, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        for row in self.rows:
            column.addWidget(row)
        column.addWidget(self.verdict)
        column.addWidget(self.said)


def _given(plan: Plan, gate: Gate) -> Answer | None:
    """The answer given last, up to the plan's day."""
    given = [a for a in plan.answers if a.gate == gate.id and a.on <= plan.created]
    return max(given, key=lambda answer: answer.on, default=None)


def _older_words(given: Answer) -> str:
    return f"Answered on {date_words(given.on)}: {_VERDICTS[given.verdict].lower()}."
