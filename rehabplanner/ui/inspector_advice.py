"""The inspector's page for a piece of advice in the plan."""

from typing import Final

from PySide6.QtWidgets import QCheckBox, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.advice import Advice, AdviceText
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.language import in_language
from rehabplanner.ui.editors.labelled import add_labelled
from rehabplanner.ui.editors.line_marks import bulleted
from rehabplanner.ui.editors.words_form import Entry, WordsForm
from rehabplanner.ui.inspector_item import ItemPage
from rehabplanner.ui.inspector_layout import add_section, column, words_label
from rehabplanner.ui.session import PlanSession

_TITLE: Final = "Advice"
_WORDS: Final = (
    Entry("title", "&Name on the sheet", "Change words"),
    Entry("lines", "&Lines", "Change words", bulleted),
    Entry("stop_if", "&Stop if", "Change words"),
)
_FIRST_DOSE: Final = Dose(duration_s=600)
"""What a dose begins with where the library gives none: 10 minutes, once a day."""


class AdvicePage(ItemPage):
    """Edits an item that holds advice; follows the plan when asked to `refresh`."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.words = WordsForm(AdviceText, _WORDS)
        self.has_dose = QCheckBox("Has a &time or dose")
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Show the item as it is in the plan now."""
        item = self._session.plan.item(self._item_id)
        advice = item.content
        if not isinstance(advice, Advice):
            return
        self.words.set_words(in_language(advice.text), self._session.plan.side)
        self.note.set_value(item.note)
        self.has_dose.setChecked(item.dose is not None)
        self.dose.setVisible(item.dose is not None)
        if item.dose is not None:
            self.dose.set_value(item.dose)
        self._facts.show_facts(("About", advice.topic), ("Note", advice.note))
        self._sources.set_keys(advice.sources)

    def settle(self) -> bool:
        """Take over what is being typed; False when something does not fit."""
        settled = [editor.settle() for editor in (self.words, self.dose, self.note)]
        return all(settled)

    def _lay_out(self) -> None:
        self.setFocusProxy(self.words)
        layout = column(self)
        layout.addWidget(words_label("sectionTitle", _TITLE))
        layout.addWidget(self.words)
        add_labelled(layout, "N&ote to the patient", self.note, self.note.box)
        add_section(layout, "Dose")
        layout.addWidget(self.has_dose)
        layout.addWidget(self.dose)
        self._add_therapist_section(layout)

    def _listen(self) -> None:
        self.words.words_changed.connect(self._change_words)
        self.has_dose.clicked.connect(self._give_or_take_dose)

    def _give_or_take_dose(self, wanted: bool) -> None:
        content = self._session.plan.item(self._item_id).content
        dose = (content.dose or _FIRST_DOSE) if wanted else None
        self._session.edit("Change dose", edits.set_dose, self._item_id, dose)
