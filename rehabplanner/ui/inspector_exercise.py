"""The inspector's page for an exercise in the plan."""

from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Legs
from rehabplanner.ui.editors.dose_editor import DoseEditor
from rehabplanner.ui.editors.field_type import field_type
from rehabplanner.ui.editors.labelled import add_labelled
from rehabplanner.ui.editors.legs_choice import LegsChoice
from rehabplanner.ui.editors.line_marks import bulleted, numbered
from rehabplanner.ui.editors.source_list import SourceList
from rehabplanner.ui.editors.text_field import TextField
from rehabplanner.ui.editors.words_form import Entry, WordsForm
from rehabplanner.ui.figure_view import FigureView
from rehabplanner.ui.inspector_caution import CautionLabel
from rehabplanner.ui.inspector_layout import Facts, add_section, column, words_label
from rehabplanner.ui.inspector_swap import (
    Neighbour,
    exchange,
    menu_entry,
    neighbour,
    take_library_words,
)
from rehabplanner.ui.inspector_swap_buttons import SwapButtons
from rehabplanner.ui.part import Part
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.thumbnails import picture_of

_NAME: Final = (Entry("name", "&Name on the sheet", "Change words"),)
_WORDS: Final = (
    Entry("steps", "Ste&ps", "Change steps", numbered),
    Entry("cues", "&Cues", "Change words", bulleted),
    Entry("error", "Common mista&ke", "Change words"),
    Entry("fix", "What to do &instead", "Change words"),
    Entry("stop_if", "&Stop if", "Change words"),
)


class ExercisePage(QWidget):
    """Edits an item that holds an exercise; follows the plan when asked to `refresh`."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item_id = ""
        self._title = words_label("sectionTitle")
        self.picture = FigureView()
        self.caution = CautionLabel()
        self.name = WordsForm(ExerciseText, _NAME)
        self.dose = DoseEditor()
        self.legs = LegsChoice()
        self.note = TextField("Note", field_type(Item, "note"))
        self.swap = SwapButtons()
        self.words = WordsForm(ExerciseText, _WORDS)
        self.library_words = QPushButton("Take the library's words")
        self.library_words.setObjectName("link")
        self._facts = Facts()
        self._sources = SourceList(session.library.registry.sources)
        self._lay_out()
        self._listen()

    def show_part(self, part: Part) -> None:
        """Show another item; what was typed for the one before is settled."""
        self._item_id = part.id
        self.refresh()

    def refresh(self) -> None:
        """Show the item as it is in the plan now."""
        plan = self._session.plan
        item = plan.item(self._item_id)
        exercise, stage = item.content, plan.stage_of(self._item_id)
        if not isinstance(exercise, Exercise) or item.dose is None:
            return
        words = in_language(exercise.text)
        self._title.setText(exercise.name)
        self.picture.set_picture(picture_of(exercise, plan.side, plan.person))
        self.caution.set_caution(exercise.caution_for(plan.diagnosis.key, stage.number))
        self.name.set_words(words, plan.side)
        self.words.set_words(words, plan.side)
        self.dose.set_value(item.dose)
        self.note.set_value(item.note)
        self._show_legs(item.legs, exercise)
        self._show_library(exercise)

    def settle(self) -> bool:
        """Take over what is being typed; False when something does not fit."""
        editors = (self.name, self.dose, self.note, self.words)
        settled = [editor.settle() for editor in editors]
        return all(settled)

    def _lay_out(self) -> None:
        self.setFocusProxy(self.name)
        layout = column(self)
        layout.addWidget(self._title)
        layout.addWidget(self.picture)
        layout.addWidget(self.caution)
        layout.addWidget(self.name)
        add_section(layout, "Dose")
        layout.addWidget(self.dose)
        self._legs_label = add_labelled(layout, "&Legs", self.legs)
        add_section(layout, "Swap for")
        layout.addWidget(self.swap)
        add_section(layout, "On the sheet")
        add_labelled(layout, "N&ote to the patient", self.note, self.note.box)
        layout.addWidget(self.words)
        layout.addWidget(self.library_words)
        add_section(layout, "For the therapist")
        layout.addWidget(self._facts)
        layout.addWidget(words_label("hint", "Sources"))
        layout.addWidget(self._sources)
        layout.addStretch(1)

    def _listen(self) -> None:
        self.name.words_changed.connect(self._change_words)
        self.words.words_changed.connect(self._change_words)
        self.dose.value_changed.connect(self._change_dose)
        self.legs.value_changed.connect(self._change_legs)
        self.note.value_changed.connect(self._change_note)
        self.swap.swap_asked.connect(self._swap)
        self.library_words.clicked.connect(self._take_library_words)

    def _show_legs(self, legs: Legs | None, exercise: Exercise) -> None:
        self.legs.set_side(self._session.plan.side)
        self.legs.set_value(legs)
        shown = legs is not None or exercise.laterality == "unilateral"
        self.legs.setVisible(shown)
        self._legs_label.setVisible(shown)

    def _show_library(self, exercise: Exercise) -> None:
        library, plan = self._session.library, self._session.plan
        easier, harder = (
            neighbour(library, plan, self._item_id, key)
            for key in (exercise.regression, exercise.progression)
        )
        self.swap.set_neighbours(easier, harder)
        ours = library.exercises.get(exercise.key)
        self.library_words.setVisible(ours is not None and ours != exercise)
        entry = menu_entry(library, plan, self._item_id, exercise.key)
        self._facts.show_facts(
            ("In this stage", entry.guide if entry else ""),
            ("Dose", exercise.dose_note),
            ("Muscles", ", ".join(exercise.muscles)),
            ("Equipment", ", ".join(exercise.equipment) or "none"),
            ("Position", exercise.position),
            ("Start", exercise.start),
            ("End", exercise.end),
        )
        self._sources.set_keys(exercise.sources)

    def _change_words(self, step: str, words: ExerciseText) -> None:
        self._session.edit(step, edits.set_item_words, self._item_id, words)

    def _change_dose(self, dose: Dose) -> None:
        key = f"dose:{self._item_id}"
        self._session.edit_merging("Change dose", key, edits.set_dose, self._item_id, dose)

    def _change_legs(self, legs: Legs | None) -> None:
        self._session.edit("Change legs", edits.set_legs, self._item_id, legs)

    def _change_note(self, note: str) -> None:
        self._session.edit("Change note", edits.set_note, self._item_id, note)

    def _swap(self, other: Neighbour) -> None:
        if self.settle():
            self._session.edit("Swap exercise", exchange, self._item_id, other)

    def _take_library_words(self) -> None:
        exercise = self._session.plan.item(self._item_id).content
        ours = self._session.library.exercises[exercise.key]
        self._session.edit("Take the library's words", take_library_words, self._item_id, ours)
