"""What the inspector's pages for exercises and for advice have in common."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.advice import AdviceText
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.plan import Item
from rehabplanner.ui.editors.dose_editor import DoseEditor
from rehabplanner.ui.editors.field_type import field_type
from rehabplanner.ui.editors.source_list import SourceList
from rehabplanner.ui.editors.text_field import TextField
from rehabplanner.ui.inspector_layout import Facts, add_section, words_label
from rehabplanner.ui.part import Part
from rehabplanner.ui.session import PlanSession


class ItemPage(QWidget):
    """An item's dose and note, and the section for the therapist; a page adds what is its own."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item_id = ""
        self.dose = DoseEditor()
        self.note = TextField("Note", field_type(Item, "note"), for_patient=True)
        self._facts = Facts()
        self._sources = SourceList(session.library.registry.sources)
        self.dose.value_changed.connect(self._change_dose)
        self.note.value_changed.connect(self._change_note)

    def show_part(self, part: Part) -> None:
        """Show another item; what was typed for the one before is settled."""
        self._item_id = part.id
        self.refresh()

    def refresh(self) -> None:
        """Show the item as it is in the plan now."""
        raise NotImplementedError

    def _add_therapist_section(self, layout: QVBoxLayout) -> None:
        add_section(layout, "For the therapist")
        layout.addWidget(self._facts)
        layout.addWidget(words_label("hint", "Sources"))
        layout.addWidget(self._sources)
        layout.addStretch(1)

    def _change_words(self, step: str, words: ExerciseText | AdviceText) -> None:
        self._session.edit(step, edits.set_item_words, self._item_id, words)

    def _change_dose(self, dose: Dose) -> None:
        key = f"dose:{self._item_id}"
        self._session.edit_merging("Change dose", key, edits.set_dose, self._item_id, dose)

    def _change_note(self, note: str) -> None:
        self._session.edit("Change note", edits.set_note, self._item_id, note)
