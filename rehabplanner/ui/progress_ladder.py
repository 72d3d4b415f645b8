"""The run and jump ladders: when they may begin, and their steps."""

from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import sided
from rehabplanner.library.ladders import Ladder
from rehabplanner.library.library import Library
from rehabplanner.ui.editors.elided import tip
from rehabplanner.ui.inspector_layout import words_label

_FOR_RUNNERS_AND_JUMPERS: Final = ("pain-free-ladder", "hop-battery")
"""Return criteria of the diagnoses whose patients run or jump (library rule 2.8)."""


def ladders_for(library: Library, diagnosis_key: str) -> dict[str, Ladder]:
    """The ladders of a diagnosis; none where nobody is asked to run or jump."""
    protocol = library.protocols.get(diagnosis_key)
    asks = protocol is not None and set(protocol.shared_return) & set(_FOR_RUNNERS_AND_JUMPERS)
    return library.ladders if asks else {}


def entry_gates(key: str, ladder: Ladder, diagnosis_key: str) -> tuple[Gate, ...]:
    """The entry checks as gates, so that answers to them are kept in the plan like others."""
    checks = enumerate(ladder.entry(diagnosis_key), 1)
    return tuple(Gate(id=f"ladder-{key}-{n}", criterion=criterion) for n, criterion in checks)


class LadderSteps(QFrame):
    """The steps in order, with the rule for going up and down; to read and to talk about."""

    def __init__(self, ladder: Ladder, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(words_label("hint", rule_words(ladder)))
        for step in ladder.steps:
            label = words_label("", step.clinical)
            label.setToolTip(tip(f"For the patient: {sided(in_language(step.text), plan.side)}"))
            column.addWidget(label)


def rule_words(ladder: Ladder) -> str:
    green = "1 session" if ladder.green_before_next == 1 else f"{ladder.green_before_next} sessions"
    back = "1 step" if ladder.back_after_red == 1 else f"{ladder.back_after_red} steps"
    rule = (
        f"At least {ladder.rest_h} hours between sessions. {green} in the green before the next"
        f" step. After a red one, {back} back."
    )
    return f"{rule} {ladder.note}".strip()
