"""The inspector's page for an exercise in the plan."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.language import in_language
from rehabplanner.domain.side import Legs
from rehabplanner.ui.editors.labelled import add_labelled
from rehabplanner.ui.editors.legs_choice import LegsChoice
from rehabplanner.ui.editors.line_marks import bulleted, numbered
from rehabplanner.ui.editors.words_form import Entry, WordsForm
from rehabplanner.ui.figure_view import FigureView
from rehabplanner.ui.inspector_caution import CautionLabel
from rehabplanner.ui.inspector_item import ItemPage
from rehabplanner.ui.inspector_layout import add_section, column, words_label
from rehabplanner.ui.inspector_swap import (
    Neighbour,
    exchange,
    menu_entry,
    neighbour,
    take_library_words,
)
from rehabplanner.ui.inspector_swap_buttons import SwapButtons
from rehabplanner.ui.picture import picture_of
from rehabplanner.ui.session import PlanSession

_NAME: Final = (Entry("name", "&Name on the sheet", "Change words"),)
_WORDS: Final = (
    Entry("steps", "Ste&ps", "Change steps", numbered),
    Entry("cues", "&Cues", "Change words", bulleted),
    Entry("error", "Common mista&ke", "Change words"),
    Entry("fix", "What to do &instead", "Change words"),
    Entry("stop_if", "&Stop if", "Change words"),
)


class ExercisePage(ItemPage):
    """Edits an item that holds an exercise; follows the plan when asked to `refresh`.

    keep_asked(item_id): the exercise, as it stands in the plan, is to be the therapist's own
    """

    keep_asked = Signal(str)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._title = words_label("sectionTitle")
        self.picture = FigureView()
        self.caution = CautionLabel()
        self.name = WordsForm(ExerciseText, _NAME)
        self.legs = LegsChoice()
        self.swap = SwapButtons()
        self.words = WordsForm(ExerciseText, _WORDS)
        self.library_words = QPushButton("Take the library's words")
        self.library_words.setObjectName("link")
        self.keep = QPushButton("Keep as my own exercise…")
        self.keep.setObjectName("link")
        self._lay_out()
        self._listen()

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
        layout.addWidget(self.keep)
        self._add_therapist_section(layout)

    def _listen(self) -> None:
        self.name.words_changed.connect(self._change_words)
        self.words.words_changed.connect(self._change_words)
        self.legs.value_changed.connect(self._change_legs)
        self.swap.swap_asked.connect(self._swap)
        self.library_words.clicked.connect(self._take_library_words)
        self.keep.clicked.connect(self._ask_to_keep)

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

    def _change_legs(self, legs: Legs | None) -> None:
        self._session.edit("Change legs", edits.set_legs, self._item_id, legs)

    def _swap(self, other: Neighbour) -> None:
        if self.settle():
            self._session.edit("Swap exercise", exchange, self._item_id, other)

    def _ask_to_keep(self) -> None:
        if self.settle():
            self.keep_asked.emit(self._item_id)

    def _take_library_words(self) -> None:
        exercise = self._session.plan.item(self._item_id).content
        ours = self._session.library.exercises[exercise.key]
        self._session.edit("Take the library's words", take_library_words, self._item_id, ours)
