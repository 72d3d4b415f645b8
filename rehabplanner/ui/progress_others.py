"""Outcome measures that no gate of today asks for: those measured already, and any other."""

from functools import partial

from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from rehabplanner.domain.measurement import Measure
from rehabplanner.domain.plan import Plan
from rehabplanner.library.library import Library
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.progress_measure import MeasureRow
from rehabplanner.ui.progress_section import discard
from rehabplanner.ui.session import PlanSession


class OtherMeasures(QFrame):
    """Rows for measures, and a button that adds one."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: frozenset[str] = frozenset()
        self._added: dict[str, Measure] = {}
        self._side = session.plan.side
        self.rows: dict[str, MeasureRow] = {}
        self.setObjectName("card")
        self.add = QPushButton("Measure something else…")
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.add.setMenu(self.menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        self._column.addWidget(words_label("sectionTitle", "Other measures"))
        self._column.addWidget(self.add)

    def show_besides(self, asked: frozenset[str]) -> None:
        """Show what was measured besides these measures, which stand in today's gates."""
        self._asked = asked
        self.refresh()

    def settle(self) -> bool:
        settled = [row.settle() for row in self.rows.values()]
        return all(settled)

    def refresh(self) -> None:
        plan = self._session.plan
        wanted = {m.measure.key: m.measure for m in plan.measurements} | self._added
        wanted = {key: measure for key, measure in wanted.items() if key not in self._asked}
        for key in [key for key in self.rows if key not in wanted or self._side != plan.side]:
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            discard(row)
        self._side = plan.side
        for row in self.rows.values():
            row.refresh()
        for key in [key for key in wanted if key not in self.rows]:
            self.rows[key] = MeasureRow(self._session, wanted[key])
            self._column.insertWidget(self._column.count() - 1, self.rows[key])

    def take_up(self, measure: Measure) -> None:
        """Give a measure a row and put the cursor there."""
        self._added[measure.key] = measure
        self.refresh()
        row = self.rows.get(measure.key)
        if row is not None:
            next(iter(row.fields.values())).setFocus()

    def fill_menu(self) -> None:
        """First the outcome measures of the diagnosis, then all others."""
        self.menu.clear()
        plan, library = self._session.plan, self._session.library
        shown = {*self.rows, *self._asked}
        own = _outcome_measures(library, plan)
        for keys in (own, tuple(key for key in library.measures if key not in own)):
            self.menu.addSeparator()
            for key in (key for key in keys if key not in shown):
                measure = library.measures[key]
                action = self.menu.addAction(measure.name.replace("&", "&&"))
                action.setToolTip(measure.how)
                action.triggered.connect(partial(self._chosen, measure))

    def _chosen(self, measure: Measure, _checked: bool = False) -> None:
        self.take_up(measure)


def _outcome_measures(library: Library, plan: Plan) -> tuple[str, ...]:
    protocol = library.protocols.get(plan.diagnosis.key)
    return () if protocol is None else protocol.measures
