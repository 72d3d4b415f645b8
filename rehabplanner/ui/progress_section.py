"""A titled group of gates, or of measures without a gate, in the progress view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabplanner.domain.criterion import Gate
from rehabplanner.ui.fold_button import FoldButton
from rehabplanner.ui.progress_gate import GateCard
from rehabplanner.ui.progress_tally import tally
from rehabplanner.ui.session import PlanSession


class GateSection(QWidget):
    """Gates with their tally. Folded, it costs nothing: its cards are made when it opens.

    foot: what stands below the gates, made with them
    """

    def __init__(
        self,
        session: PlanSession,
        title: str,
        *,
        is_open: bool = True,
        foot: Callable[[], QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._title = title
        self._gates: tuple[Gate, ...] = ()
        self._shown: object = None
        self._make_foot = foot
        self.cards: tuple[GateCard, ...] = ()
        self.header = FoldButton(title, is_open=is_open)
        self.header.toggled.connect(lambda: self.refresh())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.header)
        self._body = QWidget()

    def show_gates(self, gates: Sequence[Gate], title: str | None = None) -> None:
        self._gates = tuple(gates)
        self._title = title or self._title
        self.setVisible(bool(gates))
        self.refresh()

    def settle(self) -> bool:
        settled = [card.settle() for card in self.cards]
        return all(settled)

    def refresh(self) -> None:
        """Show how the gates stand now; new cards only for other gates or another side."""
        is_open = self.header.isChecked()
        counted = tally(self._session.plan, self._gates)
        self.header.setText(f"{self._title}: {counted.words}")
        wanted = (self._gates, self._session.plan.side)
        if is_open and self._shown != wanted:
            self._make_cards()
            self._shown = wanted
        elif is_open:
            for card in self.cards:
                card.refresh()
        self._body.setVisible(is_open)

    def _make_cards(self) -> None:
        old, self._body = self._body, QWidget()
        self._column.removeWidget(old)
        discard(old)
        self.cards = tuple(GateCard(self._session, gate) for gate in self._gates)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        for card in self.cards:
            inner.addWidget(card)
        if self._make_foot is not None:
            inner.addWidget(self._make_foot())
        self._column.addWidget(self._body)


def discard(widget: QWidget) -> None:
    """Take a widget away. A field in it that loses the focus must not record what is typed."""
    for child in widget.findChildren(QObject):
        child.blockSignals(True)  # noqa: FBT003 - Qt takes it so
    widget.hide()
    widget.deleteLater()
