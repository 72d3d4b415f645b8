"""Measures the speed: what the program does beside a reference, in turns, in one run.

Started by `python3 dev.py bench`. Ratios hold on any machine, milliseconds only on this one.
"""

import os
import sys
from argparse import ArgumentParser
from importlib import import_module
from typing import Final

PARTS: Final = ("handout", "edit", "start", "store")


def main(arguments: list[str]) -> int:
    parser = ArgumentParser("dev.py bench", description="Measure the speed beside other programs.")
    parser.add_argument("--only", choices=PARTS, help="measure this part alone")
    parser.add_argument("--rounds", type=int, default=5, help="of every comparison (default: 5)")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # offscreen has no screen

    from benchmarks.report import machine

    print(f"{machine()}; medians of {options.rounds} rounds\n", flush=True)
    for part in PARTS:
        if options.only in (None, part):
            measure = getattr(import_module(f"benchmarks.{part}_speed"), f"{part}_speed")
            print(f"{measure(options.rounds)}\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
