"""Edits one text of a record: a name, a goal, a note."""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rehabplanner.domain.problem import problem
from rehabplanner.ui.editors.checked_text import CheckedText
from rehabplanner.ui.editors.tidy import tidied


class TextField(CheckedText):
    """One paragraph.

    name: what the field is called, on screen readers and in its error sentence
    kind: the field's type, which knows the limits
    """

    value_changed = Signal(str)

    def __init__(
        self,
        name: str,
        kind: TypeAdapter[Any],
        *,
        for_patient: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self._checked, for_patient=for_patient, parent=parent)
        self._name = name
        self._kind = kind
        self.box.setAccessibleName(name)
        self.text_taken.connect(self.value_changed)

    def value(self) -> str:
        return self.text()

    def set_value(self, value: str) -> None:
        self.show_text(value)

    def _checked(self, typed: str) -> str:
        try:
            return str(self._kind.validate_python(tidied(typed)))
        except ValidationError as error:
            raise ValueError(f"{self._name} {problem(error)}.") from None
