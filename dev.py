"""Set up this machine and start rehabplanner.

    python3 dev.py run [...]     open the window; what follows is passed on to the program
    python3 dev.py test [...]    run the tests; what follows is passed on to pytest
    python3 dev.py lint          check format, style, types and architecture
    python3 dev.py bench [...]   measure the speed beside other programs; --help tells what

Each command first does all the set-up that is still missing: a virtual environment in .venv with
the program and its tools and, on Linux, the system libraries that Qt needs. It says on standard
error what it installs. Standard library only, and readable by Python 3.8, which is told to leave.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

OLDEST_PYTHON = (3, 11)
FAILED = 2
APT_INSTALL = ["apt-get", "install", "--no-install-recommends"]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "rehabplanner-set-up.txt"
SAMPLE_FOLDER = ROOT / "build" / "sample"  # git ignores build/

# What Qt loads, by the file it asks for, and the Debian package that holds it. Files are looked
# for, not packages, so that the answer is right on every Linux.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
PRINTER_LIBRARIES = {"libcups.so.2": "libcups2"}
WEASYPRINT_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


class SetUpFailed(Exception):
    """The set-up cannot go on; the sentence says what to do."""


def main(arguments: list[str]) -> int:
    """Do what the arguments say and return the exit code."""
    if tuple(sys.version_info) < OLDEST_PYTHON:
        say(f"rehabplanner needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return FAILED
    command, rest = (arguments or [""])[0], arguments[1:]
    if command not in COMMANDS:
        print(__doc__)
        return 0 if command in ("-h", "--help") else FAILED
    try:
        return COMMANDS[command](rest)
    except SetUpFailed as failure:
        say(str(failure))
        return FAILED
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def say(sentence: str) -> None:
    """Tell the user on standard error: standard output belongs to the program."""
    print(f"dev.py: {sentence}", file=sys.stderr, flush=True)


def run(arguments: list[str]) -> int:
    """Open the window, or run the command line; without a screen make the sample handout."""
    window = not arguments and has_screen()
    set_up(window_libraries() if window else QT_LIBRARIES, required=window)
    if window or arguments:
        return hand_over(program(*arguments))
    return make_sample()


def test(arguments: list[str]) -> int:
    """Run the tests; they draw into memory and need no screen."""
    set_up(QT_LIBRARIES, required=True)
    os.chdir(ROOT)
    return hand_over([str(PYTHON), "-m", "pytest", *arguments])


def lint(arguments: list[str]) -> int:
    """Run every checker, also when one before has complained."""
    if arguments:
        raise SetUpFailed("lint takes no arguments.")
    set_up({}, required=False)
    checks = (["ruff", "format", "--check"], ["ruff", "check"], ["mypy"], ["lint-imports"])
    codes = [subprocess.call([str(PROGRAMS / name), *rest], cwd=ROOT) for name, *rest in checks]
    return int(any(codes))


def bench(arguments: list[str]) -> int:
    """Measure, without a screen; only this command installs the programs it measures beside."""
    set_up(QT_LIBRARIES, required=True, extras=["test", "bench"])
    set_up_system(WEASYPRINT_LIBRARIES, required=False)
    os.chdir(ROOT / "tests")
    return hand_over([str(PYTHON), "-m", "benchmarks", *arguments])


COMMANDS = {"run": run, "test": test, "lint": lint, "bench": bench}


def make_sample() -> int:
    """The main job without a window: draft a plan for a sample patient and export its PDF."""
    plan, handout = SAMPLE_FOLDER / "sample-plan.json", SAMPLE_FOLDER / "sample-plan.pdf"
    print("There is no screen for the window; making a sample plan instead.", flush=True)
    new = ["new", "patellofemoral-pain", "--patient", "Sample Patient", "--side", "left"]
    for step in ([*new, "-o", str(plan)], ["export", str(plan), "-o", str(handout)]):
        code = subprocess.call(program(*step))
        if code:
            return code
    print(f"The sample patient's PDF lies here: {handout}")
    return 0


def program(*arguments: str) -> list[str]:
    """The command that starts rehabplanner. -P: no file of the current folder is imported."""
    return [str(PYTHON), "-P", "-m", "rehabplanner", *arguments]


def hand_over(command: list[str]) -> int:
    """Become the command, so that signals and exit codes are its own; or wait on Windows."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def has_screen() -> bool:
    """Windows and macOS always have one; elsewhere the session names its display."""
    always = sys.platform in ("win32", "darwin")
    return always or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def window_libraries() -> dict[str, str]:
    """What a window on this screen needs."""
    libraries = {**QT_LIBRARIES, **PRINTER_LIBRARIES}
    if os.environ.get("DISPLAY"):
        libraries.update(X11_LIBRARIES)
    if os.environ.get("WAYLAND_DISPLAY"):
        libraries.update(WAYLAND_LIBRARIES)
    return libraries


