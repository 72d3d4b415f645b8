"""This desk's choices: who prints the sheets, and on what paper."""

from pathlib import Path
from typing import Final, Literal

from platformdirs import user_config_path
from pydantic import ValidationError

from rehabplanner.domain.people import Clinic
from rehabplanner.domain.record import Record

APP_NAME: Final = "rehabplanner"

Paper = Literal["letter", "a4"]


class Settings(Record):
    """Kept as JSON in the platform's configuration folder."""

    clinic: Clinic = Clinic()
    paper: Paper = "letter"


def settings_file() -> Path:
    return user_config_path(APP_NAME, appauthor=False) / "settings.json"


def load_settings() -> Settings:
    """The saved choices; the defaults where there are none or they cannot be read."""
    try:
        return Settings.model_validate_json(settings_file().read_bytes())
    except (OSError, ValidationError):
        return Settings()
