"""Many files in one command: which are meant, how far the work is, and what goes wrong."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from rehabplanner.cli.printing import say_problem, say_progress
from rehabplanner.refusal import Refusal
from rehabplanner.storage.stored import StoreUnavailable


def meant_files(named: Iterable[Path]) -> list[Path]:
    """Each file once, in the order in which it is named."""
    return list(dict.fromkeys(file for name in named for file in _meant(name)))


def do_each(files: Collection[Path], work: Callable[[Path], object]) -> int:
    """Do the work and print what it returns; a file that is refused does not stop the others.

    Returns the highest exit code. Raises StoreUnavailable: nothing more can be done then.
    """
    code = 0
    for number, file in enumerate(files, 1):
        progress = f"[{number}/{len(files)}] " if len(files) > 1 else ""
        try:
            say_progress(f"{progress}{work(file)}")
        except StoreUnavailable:
            raise
        except Refusal as refusal:
            say_problem(f"{progress}{_about(file, refusal) if progress else refusal}")
            code = max(code, refusal.exit_code)
    return code


def _meant(named: Path) -> list[Path]:
    """On Windows it is the program that finds the files of “*.json”."""
    if named.exists() or not {"*", "?"} & set(named.name):
        return [named]
    return sorted(named.parent.glob(named.name)) or [named]


def _about(file: Path, refusal: Refusal) -> str:
    """In a batch every sentence names its file."""
    words = str(refusal)
    return words if file.name in words else f"{file.name}: {words}"
