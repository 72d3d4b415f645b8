"""Edits texts that stand under each other: steps, cues, lines of advice."""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rehabplanner.domain.problem import problem
from rehabplanner.ui.editors.checked_text import CheckedText
from rehabplanner.ui.editors.line_marks import Mark, bulleted
from rehabplanner.ui.editors.tidy import tidied


class LinesEditor(CheckedText):
    """One text a line; empty lines are dropped.

    name: what the lines are called together ("Steps")
    kind: the type of the tuple, which knows how many lines there may be and how long
    """

    value_changed = Signal(object)

    def __init__(
        self,
        name: str,
        kind: TypeAdapter[Any],
        mark: Mark = bulleted,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self._checked, many_lines=True, mark=mark, for_patient=True, parent=parent)
        self._name = name
        self._kind = kind
        self.box.setAccessibleName(f"{name}, one a line")
        self.text_taken.connect(lambda text: self.value_changed.emit(_lines(text)))

    def value(self) -> tuple[str, ...]:
        return _lines(self.text())

    def set_value(self, value: tuple[str, ...]) -> None:
        self.show_text("\n".join(value))

    def _checked(self, typed: str) -> str:
        try:
            return "\n".join(self._kind.validate_python(_lines(typed)))
        except ValidationError as error:
            raise ValueError(_complaint(self._name, error)) from None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(tidied, text.split("\n")) if line)


def _complaint(name: str, error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "too_long":
        return f"{name}: at most {first['ctx']['max_length']} lines. Join two or take one out."
    if first["type"] == "too_short":
        return f"{name}: write at least one line."
    if first["type"] == "string_too_long":
        limit = first["ctx"]["max_length"]
        return f"Line {int(first['loc'][0]) + 1} is longer than {limit} characters. Shorten it."
    return f"{name} {problem(error)}."
