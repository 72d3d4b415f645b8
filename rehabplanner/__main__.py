"""The entry point: a window without arguments or with a store alone, else the command line."""

import sys
from collections.abc import Sequence
from typing import Final

_STORE: Final = "--store"


def main() -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:]
    store = _only_store(arguments)
    if arguments and not store:
        from rehabplanner.cli import run

        return run(arguments)
    if store and "://" in store:
        from rehabplanner.cli import refuse_place  # the window could do nothing with a wrong one

        if code := refuse_place(store):
            return code
    from rehabplanner.app import open_window

    return open_window(store)


def _only_store(arguments: Sequence[str]) -> str | None:
    """The store for the window; argparse would make every start wait for it."""
    match arguments:
        case [name, place] if name == _STORE:
            return place
        case [word] if word.startswith(f"{_STORE}="):
            return word.removeprefix(f"{_STORE}=")
    return None


if __name__ == "__main__":
    sys.exit(main())
