"""Keeps an exercise as the therapist's own: its name, and a photo if wanted."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.language import in_language
from rehabplanner.domain.own import is_own, own_exercise
from rehabplanner.domain.side import Side
from rehabplanner.storage.stored import OwnRow
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.own_dialog import OwnDialog, my
from rehabplanner.ui.photo_field import PhotoField


@dataclass(frozen=True)
class Source:
    """What an own exercise is made from: an exercise as it stands in a plan.

    dose, side: the plan's; None for an own exercise that is only changed
    """

    exercise: Exercise
    dose: Dose | None = None
    side: Side | None = None


class OwnExerciseDialog(OwnDialog):
    """Name and photo; words and dose are those of the plan.

    row: the own exercise that is changed, outside of any plan; None to keep one of a plan
    """

    def __init__(
        self,
        own: OwnContent,
        source: Source,
        dialogs: FileDialogs,
        row: OwnRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        exercise = source.exercise
        name = exercise.name if is_own(exercise.key) else my(exercise.name)
        super().__init__(own, "exercise", name, row, parent)
        self.setWindowTitle("Keep as my own exercise" if row is None else "Change own exercise")
        self._source = source
        seen = f"A person doing the exercise: {in_language(exercise.text).name}."
        self.photo = PhotoField(exercise.photo, seen, dialogs)
        self.photo.refused.connect(self.say)
        self.photo.chosen.connect(self.error.hide)
        self.in_plan = QCheckBox("&Use it in this plan from now on")
        self.in_plan.setChecked(True)
        label = QLabel("Photo")
        label.setBuddy(self.photo)
        self.form.addRow(label, self.photo)
        if row is None:
            self.form.addRow("", self.in_plan)
        self._finish_form()

    def value(self, name: str, replaced: OwnRow | None) -> Exercise:
        exercise = self._source.exercise.replace(photo=self.photo.value())
        if self._row is not None:
            return exercise.replace(name=name, version=exercise.version + 1)
        made = own_exercise(exercise, name, dose=self._source.dose, side=self._source.side)
        if replaced is None:
            return made
        return made.replace(key=replaced.key, version=replaced.revision + 1)
