"""A guard against a fault of PySide6 6.12.0 on Python 3.11."""

import ctypes
import sys
from typing import Final

_PLENTY: Final = sys.maxsize >> 8


def outlive_miscounting() -> None:
    """Keep None, True and False alive however often they are counted down.

    PySide6 6.12.0 gives back one reference to None too many for every call that returns nothing;
    after some thousand calls Python 3.11 aborts ("none_dealloc"). From 3.12 on these objects are
    immortal; before, they are given references that no program can use up. Measured by
    `tests/ui/test_miscounting.py`; to be removed when the floor of PySide6 is a repaired release.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for eternal in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(eternal))  # an object begins with its count
        if count.value < _PLENTY:
            count.value += _PLENTY
