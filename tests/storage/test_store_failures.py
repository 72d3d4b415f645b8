"""When the place of the store fails: one sentence that helps, nothing destroyed, a way on."""

import logging
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import a_plan
from clinic_server import ClinicServer
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from rehabplanner.refusal import Refusal
from rehabplanner.storage import engine, migrations
from rehabplanner.storage.failures import told
from rehabplanner.storage.sqlite_file import sqlite
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import (
    NotLetIn,
    NotOurs,
    ServerGone,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
    StoreUnavailable,
)

SECRET = "Zebulon Quist"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store with one plan, closed."""
    path = tmp_path / "store" / "store.sqlite3"
    store = Store.at(path)
    store.save(a_plan(), None, "Ann")
    store.close()
    return path


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits 10 ms where the program waits seconds."""
    monkeypatch.setitem(engine._PRAGMAS, "busy_timeout", "10")  # noqa: SLF001


def _says(refusal: Refusal) -> None:
    """One sentence, and nothing about the patient or the database behind it."""
    sentence = str(refusal)
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert not any(word in sentence.lower() for word in ("sql", "error", "sample", "none"))
    assert SECRET not in "".join(traceback.format_exception(refusal))


def _save_until_full(store: Store) -> None:
    for number in range(2, 200):
        store.save(a_plan(id=f"plan-{number}"), None, "Ann")


def test_a_full_disk_leaves_what_was_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite.connect(file)) as connection:
        [pages] = connection.execute("PRAGMA page_count").fetchone()
    monkeypatch.setitem(engine._PRAGMAS, "max_page_count", str(pages))  # noqa: SLF001
    store = Store.at(file)

    with pytest.raises(StoreFull, match="free some space") as refused:
        _save_until_full(store)
    before = {row.id for row in store.recent(300)}
    store.close()

    _says(refused.value)
    monkeypatch.delitem(engine._PRAGMAS, "max_page_count")  # noqa: SLF001
    again = Store.at(file)
    assert {row.id for row in again.recent(300)} == before
    assert again.plan("plan-1").plan == a_plan()
    again.save(a_plan(id="plan-999"), None, "Ann")
    again.close()


def test_a_store_that_another_program_keeps_to_itself_is_told(file: Path, impatient: None) -> None:
    store = Store.at(file)
    with closing(sqlite.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="close it or wait") as refused:
            store.save(a_plan(goal="Hop"), 1, "Ann")
        assert store.plan("plan-1").plan == a_plan(), "reading goes on"
        other.execute("ROLLBACK")

    _says(refused.value)
    assert store.save(a_plan(goal="Hop"), 1, "Ann") == 2
    store.close()


def test_a_store_that_cannot_even_be_read_is_told_at_opening(file: Path, impatient: None) -> None:
    with closing(sqlite.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLocked) as refused:
            Store.at(file)

    _says(refused.value)


@pytest.mark.parametrize("place", ["store.sqlite3", "file/store.sqlite3"])
def test_a_place_where_no_file_can_be_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "store.sqlite3").mkdir()
    (tmp_path / "file").touch()

    with pytest.raises(StoreReadOnly, match="check the rights") as refused:
        Store.at(tmp_path / place)

    _says(refused.value)


@contextmanager
def _without_roots_rights() -> Iterator[None]:
    """Root may write anywhere, so that rights mean nothing to it."""
    me = os.geteuid()
    os.seteuid(65534 if me == 0 else me)
    try:
        yield
    finally:
        os.seteuid(me)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
