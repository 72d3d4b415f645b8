"""This desk's choices: who prints the sheets, and on what paper."""

from pathlib import Path
from typing import Annotated, Final, Literal

from platformdirs import user_config_path
from pydantic import Field, StringConstraints, ValidationError

from rehabplanner.domain.people import Clinic
from rehabplanner.domain.record import Key, Record

APP_NAME: Final = "rehabplanner"

Paper = Literal["letter", "a4"]


class Settings(Record):
    """Kept as JSON in the platform's configuration folder.

    store: the clinic's server as a URL without a password; empty for this desk's own store
    lock_after_min: how long nobody touches the desk until a store with a passphrase locks itself
    favourites: keys of the exercises that are shown first in the library
    """

    clinic: Clinic = Clinic()
    paper: Paper = "letter"
    store: Annotated[str, StringConstraints(max_length=500)] = ""
    lock_after_min: Annotated[int, Field(ge=1, le=240)] = 10
    favourites: tuple[Key, ...] = ()


def settings_file() -> Path:
    return user_config_path(APP_NAME, appauthor=False) / "settings.json"


def load_settings() -> Settings:
    """The saved choices; the defaults where there are none or they cannot be read."""
    try:
        return Settings.model_validate_json(settings_file().read_bytes())
    except (OSError, ValidationError):
        return Settings()
