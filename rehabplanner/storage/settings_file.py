"""Keeps this desk's settings."""

from rehabplanner.settings import Settings, settings_file
from rehabplanner.storage.atomic import write_atomic


def save_settings(settings: Settings) -> None:
    """Write the settings whole or not at all. Raises Refusal when that is not possible."""
    write_atomic(settings_file(), settings.model_dump_json(indent=2).encode())
