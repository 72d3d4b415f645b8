"""The same handout made by four programs, in process and warm, in turns."""

import tempfile
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol

from benchmarks import sample
from benchmarks.measuring import medians
from benchmarks.report import Row, table
from benchmarks.sheet_parts import Sheet, pictures, sheet
from pypdf import PdfReader

from rehabplanner.domain.plan import Plan
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.handout.sheet import Handout

OURS: Final = "rehabplanner"
_OTHERS: Final = {
    "WeasyPrint": ("with_weasyprint", "WeasyPrintPrinter"),
    "fpdf2": ("with_fpdf2", "Fpdf2Printer"),
    "typst": ("with_typst", "TypstPrinter"),
}
_TIMES_SLOWER: Final = {"WeasyPrint": 3.0, "fpdf2": 2.0}
_PLANS: Final[dict[str, Callable[[], Plan]]] = {
    "12 exercises on 4 pages: 2 with pictures, 10 in short": sample.four_pages,
    "12 exercises with pictures and all their words": sample.all_pictured,
}

Make = Callable[[int], bytes]


class Printer(Protocol):
    def pdf(self, sheet: Sheet) -> bytes: ...


def handout_speed(rounds: int) -> str:
    """One table for each handout. Every round prints another goal, so that none is an old one."""
    return "\n\n".join(_race(title, plan(), rounds) for title, plan in _PLANS.items())


def _race(title: str, plan: Plan, rounds: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        makes: dict[str, Make] = {OURS: lambda number: render(_composed(plan, number))}
        for name in _OTHERS:
            made = _other(name, plan, Path(folder))
            if made:
                makes[name] = made
        sizes = {name: _size(make(0)) for name, make in makes.items()}
        times = medians(makes, rounds)
    ours = times.pop(OURS)
    rows = [Row(f"{OURS} ({sizes[OURS]})", ours)]
    for name, ms in times.items():
        what = f"{name} ({sizes[name]})"
        if name in _TIMES_SLOWER:
            rows.append(Row.at_least(what, ms, ours, _TIMES_SLOWER[name]))
        else:
            rows.append(Row(what, ms, ms / ours))
    return table(f"Handout: {title}", rows)


def _other(name: str, plan: Plan, folder: Path) -> Make | None:
    """A program that cannot be loaded is left out, and that is said."""
    module, printer_class = _OTHERS[name]
    try:
        loaded = import_module(f"benchmarks.{module}")
    except (ImportError, OSError) as error:
        print(f"{name} is left out: {str(error).splitlines()[0]}")
        return None
    first = sheet(_composed(plan, 0))
    for picture in pictures(first):
        (folder / picture.name).write_text(picture.svg, encoding="utf-8")
    printer: Printer = getattr(loaded, printer_class)(first, folder)
    return lambda number: printer.pdf(sheet(_composed(plan, number)))


def _composed(plan: Plan, number: int) -> Handout:
    changed = plan.replace(goal=f"Run {number} km again")
    return compose(changed, sample.CLINIC, HandoutOptions())


def _size(pdf: bytes) -> str:
    return f"{len(PdfReader(BytesIO(pdf)).pages)} pages, {len(pdf) / 1024:.0f} KB"