@pytest.mark.parametrize(
    ("folder_rights", "file_rights"),
    [(0o500, 0o600), (0o500, 0o400), (0o700, 0o400), (0o700, 0o000), (0o000, 0o600)],
    ids=oct,
)
def test_what_may_not_be_written_is_told_and_can_be_mended(
    folder_rights: int, file_rights: int
) -> None:
    with _without_roots_rights(), TemporaryDirectory() as name:
        file = Path(name) / "store.sqlite3"
        store = Store.at(file)
        store.save(a_plan(), None, "Ann")
        store.close()
        file.chmod(file_rights)
        file.parent.chmod(folder_rights)

        with pytest.raises(StoreReadOnly, match="check the rights") as refused:
            Store.at(file).save(a_plan(goal="Hop"), 1, "Ann")

        _says(refused.value)
        file.parent.chmod(0o700)
        file.chmod(0o600)
        again = Store.at(file)
        assert again.plan("plan-1").plan == a_plan()
        assert again.save(a_plan(goal="Hop"), 1, "Ann") == 2
        again.close()


def test_a_store_that_may_only_be_read_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engine._PRAGMAS, "query_only", "ON")  # noqa: SLF001
    store = Store.at(file)

    with pytest.raises(StoreReadOnly) as refused:
        store.save(a_plan(goal="Hop"), 1, "Ann")

    _says(refused.value)
    assert store.plan("plan-1").plan == a_plan()
    store.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"Dear colleague" * 1000,
        lambda data: data[:100] + bytes(len(data) - 100),
        lambda data: b"\0" * len(data),
    ],
    ids=["another file", "zeroes inside", "zeroes"],
)
def test_a_damaged_file_is_told_and_left_alone(
    file: Path, damage: Callable[[bytes], bytes]
) -> None:
    damaged = damage(file.read_bytes())
    file.write_bytes(damaged)

    with pytest.raises(StoreDamaged, match="backup") as refused:
        Store.at(file)

    _says(refused.value)
    assert file.read_bytes() == damaged


