"""The inspector's page for a stage of the plan."""

from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.diagnosis import PainRule
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan, Stage, StageText
from rehabplanner.ui.editors.field_type import field_type, limits
from rehabplanner.ui.editors.gates_editor import GatesEditor
from rehabplanner.ui.editors.labelled import add_labelled
from rehabplanner.ui.editors.spin_manners import guard_wheel
from rehabplanner.ui.editors.text_field import TextField
from rehabplanner.ui.editors.words_form import Entry, WordsForm
from rehabplanner.ui.inspector_layout import add_section, column, words_label
from rehabplanner.ui.part import Part
from rehabplanner.ui.session import PlanSession

_WORDS: Final = (
    Entry("name", "&Name", "Change stage name"),
    Entry("goal", "&Goal", "Change goal"),
)

_MOST_PAIN: Final = int(limits(PainRule, "ceiling").most)


class StagePage(QWidget):
    """Edits a stage; follows the plan when asked to `refresh`."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stage_id = ""
        self._title = words_label("sectionTitle")
        self.words = WordsForm(StageText, _WORDS)
        self.weeks = TextField("Weeks", field_type(Stage, "weeks"))
        self.today = QCheckBox("The patient is in this stage &today")
        self.pain = QComboBox()
        self.pain.setAccessibleName("Pain that is all right in this stage")
        guard_wheel(self.pain)
        self.enter = GatesEditor("Criteria to start", session.library.registry.sources)
        self._lay_out()
        self._listen()

    def show_part(self, part: Part) -> None:
        """Show another stage; what was typed for the one before is settled."""
        self._stage_id = part.id
        self.refresh()

    def refresh(self) -> None:
        """Show the stage as it is in the plan now."""
        plan = self._session.plan
        stage = plan.stage(self._stage_id)
        place = plan.stages.index(stage) + 1
        self._title.setText(f"Stage {place} of {len(plan.stages)}")
        self.words.set_words(in_language(stage.text), plan.side)
        self.weeks.set_value(stage.weeks)
        self._show_pain(plan, stage)
        self.enter.set_side(plan.side)
        self.enter.set_value(stage.enter)
        is_today = plan.current_stage == self._stage_id
        self.today.setChecked(is_today)
        self.today.setEnabled(not is_today)

    def settle(self) -> bool:
        """Take over what is being typed; False when something does not fit."""
        settled = [editor.settle() for editor in (self.words, self.weeks, self.enter)]
        return all(settled)

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(self._title)
        layout.addWidget(self.today)
        layout.addWidget(self.words)
        add_labelled(layout, "Wee&ks", self.weeks, self.weeks.box)
        layout.addWidget(words_label("hint", "A guide only; criteria decide."))
        add_labelled(layout, "&Pain that is all right (0 to 10)", self.pain)
        add_section(layout, "You may start when")
        layout.addWidget(self.enter)
        layout.addStretch(1)

    def _listen(self) -> None:
        self.words.words_changed.connect(self._change_words)
        self.weeks.value_changed.connect(self._change_weeks)
        self.pain.activated.connect(self._change_pain)
        self.today.clicked.connect(self._begin_today)
        self.enter.value_changed.connect(self._change_enter)

    def _change_words(self, step: str, words: StageText) -> None:
        self._session.edit(step, edits.set_stage_words, self._stage_id, words)

    def _change_weeks(self, weeks: str) -> None:
        self._session.edit("Change weeks", edits.set_stage_weeks, self._stage_id, weeks)

    def _show_pain(self, plan: Plan, stage: Stage) -> None:
        rule = plan.diagnosis.pain_rule
        self.pain.clear()
        own = f"As for the diagnosis (up to {rule.ceiling})" if rule else "As for the diagnosis"
        self.pain.addItem(own, None)
        for ceiling in range(_MOST_PAIN + 1):
            self.pain.addItem(f"Up to {ceiling}", ceiling)
        self.pain.setCurrentIndex(self.pain.findData(stage.pain_ceiling))

    def _change_pain(self) -> None:
        ceiling = self.pain.currentData()
        self._session.edit("Change pain rule", edits.set_pain_ceiling, self._stage_id, ceiling)

    def _begin_today(self) -> None:
        self._session.edit("Change today's stage", edits.set_current_stage, self._stage_id)

    def _change_enter(self, gates: tuple[Gate, ...], step: str) -> None:
        self._session.edit(step, edits.set_enter_gates, self._stage_id, gates)
