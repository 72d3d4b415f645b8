"""What dev.py decides; nothing is installed and nothing is started here."""

import ast
import importlib.util
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

DEV = Path(__file__).resolve().parent.parent / "dev.py"

Started = list[list[str]]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py as a module of its own, in a checkout of its own."""
    spec = importlib.util.spec_from_file_location("dev_under_test", DEV)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    places = {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "PYTHON": tmp_path / ".venv" / "python",
        "STAMP": tmp_path / ".venv" / "stamp",
    }
    for name, place in places.items():
        monkeypatch.setattr(module, name, place)
    (tmp_path / "pyproject.toml").write_text("[project]")
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return module


@pytest.fixture
def started(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Started:
    """The commands that would have been started; the set-up itself is left out."""
    commands: Started = []

    def start(command: list[str], **_options: Any) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(dev, "set_up", lambda libraries, required, extras=(): None)
    monkeypatch.setattr(dev, "set_up_system", lambda libraries, required: None)
    monkeypatch.setattr(dev, "hand_over", start)
    monkeypatch.setattr(dev.subprocess, "call", start)
    monkeypatch.setattr(dev.os, "chdir", lambda folder: None)
    return commands


@pytest.fixture
def installed(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Started:
    """The set-up's commands, which leave behind what the real ones would."""
    commands: Started = []

    def install(command: list[str], must_work: bool = True) -> None:
        commands.append(command)
        dev.VENV.mkdir(exist_ok=True)
        dev.PYTHON.touch()

    monkeypatch.setattr(dev, "quietly", install)
    return commands


def bare_system(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, *, root: bool, apt: bool = True
) -> None:
    """A Linux where libGL.so.1 is missing until apt-get has installed libgl1."""
    present = set(dev.QT_LIBRARIES) - {"libGL.so.1"}

    def install(command: list[str], must_work: bool = True) -> None:
        if "libgl1" in command:
            present.add("libGL.so.1")

    monkeypatch.setattr(dev, "loads", present.__contains__)
    monkeypatch.setattr(dev, "is_root", lambda: root)
    monkeypatch.setattr(dev, "missing_venv", dict)
    monkeypatch.setattr(dev, "package_name", lambda package: package)
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if apt else None)
    monkeypatch.setattr(dev, "quietly", install)


def apt_cache_knows(*names: str) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    def answer(command: list[str], **_options: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 0, b"Package" if command[-1] in names else b"")

    return answer


def test_the_file_can_be_read_by_python_3_8() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_older_python_is_told_in_one_sentence(
    dev: ModuleType,
    started: Started,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 13, "final", 0))
    monkeypatch.setattr(dev.sys, "version", "3.10.13 (main)")
    assert dev.main(["run"]) == 2
    expected = "dev.py: rehabplanner needs Python 3.11 or newer; this is 3.10.13.\n"
    assert capsys.readouterr().err == expected
    assert not started


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_without_a_command_it_shows_how_to_use_it(
    dev: ModuleType, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert dev.main(arguments) == code
    assert "python3 dev.py run" in capsys.readouterr().out


def test_what_follows_run_goes_to_the_program_options_too(
    dev: ModuleType, started: Started
) -> None:
    assert dev.main(["run", "diagnoses", "--json", "--help"]) == 0
    assert started == [dev.program("diagnoses", "--json", "--help")]


def test_what_follows_test_goes_to_pytest(dev: ModuleType, started: Started) -> None:
    assert dev.main(["test", "-k", "dose", "-x"]) == 0
    assert started == [[str(dev.PYTHON), "-m", "pytest", "-k", "dose", "-x"]]


def test_what_follows_bench_goes_to_the_benchmark(dev: ModuleType, started: Started) -> None:
    assert dev.main(["bench", "--only", "edit"]) == 0
    assert started == [[str(dev.PYTHON), "-m", "benchmarks", "--only", "edit"]]


def test_bench_goes_on_without_the_libraries_of_one_engine(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "missing_libraries", lambda libraries: dict(dev.WEASYPRINT_LIBRARIES))
    monkeypatch.setattr(dev, "missing_venv", dict)
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev, "set_up", lambda libraries, required, extras: None)
    monkeypatch.setattr(dev.os, "chdir", lambda folder: None)
    monkeypatch.setattr(dev, "hand_over", lambda command: 0)
    assert dev.main(["bench"]) == 0
    assert "needs libpango-1.0.so.0" in capsys.readouterr().err


