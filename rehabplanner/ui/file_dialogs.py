"""The system's own dialogs for choosing files."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_PLANS = "Plans (*.json)"
_OPENED = "Plans, handouts and shared files (*.json *.pdf)"
_HANDOUTS = "PDF (*.pdf)"
_ARCHIVES = "Everything as one file (*.zip)"
_SHARED = "Shared templates and exercises (*.json)"
_PHOTOS = "Photos (*.png *.jpg *.jpeg)"
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.svg)"


class FileDialogs:
    """Asks for files; None when the therapist changes their mind."""

    def plan_to_open(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            parent, "Open a plan or a handout", str(_folder()), _OPENED
        )
        return Path(name) if name else None

    def logo_to_open(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, "Choose a logo", str(_folder()), _PICTURES)
        return Path(name) if name else None

    def photo_to_open(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, "Choose a photo", str(_folder()), _PHOTOS)
        return Path(name) if name else None

    def shared_to_open(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            parent, "Import a template or exercise", str(_folder()), _SHARED
        )
        return Path(name) if name else None

    def shared_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        return _save(parent, "Share as a file", suggestion, _SHARED, ".json")

    def plan_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        return _save(parent, "Save plan", suggestion, _PLANS, ".json")

    def handout_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        return _save(parent, "Export handout", suggestion, _HANDOUTS, ".pdf")

    def referral_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        return _save(parent, "Save the referral note", suggestion, _HANDOUTS, ".pdf")

    def archive_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        return _save(parent, "Export everything", suggestion, _ARCHIVES, ".zip")

    def archive_to_open(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            parent, "Import everything", str(_folder()), _ARCHIVES
        )
        return Path(name) if name else None


def _folder() -> Path:
    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.DocumentsLocation))


def _save(parent: QWidget, title: str, suggestion: str, kinds: str, suffix: str) -> Path | None:
    place = Path(suggestion)
    start = place if place.is_absolute() else _folder() / place
    while True:
        name, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
        if not name:
            return None
        path = _ending(Path(name), suffix)
        if path == Path(name) or not path.exists():
            return path
        start = path  # the dialog asks before it replaces a file, so ask with the whole name


def _ending(path: Path, suffix: str) -> Path:
    """The path with that suffix; what stands behind another dot is a part of the name."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