@pytest.mark.parametrize("table", ["recipe", "meta"])
def test_another_programs_database_is_not_changed_by_a_byte(tmp_path: Path, table: str) -> None:
    file = tmp_path / "other.sqlite3"
    with closing(sqlite.connect(file)) as connection:
        connection.execute(f"CREATE TABLE {table} (key, value)")
    before = file.read_bytes()

    with pytest.raises(NotOurs, match="another program's") as refused:
        Store.at(file)

    _says(refused.value)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_another_program_that_was_killed_finds_its_database_as_it_left_it(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite3"
    with closing(sqlite.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE recipe (name)")
        killed = shutil.copytree(tmp_path, tmp_path / "killed")
    before = {path.name: path.read_bytes() for path in killed.glob("*[!m]")}

    with pytest.raises(NotOurs):
        Store.at(killed / file.name)

    assert {path.name: path.read_bytes() for path in killed.glob("*[!m]")} == before


def test_a_damaged_revision_says_so_and_the_others_open(store: Store) -> None:
    store.save(a_plan(goal="Walk"), None, "Ann")
    store.save(a_plan(goal="Run"), 1, "Ann")
    with store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(
            text("UPDATE revision SET body = :body WHERE number = 2"), {"body": b"\1"}
        )

    with pytest.raises(StoreDamaged, match="open another one") as refused:
        store.plan("plan-1")

    _says(refused.value)
    assert store.revision("plan-1", 1).plan.goal == "Walk"


def test_a_row_that_nobody_could_have_saved_is_told_and_not_quoted(store: Store) -> None:
    store.save(a_plan(), None, "Ann")
    with store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("UPDATE plan SET patient = :name"), {"name": f"{SECRET}\tX"})

    with pytest.raises(StoreDamaged) as refused:
        store.recent()

    _says(refused.value)
    assert refused.value.__context__ is None


def test_a_newer_store_does_not_open(place: Path | str) -> None:
    newer = engine.open_engine(place)
    migrations.migrate(newer, target=99)
    newer.dispose()

    with pytest.raises(StoreTooNew, match="update the program") as refused:
        Store.at(place)

    _says(refused.value)


def test_a_server_that_is_away_is_told_and_comes_back(
    server: ClinicServer, server_place: str
) -> None:
    store = Store.at(server_place)
    store.save(a_plan(), None, "Ann")
    server.stop()
    try:
        with pytest.raises(ServerGone, match="go on working") as refused:
            store.save(a_plan(goal="Hop"), 1, "Ann")
    finally:
        server.start()

    _says(refused.value)
    assert store.save(a_plan(goal="Hop"), 1, "Ann") == 2
    store.close()


def test_a_server_that_never_was_is_told() -> None:
    password = "open" + "sesame"
    with pytest.raises(ServerGone) as refused:
        Store.at(f"postgresql+psycopg://desk:{password}@127.0.0.1:1/clinic")

    _says(refused.value)
    assert password not in "".join(traceback.format_exception(refused.value))


def test_a_database_that_is_not_there_is_told(server_place: str) -> None:
    with pytest.raises(NotLetIn, match="did not let this desk in"):
        Store.at(server_place.replace("/postgres", "/no_such_clinic"))


def test_a_row_that_cannot_be_written_is_not_quoted(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    @told
    def write_nonsense() -> None:
        with store.engine.execution_options(writes=True).begin() as connection:
            connection.execute(
                text("INSERT INTO patient (id, name, words, contact) VALUES (:id, :name, '', '')"),
                {"id": "p", "name": SECRET},
            )

    with pytest.raises(StoreUnavailable) as refused:
        write_nonsense()

    _says(refused.value)
    assert refused.value.__context__ is None
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("SQLITE_FULL", StoreFull),
        ("SQLITE_READONLY_DIRECTORY", StoreReadOnly),
        ("SQLITE_CANTOPEN", StoreReadOnly),
        ("SQLITE_BUSY_SNAPSHOT", StoreLocked),
        ("SQLITE_CORRUPT_VTAB", StoreDamaged),
        ("SQLITE_IOERR_WRITE", StoreUnavailable),
        ("SQLITE_MISUSE", StoreUnavailable),
    ],
)
def test_what_the_file_says_becomes_a_sentence(code: str, kind: type[Refusal]) -> None:
    error = sqlite.OperationalError("no words about it")
    error.sqlite_errorname = code
    _becomes(error, kind)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("53100", StoreFull),
        ("53300", ServerGone),
        ("57P01", ServerGone),
        ("08006", ServerGone),
        ("28P01", NotLetIn),
        ("40P01", StoreLocked),
        ("25006", StoreReadOnly),
        ("XX001", StoreDamaged),
        ("22003", StoreUnavailable),
    ],
)
def test_what_the_server_says_becomes_a_sentence(state: str, kind: type[Refusal]) -> None:
    error = Exception("no words about it")
    error.sqlstate = state  # type: ignore[attr-defined]
    _becomes(error, kind)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("server does not support SSL, but SSL was required", StoreUnavailable),
        ("SSL error: certificate verify failed", StoreUnavailable),
        ('root certificate file "root.crt" does not exist', StoreUnavailable),
        ("no pg_hba.conf entry for host, user, database, SSL off", NotLetIn),
        ("fe_sendauth: no password supplied", NotLetIn),
        ('role "desk" does not exist', NotLetIn),
        ("Connection refused", ServerGone),
    ],
)
def test_a_connection_that_is_never_made_becomes_a_sentence(said: str, kind: type[Refusal]) -> None:
    _becomes(_operational_error(said), kind)


def test_a_connection_that_is_not_made_in_time_becomes_a_sentence() -> None:
    broken = type(_operational_error(""))
    late: type[Exception] = type("ConnectionTimeout", (broken,), {})
    _becomes(late("connection timeout expired"), ServerGone)


def _operational_error(said: str) -> Exception:
    """As psycopg raises it: with neither a code nor a connection."""
    kind: type[Exception] = type("OperationalError", (Exception,), {})
    return kind(said)


def _becomes(error: Exception, kind: type[Refusal]) -> None:
    @told
    def fail() -> None:
        raise DBAPIError("", {}, error)

    with pytest.raises(kind) as refused:
        fail()

    assert type(refused.value) is kind
    _says(refused.value)
