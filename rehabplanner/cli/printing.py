"""What the commands print: answers on standard output, problems on standard error."""

import json
import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper


def spare_letters() -> None:
    """A letter that the terminal lacks must not stop the work."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def mute() -> None:
    """Print no further answer: nobody can read it, and the end of Python would try once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say_progress(words: object) -> None:
    """Print at once. A reader who has seen enough does not stop the work that is still to do."""
    try:
        print(words, flush=True)
    except BrokenPipeError:
        mute()


def say_problem(words: object) -> None:
    print(words, file=sys.stderr)


def print_json(entries: Iterable[dict[str, object]]) -> None:
    print(json.dumps(list(entries), indent=2))