def set_up(libraries: dict[str, str], *, required: bool, extras: Sequence[str] = ("test",)) -> None:
    """Install what is missing. Libraries that are not required may stay missing, with a note."""
    set_up_system(libraries, required=required)
    set_up_environment(extras)


def set_up_system(libraries: dict[str, str], *, required: bool) -> None:
    missing = {**missing_libraries(libraries), **missing_venv()}
    if not missing:
        return
    if shutil.which("apt-get") and is_root():
        apt_install(missing)
        missing = {**missing_libraries(libraries), **missing_venv()}
    if missing and (required or missing_venv()):
        raise SetUpFailed(how_to_install(missing))
    if missing:
        say(how_to_install(missing))
        say("Going on without; what needs that is left out.")


def missing_libraries(libraries: dict[str, str]) -> dict[str, str]:
    """Those that the system's loader does not find: file name -> Debian package."""
    if not sys.platform.startswith("linux"):
        return {}
    return {name: package for name, package in libraries.items() if not loads(name)}


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_venv() -> dict[str, str]:
    """Debian's Python comes without the module that puts pip into an environment."""
    importlib.invalidate_caches()
    if not must_create_environment() or importlib.util.find_spec("ensurepip"):
        return {}
    return {"Python's ensurepip module": "python{}.{}-venv".format(*sys.version_info)}


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(missing: dict[str, str]) -> None:
    """Install the Debian packages that hold the missing parts."""
    say("This system lacks parts that rehabplanner needs; asking apt-get for them.")
    quietly(["apt-get", "update"], must_work=False)  # an unrelated source may be out of reach
    packages = {part: package_name(package) for part, package in missing.items()}
    for part, package in packages.items():
        say(f"Installing {package} for {part}.")
    quietly([*APT_INSTALL, "--yes", "-o", "DPkg::Lock::Timeout=120", *packages.values()])


def package_name(package: str) -> str:
    """The name in this release: Ubuntu 24.04 and Debian 13 call some packages ...t64."""
    renamed = f"{package}t64"
    answer = subprocess.run(["apt-cache", "show", renamed], capture_output=True, check=False)
    return renamed if answer.stdout else package


def how_to_install(missing: dict[str, str]) -> str:
    """One sentence and, on Debian and its family, the one command to copy."""
    lack = f"rehabplanner needs {', '.join(missing)}, which this system lacks."
    if not shutil.which("apt-get"):
        return f"{lack} Install that with the system's own package manager and try again."
    packages = " ".join(package_name(package) for package in missing.values())
    command = f"sudo apt-get update && sudo {' '.join(APT_INSTALL)} {packages}"
    return f"{lack} Run this command and try again:\n    {command}"


def set_up_environment(extras: Sequence[str] = ("test",)) -> None:
    """Bring .venv up to date. The stamp is written last, so a half-made one is made again."""
    wanted, recorded = wanted_stamp(), recorded_stamp()
    if recorded[: len(wanted)] == wanted and set(extras) <= set(recorded[len(wanted) :]):
        return
    if must_create_environment():
        say(f"Creating the virtual environment {VENV}.")
        quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    STAMP.unlink(missing_ok=True)
    say("Installing rehabplanner and its libraries into it; the first time takes a while.")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    quietly([*pip, "--editable", f".[{','.join(extras)}]"])
    STAMP.write_text("\n".join([*wanted_stamp(), *extras]), encoding="utf-8")


def must_create_environment() -> bool:
    """True unless .venv was finished with this Python, or this Python is the one inside it."""
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    return not inside and recorded_stamp()[:1] != wanted_stamp()[:1]


def wanted_stamp() -> list[str]:
    """Which Python at which place, and what was to be installed; the extras follow this."""
    interpreter = f"{sys.version.split()[0]} {VENV}"
    return [interpreter, hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()]


def recorded_stamp() -> list[str]:
    """The stamp of the last set-up that was finished; empty when there is none that works."""
    if not (STAMP.is_file() and PYTHON.exists()):
        return []
    return STAMP.read_text(encoding="utf-8").splitlines()


def quietly(command: list[str], *, must_work: bool = True) -> None:
    """Run a command of the set-up. What it printed is shown only when it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode and must_work:
        print(done.stdout, file=sys.stderr)
        raise SetUpFailed(f"{Path(command[0]).name} failed; its own words are above.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
