"""The inspector's page for the criteria that end a stage, or that lead back to sport."""

from PySide6.QtWidgets import QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.language import in_language
from rehabplanner.ui.editors.gates_editor import GatesEditor
from rehabplanner.ui.inspector_layout import column, words_label
from rehabplanner.ui.part import RETURN, Part
from rehabplanner.ui.session import PlanSession


class GatesPage(QWidget):
    """Edits the leave criteria of a stage or the plan's return criteria."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._part = RETURN
        self._title = words_label("sectionTitle")
        self._hint = words_label("hint")
        self.gates = GatesEditor("Criteria", session.library.registry.sources)
        self.gates.value_changed.connect(self._change)
        self.setFocusProxy(self.gates)
        layout = column(self)
        for widget in (self._title, self._hint, self.gates):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_part(self, part: Part) -> None:
        """Show other criteria; what was typed for those before is settled."""
        self._part = part
        self.refresh()

    def refresh(self) -> None:
        """Show the criteria as they are in the plan now."""
        plan = self._session.plan
        self.gates.set_side(plan.side)
        if self._part.kind == "leave":
            stage = plan.stage(self._part.id)
            self._title.setText("You may move on when")
            self._hint.setText(f"Ends the stage “{in_language(stage.text).name}”.")
            self.gates.set_value(stage.leave)
        else:
            self._title.setText("Back to sport when")
            self._hint.setText("All of these are true.")
            self.gates.set_value(plan.return_to_activity)

    def settle(self) -> bool:
        """Take over what is being typed; False when something does not fit."""
        return self.gates.settle()

    def _change(self, gates: tuple[Gate, ...], step: str) -> None:
        if self._part.kind == "leave":
            self._session.edit(step, edits.set_leave_gates, self._part.id, gates)
        else:
            self._session.edit(step, edits.set_return_gates, gates)
