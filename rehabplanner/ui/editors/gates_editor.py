"""Edits criteria: a list in the patient's words, and the clinical side of the selected one."""

from collections.abc import Mapping
from functools import partial
from typing import Final, cast

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rehabplanner.domain.criterion import Gate, Judge
from rehabplanner.domain.problem import problem
from rehabplanner.domain.record import Line, new_id
from rehabplanner.domain.side import Side, sided
from rehabplanner.library.sources import Source
from rehabplanner.ui.editors import gate_changes
from rehabplanner.ui.editors.gate_changes import Gates
from rehabplanner.ui.editors.gate_details import GateDetails
from rehabplanner.ui.editors.gate_list import GateList
from rehabplanner.ui.editors.reading_hint import ReadingHint

_LEAST_WIDTH: Final = 60
_MOVED: Final = {"up": -1, "down": 1}
_WORDS: Final[TypeAdapter[str]] = TypeAdapter(Line)


class GatesEditor(QWidget):
    """Criteria in order.

    name: what the list is called on screen readers
    value_changed(gates, step): `step` names the undo step
    """

    value_changed = Signal(object, str)

    def __init__(
        self, name: str, registry: Mapping[str, Source], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value: Gates = ()
        self._side: Side | None = None
        self._refused: dict[str, tuple[str, str]] = {}
        """Words that do not fit, by gate, with the sentence that says why."""
        self._detailed = ""
        self.list = GateList()
        self.list.setAccessibleName(name)
        self.details = GateDetails(registry)
        self._hint = ReadingHint()
        self.error = QLabel()
        self.error.setObjectName("fieldError")
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        self.add, self.remove = QPushButton("&Add"), QPushButton("&Remove")
        self.up, self.down = QPushButton("&Up"), QPushButton("&Down")
        self.setFocusProxy(self.list)
        self._lay_out()
        self._listen()
        self._show()

    def value(self) -> Gates:
        return self._value

    def set_value(self, gates: Gates) -> None:
        self._value = gates
        self._show()

    def set_side(self, side: Side | None) -> None:
        """Words are shown for this side."""
        self._side = side
        self._show()

    def settle(self) -> bool:
        """Take over what is being typed; False when a criterion does not fit."""
        self.list.settle()
        return self.details.settle() and not self._refused

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button, explained in (
            (self.add, "Add a criterion"),
            (self.remove, "Remove the selected criterion (Delete)"),
            (self.up, "Move the selected criterion up (Alt+Up)"),
            (self.down, "Move the selected criterion down (Alt+Down)"),
        ):
            button.setToolTip(explained)
            button.setAccessibleDescription(explained)
            button.setMinimumWidth(_LEAST_WIDTH)  # four in a row in a narrow panel
            buttons.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.list)
        layout.addWidget(self._hint)
        layout.addWidget(self.error)
        layout.addLayout(buttons)
        layout.addWidget(self.details)

    def _listen(self) -> None:
        self.list.editor_opened.connect(self._hint.watch)
        self.list.typed.connect(self._reword)
        self.list.picked.connect(self._show_details)
        self.list.asked.connect(self._do)
        self.add.clicked.connect(lambda: self.list.write_new(new_id()))
        for button, asked in ((self.remove, "remove"), (self.up, "up"), (self.down, "down")):
            button.clicked.connect(partial(self._do, asked))
        self.details.clinical_changed.connect(self._set_clinical)
        self.details.judge_changed.connect(self._set_judge)

    def _show(self) -> None:
        self.list.set_rows([(gate.id, self._words(gate)) for gate in self._value])
        here = self.list.all_ids()
        self._refused = {key: why for key, why in self._refused.items() if key in here}
        self._show_error()

    def _words(self, gate: Gate) -> str:
        shown = sided(gate_changes.words_of(gate), self._side)
        return self._refused.get(gate.id, (shown, ""))[0]

    def _show_error(self) -> None:
        sentence = next((why for _, why in self._refused.values()), "")
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _show_details(self, gate_id: str) -> None:
        gate = next((gate for gate in self._value if gate.id == gate_id), None)
        if gate_id != self._detailed:
            self.details.settle()  # it still belongs to the row before
            self._detailed = gate_id
            if gate is not None:
                self.details.start_with(gate.criterion)
        elif gate is not None:
            self.details.set_value(gate.criterion)
        self.details.setVisible(gate is not None)
        self.remove.setEnabled(bool(gate_id))
        self.up.setEnabled(gate is not None and gate != self._value[0])
        self.down.setEnabled(gate is not None and gate != self._value[-1])

    def _reword(self, gate_id: str, words: str) -> None:
        step = "Change criterion" if gate_id in {g.id for g in self._value} else "Add criterion"
        try:
            _WORDS.validate_python(words)
        except ValidationError as error:
            self._refused[gate_id] = (words, f"The criterion {problem(error)}.")
            self._show_error()
            return
        self._refused.pop(gate_id, None)
        self._show_error()
        self._take(gate_changes.worded(self._value, gate_id, words, self._side), step)

    def _do(self, asked: str) -> None:
        gate_id = self.list.current_id()
        if gate_id not in {gate.id for gate in self._value}:
            self._forget_new(asked)
        elif asked == "remove":
            self._take(gate_changes.without(self._value, gate_id), "Remove criterion")
        else:
            moved = gate_changes.moved(self._value, gate_id, _MOVED[asked])
            self._take(moved, "Move criterion")

    def _forget_new(self, asked: str) -> None:
        if asked == "remove":
            self.list.drop_new()
            self._show()

    def _set_clinical(self, clinical: str) -> None:
        gates = gate_changes.clinically(self._value, self._detailed, clinical)
        self._take(gates, "Change criterion")

    def _set_judge(self, judge: str) -> None:
        chosen = cast("Judge", judge)
        gates = gate_changes.judged(self._value, self._detailed, chosen)
        self._take(gates, "Change criterion")

    def _take(self, gates: Gates, step: str) -> None:
        if gates != self._value:
            self._value = gates
            self._show()
            self.value_changed.emit(gates, step)
