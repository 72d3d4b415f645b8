"""The inspector's page for the diagnosis: what the patient reads, what the therapist must know."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.diagnosis import Diagnosis, DiagnosisText
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Person
from rehabplanner.domain.record import Statement
from rehabplanner.domain.side import Side
from rehabplanner.ui.editors.labelled import add_labelled
from rehabplanner.ui.editors.line_marks import bulleted
from rehabplanner.ui.editors.source_list import SourceList
from rehabplanner.ui.editors.spin_manners import guard_wheel
from rehabplanner.ui.editors.words_form import Entry, WordsForm
from rehabplanner.ui.inspector_layout import Facts, add_section, column, words_label
from rehabplanner.ui.part import Part
from rehabplanner.ui.session import PlanSession

_WORDS: Final = (
    Entry("name", "&Name on the sheet", "Change words"),
    Entry("explanation", "What &you have", "Change words"),
    Entry("emergency_signs", "Call for help at &once", "Change signs", bulleted),
    Entry("stop_signs", "Stop and &call today", "Change signs", bulleted),
    Entry("soon_signs", "Tell us &soon", "Change signs", bulleted),
)

PEOPLE: Final[dict[Person, str]] = {
    "adult": "Adult",
    "adult-bob": "Adult, longer hair",
    "adult-deep": "Adult, dark skin",
    "older": "Older adult",
    "adolescent": "Young person",
}


class AboutPage(QWidget):
    """Edits the plan's words on the diagnosis; follows the plan when asked to `refresh`."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title = words_label("sectionTitle")
        self.words = WordsForm(DiagnosisText, _WORDS)
        self.person = QComboBox()
        for person, words in PEOPLE.items():
            self.person.addItem(words, person)
        guard_wheel(self.person)
        self.facts = Facts()
        self._sources = SourceList(session.library.registry.sources)
        self._lay_out()
        self.words.words_changed.connect(self._change_words)
        self.person.activated.connect(self._change_person)

    def show_part(self, _part: Part) -> None:
        """There is one diagnosis in a plan."""
        self.refresh()

    def refresh(self) -> None:
        """Show the diagnosis as it is in the plan now."""
        plan = self._session.plan
        diagnosis = plan.diagnosis
        self._title.setText(diagnosis.name)
        self.words.set_words(in_language(diagnosis.text), plan.side)
        self.person.setCurrentIndex(self.person.findData(plan.person))
        self.facts.show_facts(*_facts(diagnosis, plan.side))
        self._sources.set_keys(diagnosis.sources)

    def settle(self) -> bool:
        """Take over what is being typed; False when something does not fit."""
        return self.words.settle()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.words)
        layout = column(self)
        layout.addWidget(self._title)
        layout.addWidget(self.words)
        hint = "The signs that hold for every knee are printed as well."
        layout.addWidget(words_label("hint", hint))
        add_labelled(layout, "&Person in the pictures", self.person)
        add_section(layout, "For the therapist")
        layout.addWidget(self.facts)
        layout.addWidget(words_label("hint", "Sources"))
        layout.addWidget(self._sources)
        layout.addStretch(1)

    def _change_person(self) -> None:
        self._session.edit("Change person", edits.set_person, self.person.currentData())

    def _change_words(self, step: str, words: DiagnosisText) -> None:
        self._session.edit(step, edits.set_diagnosis_words, words)


def _facts(diagnosis: Diagnosis, side: Side | None) -> tuple[tuple[str, str], ...]:
    codes = "\n".join(f"{code.code}  {code.title}" for code in diagnosis.codes_for(side))
    rule = diagnosis.pain_rule
    return (
        ("Before a plan", _listed(diagnosis.gates)),
        ("Rule out", _listed(diagnosis.screen)),
        ("Precautions", _listed(diagnosis.precautions)),
        ("Refer", _listed(diagnosis.refer)),
        ("Pain rule", rule.note if rule else ""),
        ("Picture", diagnosis.picture.text),
        ("Symptoms", _listed(diagnosis.symptoms)),
        ("Causes", _listed(diagnosis.causes)),
        ("Measures", ", ".join(diagnosis.outcome_measures)),
        ("ICD-10-CM", codes),
        ("Coding", diagnosis.coding_note),
    )


def _listed(statements: tuple[Statement, ...]) -> str:
    if len(statements) == 1:
        return statements[0].text
    return "\n".join(f"– {statement.text}" for statement in statements)
