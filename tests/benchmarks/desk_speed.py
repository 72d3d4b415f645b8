"""What the therapist waits for at a window whose store has few plans, and at one with many."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.own_folders import own_folders

_WORDS: Final = {
    "start": "window opened, until the start page lists its plans",
    "key, median": "a key in the search until it is answered, median",
    "key, slowest": "a key in the search until it is answered, the slowest",
    "open": "a plan chosen, until its page is shown",
    "save": "Ctrl+S, until the plan is saved",
}


def desk_speed(stores: list[str], rounds: int) -> list[dict[str, float]]:
    """The milliseconds of what is done at a window, for each store in turns.

    In a process of its own: it has one application, and plans that are being worked on.
    """
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.desk_window", str(rounds), *stores],
            env=own_folders(Path(home)),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
    told = json.loads(done.stdout.splitlines()[-1])
    return [{words: times[what] for what, words in _WORDS.items()} for times in told]
