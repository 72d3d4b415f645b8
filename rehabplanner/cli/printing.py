"""What the commands print: answers on standard output, problems on standard error."""

import json
import os
import sys
from collections.abc import Iterable
from io import StringIO, TextIOWrapper


def spare_output() -> None:
    """A letter that the terminal lacks, or no output at all (">&-"), must not stop the work."""
    if sys.stdout is None:
        sys.stdout = StringIO()
    elif isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def mute() -> None:
    """Print no further answer: nobody can read it, and the end of Python would try once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say_progress(words: object) -> None:
    """Print at once. Where nobody can read it, the work that is still to do goes on."""
    try:
        print(words, flush=True)
    except OSError:
        mute()


def say_problem(words: object) -> None:
    if sys.stderr is not None:  # "2>&-"
        print(words, file=sys.stderr)


def print_json(entries: Iterable[dict[str, object]]) -> None:
    print(json.dumps(list(entries), indent=2))
