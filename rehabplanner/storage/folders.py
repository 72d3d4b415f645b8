"""Where this program keeps its own files on this machine."""

from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from rehabplanner.settings import APP_NAME

_STORE: Final = "rehabplanner.sqlite3"


def data_folder() -> Path:
    return user_data_path(APP_NAME, appauthor=False)


def store_file() -> Path:
    """Where this desk's own store lies."""
    return data_folder() / "store" / _STORE
