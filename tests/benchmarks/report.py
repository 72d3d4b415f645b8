"""The table of results: every time beside what it is compared with, and what was to be reached."""

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Row:
    """One result.

    ms: the median in milliseconds
    ratio: to the row above that has none
    reach: what was to be reached, in words; empty for a mere comparison
    """

    what: str
    ms: float
    ratio: float | None = None
    reach: str = ""
    reached: bool | None = None

    @classmethod
    def at_least(cls, what: str, ms: float, reference: float, times: float) -> Self:
        """Slower than the reference, by so many times or more."""
        return cls(what, ms, ms / reference, f"ratio >= {times:g}", ms >= times * reference)

    @classmethod
    def at_most(cls, what: str, ms: float, reference: float, times: float) -> Self:
        """As fast as the reference, or slower by so many times at the most."""
        return cls(what, ms, ms / reference, f"ratio <= {times:g}", ms <= times * reference)

    @classmethod
    def below(cls, what: str, ms: float, reference: float, limit_ms: float) -> Self:
        return cls(what, ms, ms / reference, f"< {limit_ms:g} ms", ms < limit_ms)


HEAD = ("what", "median ms", "ratio", "reach", "reached?")


def table(title: str, rows: Sequence[Row]) -> str:
    """The rows under a title, in aligned columns."""
    lines = [HEAD, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    aligned = [_line(cells, widths) for cells in lines]
    return "\n".join([title, aligned[0], "  ".join("-" * width for width in widths), *aligned[1:]])


def machine() -> str:
    """What the figures hold for."""
    system = f"{platform.system()} {platform.machine()}"
    return f"Python {sys.version.split()[0]}, {system}, {os.cpu_count()} processors"


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    answer = "" if row.reached is None else "yes" if row.reached else "NO"
    return (row.what, _rounded(row.ms), ratio, row.reach, answer)


def _rounded(ms: float) -> str:
    return f"{ms:.0f}" if ms >= 100 else f"{ms:.1f}" if ms >= 1 else f"{ms:.3f}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    what, ms, ratio, *rest = (
        cell.rjust(width) if number in (1, 2) else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join((what, ms, ratio, *rest)).rstrip()
