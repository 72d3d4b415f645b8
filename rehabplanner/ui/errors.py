"""The last resort for mistakes in the program: one dialog, and the work is safe."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtWidgets import QMessageBox

from rehabplanner import __version__

_KEPT: Final = (
    "Your plan is kept. Go on if the window still answers; else close it, and your work"
    " is offered at the next start."
)
_NOT_KEPT: Final = "Your last changes could not be kept: save the plan before you close the window."


def install_error_dialog(keep_work: Callable[[], None]) -> None:
    """Catch what nobody expected: keep the work, then tell, without a word about the patient."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _dialog(kind, trace, kept=_is_kept(keep_work)).exec()

    sys.excepthook = show


def _is_kept(keep_work: Callable[[], None]) -> bool:
    try:
        keep_work()
    except Exception:  # noqa: BLE001 - the first mistake is the one to show
        return False
    return True


def _dialog(
    kind: type[BaseException], trace: TracebackType | None, *, kept: bool = True
) -> QMessageBox:
    """Names the place and kind of the mistake; its message could hold words from the plan."""
    box = QMessageBox(QMessageBox.Icon.Warning, "rehabplanner", "Something went wrong in here.")
    box.setInformativeText(
        (_KEPT if kept else _NOT_KEPT) + " Please send the details below to the developers."
    )
    places = [
        f"{frame.filename.rpartition('rehabplanner')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    box.setDetailedText("\n".join([f"rehabplanner {__version__}", *places, kind.__name__]))
    return box