def test_run_opens_the_window_where_there_is_a_screen(
    dev: ModuleType, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.main(["run"]) == 0
    assert started == [dev.program()]


def test_run_without_a_screen_makes_a_sample_and_tells_where_it_lies(
    dev: ModuleType, started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["run"]) == 0
    assert [command[4] for command in started] == ["new", "export"]
    said = capsys.readouterr().out
    assert "no screen" in said
    assert said.rstrip().endswith(started[-1][-1])


def test_a_sample_that_fails_ends_with_the_programs_exit_code(
    dev: ModuleType, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.subprocess, "call", lambda command: 1)
    assert dev.main(["run"]) == 1


def test_lint_fails_when_one_checker_complains_and_still_runs_the_others(
    dev: ModuleType, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    def complain(command: list[str], **_options: Any) -> int:
        started.append(command)
        return 1 if Path(command[0]).name == "mypy" else 0

    monkeypatch.setattr(dev.subprocess, "call", complain)
    assert dev.main(["lint"]) == 1
    assert Path(started[-1][0]).name == "lint-imports"


@pytest.mark.parametrize(
    ("platform", "display", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":1"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_screen_is_found_by_platform_and_session(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    display: dict[str, str],
    expected: bool,
) -> None:
    monkeypatch.setattr(dev.sys, "platform", platform)
    for name, value in display.items():
        monkeypatch.setenv(name, value)
    assert dev.has_screen() is expected


def test_a_window_asks_for_the_libraries_of_its_kind_of_screen(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.X11_LIBRARIES.items() <= dev.window_libraries().items()
    assert not dev.WAYLAND_LIBRARIES.keys() & dev.window_libraries().keys()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert dev.WAYLAND_LIBRARIES.items() <= dev.window_libraries().items()


def test_a_library_is_missing_when_the_loader_does_not_find_it(dev: ModuleType) -> None:
    assert dev.missing_libraries({"libno-such-thing.so.7": "libno7"}) == {
        "libno-such-thing.so.7": "libno7"
    }


def test_only_linux_is_asked_for_libraries(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "darwin")
    assert dev.missing_libraries({"libno-such-thing.so.7": "libno7"}) == {}


def test_root_gets_the_missing_package_installed_and_is_told(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare_system(dev, monkeypatch, root=True)
    dev.set_up_system(dev.QT_LIBRARIES, required=True)
    assert "Installing libgl1 for libGL.so.1." in capsys.readouterr().err


def test_others_are_given_the_one_command_to_run(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_system(dev, monkeypatch, root=False)
    with pytest.raises(dev.SetUpFailed) as failure:
        dev.set_up_system(dev.QT_LIBRARIES, required=True)
    command = "sudo apt-get update && sudo apt-get install --no-install-recommends libgl1"
    assert str(failure.value).splitlines()[1].strip() == command


def test_the_command_line_goes_on_without_the_windows_libraries(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare_system(dev, monkeypatch, root=False)
    dev.set_up_system(dev.QT_LIBRARIES, required=False)
    said = capsys.readouterr()
    assert "libGL.so.1" in said.err
    assert not said.out


def test_a_system_without_apt_is_told_which_libraries_are_missing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_system(dev, monkeypatch, root=True, apt=False)
    with pytest.raises(dev.SetUpFailed, match=r"needs libGL\.so\.1, .* package manager"):
        dev.set_up_system(dev.QT_LIBRARIES, required=True)


def test_a_package_goes_by_its_new_name_where_the_release_has_it(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.subprocess, "run", apt_cache_knows("libglib2.0-0t64"))
    assert dev.package_name("libglib2.0-0") == "libglib2.0-0t64"
    assert dev.package_name("libgl1") == "libgl1"


def test_a_python_that_cannot_make_environments_stops_the_command_line_too(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(dev.SetUpFailed, match="ensurepip"):
        dev.set_up_system({}, required=False)


def test_a_fresh_checkout_gets_an_environment_and_the_packages(
    dev: ModuleType, installed: Started
) -> None:
    dev.set_up_environment()
    assert [command[2] for command in installed] == ["venv", "pip"]


def test_an_environment_that_is_up_to_date_is_left_alone(
    dev: ModuleType, installed: Started
) -> None:
    dev.set_up_environment()
    installed.clear()
    dev.set_up_environment()
    assert not installed


def test_new_dependencies_are_installed_into_the_same_environment(
    dev: ModuleType, installed: Started
) -> None:
    dev.set_up_environment()
    installed.clear()
    (dev.ROOT / "pyproject.toml").write_text("[project]\ndependencies = ['more']")
    dev.set_up_environment()
    assert [command[2] for command in installed] == ["pip"]


def test_only_bench_installs_the_programs_it_measures_beside(
    dev: ModuleType, installed: Started
) -> None:
    dev.set_up_environment()
    assert installed[-1][-1] == ".[test]"
    dev.set_up_environment(["test", "bench"])
    assert [command[2] for command in installed] == ["venv", "pip", "pip"]
    assert installed[-1][-1] == ".[test,bench]"


def test_what_bench_has_installed_is_enough_for_the_tests(
    dev: ModuleType, installed: Started
) -> None:
    dev.set_up_environment(["test", "bench"])
    installed.clear()
    dev.set_up_environment()
    assert not installed


def test_a_half_made_environment_is_made_again(dev: ModuleType, installed: Started) -> None:
    dev.VENV.mkdir()
    dev.PYTHON.touch()
    dev.set_up_environment()
    assert [command[2] for command in installed] == ["venv", "pip"]
    assert "--clear" in installed[0]


def test_an_installation_that_was_cut_off_leaves_no_stamp(
    dev: ModuleType, installed: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up_environment()
    (dev.ROOT / "pyproject.toml").write_text("[project]\ndependencies = ['more']")

    def stop(command: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "quietly", stop)
    with pytest.raises(KeyboardInterrupt):
        dev.set_up_environment()
    assert not dev.STAMP.exists()


def test_another_python_gets_an_environment_of_its_own(
    dev: ModuleType, installed: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up_environment()
    monkeypatch.setattr(dev.sys, "version", "3.99.0 (main)")
    assert dev.must_create_environment()


def test_the_environment_is_not_deleted_from_under_the_python_that_runs_in_it(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "prefix", str(dev.VENV))
    assert not dev.must_create_environment()


def test_a_step_that_fails_shows_what_it_said_and_ends_with_2(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(libraries: dict[str, str], required: bool) -> None:
        dev.quietly([dev.sys.executable, "-c", "print('no network'); raise SystemExit(1)"])

    monkeypatch.setattr(dev, "set_up", fail)
    assert dev.main(["test"]) == 2
    assert "no network" in capsys.readouterr().err
