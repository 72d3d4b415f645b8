"""Each wrong passphrase makes the next try wait longer."""

from pathlib import Path

import pytest
from locks import Clock

from rehabplanner.storage.folders import data_folder
from rehabplanner.storage.wrong_tries import WrongTries


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tries.json"


def test_the_wait_doubles_up_to_a_minute(file: Path, clock: Clock) -> None:
    tries = WrongTries(file, clock)
    waits = [tries.wait_s()]
    for _ in range(9):
        tries.add()
        waits.append(tries.wait_s())
    assert waits == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_the_wait_passes_with_the_time(file: Path, clock: Clock) -> None:
    tries = WrongTries(file, clock)
    tries.add()
    tries.add()
    clock.now_s += 0.5
    assert tries.wait_s() == 1.5
    clock.now_s += 10
    assert tries.wait_s() == 0


def test_a_new_start_of_the_program_does_not_shorten_it(file: Path, clock: Clock) -> None:
    for _ in range(3):
        WrongTries(file, clock).add()
    assert WrongTries(file, clock).wait_s() == 4


def test_the_right_passphrase_ends_it(file: Path, clock: Clock) -> None:
    tries = WrongTries(file, clock)
    tries.add()
    tries.forget()
    tries.forget()
    assert tries.wait_s() == WrongTries(file, clock).wait_s() == 0
    assert not file.exists()


def test_a_clock_that_is_set_back_lets_nobody_wait_for_days(file: Path, clock: Clock) -> None:
    tries = WrongTries(file, clock)
    tries.add()
    clock.now_s -= 1_000_000
    assert tries.wait_s() == 1
    clock.now_s += 1
    assert tries.wait_s() == 0


@pytest.mark.parametrize("content", [b"", b"{", b'{"wrong": -1}', b"\xff"])
def test_a_file_that_cannot_be_read_counts_as_none(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert WrongTries(file).wait_s() == 0


def test_where_nothing_can_be_written_the_count_lasts_as_long_as_the_program(
    tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "blocked").touch()
    tries = WrongTries(tmp_path / "blocked" / "tries.json", clock)
    tries.add()
    assert tries.wait_s() == 1


def test_it_lies_with_the_programs_own_files() -> None:
    WrongTries().add()
    assert [path.name for path in data_folder().iterdir()] == ["wrong-tries.json"]
