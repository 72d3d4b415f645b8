"""Files that are not what they should be."""

import json
from pathlib import Path

from rehabplanner.storage.plan_file import read_plan, save_plan


def newer(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**content, "schema": 99}), encoding="utf-8")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def not_a_plan(path: Path) -> None:
    path.write_text('{"name": "other"}', encoding="utf-8")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def without_a_side(path: Path) -> None:
    save_plan(read_plan(path).replace(side=None), path)


def unprintable(path: Path) -> None:
    save_plan(read_plan(path).replace(goal="Dance 💃"), path)
