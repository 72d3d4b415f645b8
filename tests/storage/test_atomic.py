"""A file is written whole or not at all."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from builders import a_plan

from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings, settings_file
from rehabplanner.storage.atomic import make_private_file, write_atomic
from rehabplanner.storage.plan_file import save_plan
from rehabplanner.storage.settings_file import save_settings

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def _fail(error: BaseException) -> Callable[..., NoReturn]:
    def failing(*_: object, **__: object) -> NoReturn:
        raise error

    return failing


def test_the_bytes_are_in_the_file(tmp_path: Path) -> None:
    write_atomic(tmp_path / "plan.json", b"new")

    assert (tmp_path / "plan.json").read_bytes() == b"new"


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(b"a much longer old text")

    write_atomic(tmp_path / "plan.json", b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    assert (tmp_path / "plan.json").read_bytes() == b"new"


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a" / "b" / "plan.json", b"new")

    assert (tmp_path / "a" / "b" / "plan.json").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(step, _fail(OSError(errno.ENOSPC, "No space left on device")))

    with pytest.raises(Refusal, match=r"Cannot write plan.json \(no space left on device\)"):
        write_atomic(path, b"new")

    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]
    assert path.read_bytes() == b"old"


def test_an_interruption_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", _fail(KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        write_atomic(path, b"new")

    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]
    assert path.read_bytes() == b"old"


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")

    with pytest.raises(Refusal, match=r"Cannot write plan.json .*; choose another folder"):
        write_atomic(tmp_path / "file" / "plan.json", b"new")

    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()

    with pytest.raises(Refusal, match="Cannot write plans"):
        write_atomic(tmp_path / "plans", b"new")

    assert (tmp_path / "plans").is_dir()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Cannot write"):
        write_atomic(tmp_path / ("x" * 300), b"new")

    assert list(tmp_path.iterdir()) == []


@on_posix
def test_a_symbolic_link_stays_and_its_file_changes(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "plan.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to(tmp_path / "far" / "plan.json")

    write_atomic(tmp_path / "link.json", b"new")

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "far" / "plan.json").read_bytes() == b"new"


@on_posix
def test_private_files_are_for_this_user_and_others_follow_the_usual_rules(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_atomic(tmp_path / "plan.json", b"new")
        write_atomic(tmp_path / "handout.pdf", b"new", private=False)
        umask_after = os.umask(0o022)
    finally:
        os.umask(before)

    def mode(name: str) -> int:
        return stat.S_IMODE((tmp_path / name).stat().st_mode)

    assert mode("plan.json") == 0o600
    assert mode("handout.pdf") == 0o644
    assert umask_after == 0o022


def test_a_write_protected_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    path.chmod(stat.S_IRUSR)

    with pytest.raises(Refusal, match="write-protected"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)


@on_posix
def test_new_folders_of_private_files_are_for_this_user_only_and_old_ones_stay(
    tmp_path: Path,
) -> None:
    tmp_path.chmod(0o755)

    write_atomic(tmp_path / "data" / "app" / "unsaved" / "plan.json", b"new")

    def mode(name: str) -> int:
        return stat.S_IMODE((tmp_path / name).stat().st_mode)

    assert [mode(name) for name in ("data", "data/app", "data/app/unsaved")] == [0o700] * 3
    assert mode("") == 0o755


@on_posix
def test_settings_are_for_this_user_only_and_plan_files_follow_the_usual_rules(
    tmp_path: Path,
) -> None:
    before = os.umask(0o022)
    try:
        save_settings(Settings())
        save_plan(a_plan(), tmp_path / "plan.json")
    finally:
        os.umask(before)

    assert stat.S_IMODE(settings_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(settings_file().parent.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "plan.json").stat().st_mode) == 0o644


@on_posix
def test_a_private_file_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "store" / "store.sqlite3"
    make_private_file(path)
    path.write_bytes(b"kept")

    make_private_file(path)

    assert path.read_bytes() == b"kept"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
