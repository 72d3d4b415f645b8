"""Edits the words of an exercise, a piece of advice or a stage, with their side markers."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabplanner.domain.record import Record
from rehabplanner.domain.side import Side, sided
from rehabplanner.ui.editors.field_type import field_type
from rehabplanner.ui.editors.labelled import add_labelled
from rehabplanner.ui.editors.line_marks import Mark
from rehabplanner.ui.editors.lines_editor import LinesEditor
from rehabplanner.ui.editors.markers import kept
from rehabplanner.ui.editors.text_field import TextField


@dataclass(frozen=True)
class Entry:
    """One field of the words.

    label: what stands above it; an & before the letter that jumps to it
    step: names the undo step
    mark: what stands before each line, for a field that holds several
    """

    field: str
    label: str
    step: str
    mark: Mark | None = None


class WordsForm(QWidget):
    """The named fields of a record of words, one under the other.

    words_changed(step, words): one field changed; `step` names the undo step
    """

    words_changed = Signal(str, object)

    def __init__(
        self, kind: type[Record], entries: tuple[Entry, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words: Record | None = None
        self._side: Side | None = None
        self.fields: dict[str, TextField | LinesEditor] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for entry in entries:
            self._add(layout, kind, entry)
        self.setFocusProxy(next(iter(self.fields.values())))

    def _add(self, layout: QVBoxLayout, kind: type[Record], entry: Entry) -> None:
        name, field_kind = entry.label.replace("&", ""), field_type(kind, entry.field)
        field: TextField | LinesEditor
        if entry.mark is None:
            field = TextField(name, field_kind, for_patient=True)
        else:
            field = LinesEditor(name, field_kind, entry.mark)
        field.text_taken.connect(lambda text: self._change(entry, text))
        add_labelled(layout, entry.label, field, field.box)
        self.fields[entry.field] = field

    def words(self) -> Record | None:
        return self._words

    def set_words(self, words: Record, side: Side | None) -> None:
        """Show the words as they read for that side."""
        self._words, self._side = words, side
        for name, field in self.fields.items():
            field.show_text(sided(_text(getattr(words, name)), side))

    def settle(self) -> bool:
        """Take over what was typed in every field; False when something does not fit."""
        settled = [field.settle() for field in self.fields.values()]
        return all(settled)

    def _change(self, entry: Entry, text: str) -> None:
        if self._words is None:
            return
        original = _text(getattr(self._words, entry.field))
        marked = kept(text, original, self._side)
        value: Any = tuple(marked.split("\n")) if marked else ()
        self._words = self._words.replace(**{entry.field: value if entry.mark else marked})
        self.words_changed.emit(entry.step, self._words)


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(value)
