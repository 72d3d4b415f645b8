"""The diagnosis chooser: type, arrow, Enter."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from rehabplanner.library.catalogue import ListedDiagnosis, catalogue_index, read_catalogue
from rehabplanner.library.searching import Index as SearchIndex
from rehabplanner.library.searching import normal
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_delegate import RowDelegate
from rehabplanner.ui.row_model import RowModel, RowWords
from rehabplanner.ui.steering_field import SteeringField

if TYPE_CHECKING:
    from rehabplanner.storage.stored import OwnRow


@dataclass(frozen=True)
class ListedTemplate:
    """An own template; without a diagnosis when this version's library does not have it."""

    key: str
    name: str
    diagnosis: ListedDiagnosis | None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *(self.diagnosis.names if self.diagnosis is not None else ()))


Listed = ListedDiagnosis | ListedTemplate


class DiagnosisModel(RowModel[Listed]):
    """The templates and diagnoses that a search found, in order. `Role.VALUE` is the key."""

    def row_of(self, key: str | None) -> int:
        """Where it is listed; -1 when it is not."""
        return next((row for row, found in enumerate(self.rows) if found.key == key), -1)

    def words(self, row: Listed) -> RowWords:
        return RowWords(_title(row), _detail(row), row.key, _chips(row))


def _chips(listed: Listed) -> tuple[Chip, ...]:
    if isinstance(listed, ListedTemplate):
        return (Chip("own"),)
    return () if listed.plannable else (Chip("refer", "stop"),)


def _title(diagnosis: Listed) -> str:
    if isinstance(diagnosis, ListedTemplate):
        return diagnosis.name
    if set(normal(diagnosis.nickname).split()) <= set(normal(diagnosis.name).split()):
        return diagnosis.name
    return f"{diagnosis.name}  ·  {diagnosis.nickname}"


def _detail(diagnosis: Listed) -> str:
    if isinstance(diagnosis, ListedTemplate):
        of = diagnosis.diagnosis
        return f"Your template  ·  {of.name}" if of is not None else "Your template"
    if not diagnosis.plannable:
        return "No plan: same-day medical assessment"
    return ", ".join(diagnosis.synonyms)


class DiagnosisChooser(QWidget):
    """A search field over the list of diagnoses; the field keeps the focus while arrows steer.

    chosen(key): Enter, or a double click
    typed(text): other words are looked for
    none_chosen(): Enter, with no diagnosis found
    """

    chosen = Signal(str)
    typed = Signal(str)
    none_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = {listed.key: listed for listed in read_catalogue()}
        self._index = catalogue_index(self._catalogue.values())
        self._templates: SearchIndex[ListedTemplate] = SearchIndex(())
        self.model = DiagnosisModel(self)
        self.list = QListView()
        name = "Search diagnoses, patients and plans"
        self.search = SteeringField(self.list, "Diagnosis, patient or date", name)
        self.search.setObjectName("bigSearch")
        self.search.textChanged.connect(self._find)
        self.search.textChanged.connect(self.typed)
        self.search.returnPressed.connect(self._choose)
        self.list.setAccessibleName("Diagnoses")
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.activated.connect(self._choose)
        self._nothing = QLabel()
        self._nothing.setObjectName("hint")
        self._nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self._find("")

    def use_templates(self, rows: "Iterable[OwnRow]") -> None:
        """These are the therapist's own; they come first when they are found."""
        listed = [
            ListedTemplate(row.key, row.name, self._catalogue.get(row.subject)) for row in rows
        ]
        self._templates = SearchIndex((template, template.names, ()) for template in listed)
        typed, current = self.search.text(), self.list.currentIndex()
        chosen = current.data(Role.VALUE) if typed.strip() or current.row() > 0 else None
        self._find(typed)
        self.list.setCurrentIndex(self.model.index(max(self.model.row_of(chosen), 0)))

    @property
    def hint(self) -> str:
        """What is said when nothing is found; empty while there are rows."""
        return "" if self.model.rowCount() else self._nothing.text()

    def _find(self, text: str) -> None:
        found: list[Listed] = [*self._templates.search(text), *self._index.search(text)]
        self.model.show_rows(found)
        self.list.setCurrentIndex(self.model.index(0))
        self._nothing.setVisible(not found)
        self._nothing.setText(
            f"No diagnosis matches “{text.strip()}”. Enter opens the first plan, if one is found;"
            " for a diagnosis, try a shorter word or where it hurts."
        )

    def _choose(self) -> None:
        key = self.list.currentIndex().data(Role.VALUE)
        if key is not None:
            self.chosen.emit(key)
        else:
            self.none_chosen.emit()
