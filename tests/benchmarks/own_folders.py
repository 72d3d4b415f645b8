"""Folders for a started process: settings and plans of whoever measures are left alone."""

import os
from pathlib import Path


def own_folders(home: Path) -> dict[str, str]:
    """The environment of a process that has its home there."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    return {**os.environ, **dict.fromkeys(names, str(home))}
