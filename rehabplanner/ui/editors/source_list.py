"""Shows where a statement comes from: one line a source, all of it in the tool tip."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabplanner.library.sources import Source
from rehabplanner.ui.editors.elided import ElidedLabel


class SourceList(QWidget):
    """Sources by their keys; a key that the registry does not know is shown alone."""

    def __init__(self, registry: Mapping[str, Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._keys: tuple[str, ...] = ()
        self._labels: list[ElidedLabel] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def keys(self) -> tuple[str, ...]:
        return self._keys

    def set_keys(self, keys: tuple[str, ...]) -> None:
        if keys == self._keys:
            return
        self._keys = keys
        for gone in self._labels:
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._labels = [ElidedLabel(self._said(key)) for key in keys]
        for label in self._labels:
            label.setObjectName("hint")
            self._layout.addWidget(label)

    def _said(self, key: str) -> str:
        source = self._registry.get(key)
        if source is None:
            return key
        where = f" ({source.where})" if source.where else ""
        return f"{key}: {source.text}{where}"
