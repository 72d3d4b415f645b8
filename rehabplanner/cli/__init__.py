"""The command line: the window's jobs for scripts, batch printing and machines without a screen."""

import sys
from collections.abc import Sequence

from rehabplanner.cli.parser import parser
from rehabplanner.cli.printing import mute, say_problem, spare_output
from rehabplanner.refusal import UNREADABLE_OR_WRONG_USE, Refusal

STOPPED = 130


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code: 0 done, 1 no, 2 wrong use or input."""
    spare_output()
    try:
        return _done(arguments)
    except Refusal as refusal:
        say_problem(refusal)
        return refusal.exit_code
    except BrokenPipeError:  # the reader (head, less) has seen enough
        mute()
        return 0
    except OSError as error:  # a full disk behind "> list.txt"
        mute()
        reason = (error.strerror or "it failed").lower()
        say_problem(f"Cannot print the answer ({reason}); free some space and try again.")
        return UNREADABLE_OR_WRONG_USE
    except KeyboardInterrupt:
        say_problem("Stopped; what was finished before stays.")
        return STOPPED


def refuse_place(place: str) -> int:
    """Say why no store can be there and return the exit code; 0 when one can be."""
    from rehabplanner.storage.place import checked

    try:
        checked(place)
    except Refusal as refusal:
        say_problem(refusal)
        return refusal.exit_code
    return 0


def _done(arguments: Sequence[str]) -> int:
    try:
        options = parser().parse_args(arguments)
        code: int = options.command(options)
    finally:
        sys.stdout.flush()  # here, where a failure is told; "--help" ends the program itself
    return code
