"""Names a template: a plan without its patient, or one that is kept already."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.template import Template, template_of, words_naming_the_patient
from rehabplanner.storage.stored import OwnRow, StoredTemplate
from rehabplanner.ui.labels import hint
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.own_dialog import OwnDialog, my

_MOST_SHOWN: Final = 3
_LONGEST_SHOWN: Final = 90
_WHAT: Final = (
    "Keeps the stages, exercises, doses, words and criteria of this plan. The patient, their goal,"
    " measurements and visits stay behind."
)


class TemplateDialog(OwnDialog):
    """Keeps the stages and words of the open plan as a template."""

    def __init__(self, own: OwnContent, plan: Plan, parent: QWidget | None = None) -> None:
        name = my(in_language(plan.diagnosis.text).name)
        super().__init__(own, "template", name, parent=parent)
        self.setWindowTitle("Save as template")
        self._plan = plan
        self.form.addRow(hint(_WHAT))
        self.naming = _naming(words_naming_the_patient(plan))
        self.form.addRow(self.naming)
        self._finish_form()

    def value(self, name: str, replaced: OwnRow | None) -> Template:
        template = template_of(self._plan, name)
        return template if replaced is None else template.replace(key=replaced.key)


class RenameDialog(OwnDialog):
    """Gives a template another name."""

    def __init__(
        self, own: OwnContent, found: StoredTemplate, row: OwnRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(own, "template", found.template.name, row, parent)
        self.setWindowTitle("Rename template")
        self._template = found.template
        self._finish_form()

    def value(self, name: str, replaced: OwnRow | None) -> Template:
        return self._template.replace(name=name)


def _naming(words: tuple[str, ...]) -> QLabel:
    """A word of caution about what would be kept of the patient; not there when it is nothing."""
    label = QLabel()
    label.setObjectName("caution")
    label.setProperty("level", "limit")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName("Words that name the patient")
    shown = [f"“{_shortened(line)}”" for line in words[:_MOST_SHOWN]]
    if len(words) > _MOST_SHOWN:
        shown.append(f"and {len(words) - _MOST_SHOWN} more")
    label.setText(
        "The patient seems to be named in what the template would keep. Change it in the plan"
        " first, if it is so:\n" + "\n".join(shown)
    )
    label.setVisible(bool(words))
    return label


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN].rstrip()}…"
