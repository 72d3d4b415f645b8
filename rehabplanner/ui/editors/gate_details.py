"""What the therapist needs to know about one criterion: the exact condition, judge, sources."""

from collections.abc import Mapping
from typing import Final, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from rehabplanner.domain.criterion import Criterion, Judge
from rehabplanner.library.sources import Source
from rehabplanner.ui.editors.field_type import field_type
from rehabplanner.ui.editors.labelled import add_labelled
from rehabplanner.ui.editors.source_list import SourceList
from rehabplanner.ui.editors.spin_manners import guard_wheel
from rehabplanner.ui.editors.text_field import TextField

_JUDGES: Final[dict[Judge, str]] = {
    "patient": "The patient says so",
    "clinician": "The therapist sees it",
    "test": "A test measures it",
}


class GateDetails(QWidget):
    """The clinical side of the selected criterion."""

    clinical_changed = Signal(str)
    judge_changed = Signal(str)

    def __init__(self, registry: Mapping[str, Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clinical = TextField("Clinical", field_type(Criterion, "clinical"))
        self.clinical.value_changed.connect(self.clinical_changed)
        self.judge = QComboBox()
        self.judge.setAccessibleName("Who judges")
        for judge in get_args(Judge):
            self.judge.addItem(_JUDGES[judge], judge)
        self.judge.activated.connect(lambda: self.judge_changed.emit(str(self.judge.currentData())))
        guard_wheel(self.judge)
        self._sources = SourceList(registry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        add_labelled(layout, "&Clinical", self.clinical, self.clinical.box)
        add_labelled(layout, "&Judged by", self.judge)
        add_labelled(layout, "Sources", self._sources)

    def start_with(self, criterion: Criterion) -> None:
        """Show another criterion; what was typed belongs to the one before."""
        self.clinical.start_with(criterion.clinical)
        self.set_value(criterion)

    def set_value(self, criterion: Criterion) -> None:
        self.clinical.set_value(criterion.clinical)
        self.judge.setCurrentIndex(self.judge.findData(criterion.judged_by))
        self._sources.set_keys(criterion.sources)

    def settle(self) -> bool:
        return self.clinical.settle()
