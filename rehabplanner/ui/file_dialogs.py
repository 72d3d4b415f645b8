"""The system's own dialogs for choosing files."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_PLANS = "Plans (*.json)"
_HANDOUTS = "PDF (*.pdf)"


class FileDialogs:
    """Asks for files; None when the therapist changes their mind."""

    def plan_to_open(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, "Open plan", str(_folder()), _PLANS)
        return Path(name) if name else None

    def plan_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        return _save(parent, "Save plan", suggestion, _PLANS, ".json")

    def handout_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        return _save(parent, "Export handout", suggestion, _HANDOUTS, ".pdf")


def _folder() -> Path:
    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.DocumentsLocation))


def _save(parent: QWidget, title: str, suggestion: str, kinds: str, suffix: str) -> Path | None:
    place = Path(suggestion)
    start = place if place.is_absolute() else _folder() / place
    name, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(suffix)
