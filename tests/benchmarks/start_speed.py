"""How soon the window is there and usable, in fresh processes, beside an empty Qt window."""

import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import sample
from benchmarks.own_folders import own_folders
from benchmarks.report import Row, table

Marks = dict[str, float]
"""When the process told a word (milliseconds from its start), and its memory in megabytes."""


def start_speed(rounds: int) -> str:
    bare, ours = _medians(rounds)
    reference = bare["painted"]
    rows = [
        Row("to compare: an empty Qt window painted", reference),
        Row.at_most("first painted window", ours["painted"], reference, 1.5),
        Row.at_most("the diagnoses can be searched", ours["searchable"], reference, 2.5),
        Row.at_most("the library is loaded, plans can be drafted", ours["ready"], reference, 2.5),
    ]
    return "\n".join([table("Start, from a fresh process", rows), *_memory(bare, ours)])


def _medians(rounds: int) -> tuple[Marks, Marks]:
    """Of the empty window and of ours, started in turns; the first round is not counted."""
    found: dict[str, list[Marks]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as home:
        plan = Path(home, "plan.json")
        plan.write_text(sample.drafted().model_dump_json(by_alias=True), encoding="utf-8")
        for number in range(rounds + 1):
            for module in ("bare_window", "our_window"):
                marks = _started(module, plan)
                if number:
                    found[module].append(marks)
    bare, ours = (
        {word: median(marks[word] for marks in found[module]) for word in found[module][0]}
        for module in ("bare_window", "our_window")
    )
    return bare, ours


def _started(module: str, plan: Path) -> Marks:
    command = [sys.executable, "-m", f"benchmarks.{module}", str(plan)]
    begun, marks = perf_counter(), {}
    with subprocess.Popen(
        command, env=own_folders(plan.parent), stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word, *value = line.split()
            marks[word] = float(value[0]) if value else (perf_counter() - begun) * 1000
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return marks


def _memory(bare: Marks, ours: Marks) -> list[str]:
    if "memory" not in bare:
        return []
    ratio = ours["memory"] / bare["memory"]
    answer = "yes" if ratio < 2 else "NO"
    return [
        f"Memory with a plan and its preview open: {ours['memory']:.0f} MB, {ratio:.2f} x the"
        f" empty window's {bare['memory']:.0f} MB (reach < 2: {answer})"
    ]
