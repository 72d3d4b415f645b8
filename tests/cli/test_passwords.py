"""Passwords for a handout: from a file, from another program, from the keyboard."""

import io
from pathlib import Path

import pytest
from cli.lines import NAME, Command, Done, is_one_sentence


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password.txt"
    path.write_text("blue heron 7\nand what else stands here\n", encoding="utf-8-sig")
    return path


def test_a_locked_handout_gives_its_plan_for_the_password(
    do: Command, plan_file: Path, password_file: Path, tmp_path: Path
) -> None:
    sheet, again = tmp_path / "sheet.pdf", tmp_path / "again.json"
    done = do("export", plan_file, "-o", sheet, "--password-file", password_file)
    assert done == Done(0, f"{sheet}\n", "")
    assert NAME.encode() not in sheet.read_bytes()

    without = do("open", sheet, "-o", again)
    is_one_sentence(without)
    assert "sheet.pdf is locked; give its password with --password-file FILE" in without.err
    password_file.write_text("blue heron 8", encoding="utf-8")
    wrong = do("open", sheet, "-o", again, "--password-file", password_file)
    is_one_sentence(wrong)
    assert "not the password of sheet.pdf" in wrong.err
    assert not again.exists()

    password_file.write_text("blue heron 7", encoding="utf-8")
    assert do("open", sheet, "-o", again, "--password-file", password_file).code == 0
    assert again.read_bytes() == plan_file.read_bytes()


def test_a_password_comes_from_another_program(
    do: Command, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, again = tmp_path / "sheet.pdf", tmp_path / "again.json"
    for arguments in (("export", plan_file, "-o", sheet), ("open", sheet, "-o", again)):
        monkeypatch.setattr("sys.stdin", io.StringIO("blue heron 7\r\n"))
        assert do(*arguments, "--password-file", "-").code == 0
    assert again.read_bytes() == plan_file.read_bytes()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _types(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Somebody types these passwords when asked; the questions are collected."""
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return words[len(asked) - 1]

    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("rehabplanner.cli.passwords.getpass", ask)
    return asked


def test_a_new_password_is_typed_twice_and_a_known_one_once(
    do: Command, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sheet.pdf"
    asked = _types(monkeypatch, "blue heron 7", "blue heron 7")
    assert do("export", plan_file, "-o", sheet, "--password-file", "-").code == 0
    assert len(asked) == 2

    asked = _types(monkeypatch, "blue heron 7")
    assert do("open", sheet, "-o", tmp_path / "again.json", "--password-file", "-").code == 0
    assert len(asked) == 1


def test_a_slip_in_a_new_password_is_refused(
    do: Command, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _types(monkeypatch, "blue heron 7", "blue heron 8")

    done = do("export", plan_file, "-o", tmp_path / "sheet.pdf", "--password-file", "-")

    is_one_sentence(done)
    assert "differ; try again" in done.err
    assert not (tmp_path / "sheet.pdf").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "too short"),
        (b"heron\n", "too short"),
        (b"\nblue heron 7\n", "too short"),
        (b"\xff\xfe\xfa blue heron", "Cannot read the password; name a text file"),
        (b"x" * 5_000_000, "too long"),
        (None, "Cannot read the password"),
    ],
)
def test_a_file_without_a_good_password_is_refused_once(
    do: Command, plan_file: Path, tmp_path: Path, content: bytes | None, said: str
) -> None:
    secret = tmp_path / "secret.txt"
    if content is not None:
        secret.write_bytes(content)
    other = tmp_path / "other.json"
    other.write_bytes(plan_file.read_bytes())

    done = do("export", plan_file, other, "-o", tmp_path / "out", "--password-file", secret)

    is_one_sentence(done)
    assert said in done.err
    assert not (tmp_path / "out").exists()
