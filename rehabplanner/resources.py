"""The one module that knows where bundled files are: in a checkout, a wheel or a frozen app."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = files("rehabplanner")


def _root() -> Traversable:
    carried = _PACKAGE / "resources"  # the wheel carries the folder inside the package
    return carried if carried.is_dir() else Path(__file__).resolve().parent.parent / "resources"


def read_text(name: str) -> str:
    """The text of a bundled file, named by its path below `resources/`."""
    return folder_or_file(name).read_text(encoding="utf-8")


def folder_or_file(name: str) -> Traversable:
    """A bundled file or folder, named by its path below `resources/`."""
    return _root().joinpath(*name.split("/"))


def json_files(folder: str) -> list[Traversable]:
    """The JSON files of a bundled folder, by name."""
    found = [entry for entry in folder_or_file(folder).iterdir() if entry.name.endswith(".json")]
    return sorted(found, key=lambda entry: entry.name)
