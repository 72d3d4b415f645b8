"""Where plans are kept: chosen by a therapist, tried before it is used, its password kept safe."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
import shiboken6
from builders import a_plan
from keyrings import LockedKeyring, MemoryKeyring, use
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.settings import Settings
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.place import Server, account, without_password
from rehabplanner.storage.store import Store
from rehabplanner.ui.server_password import ServerPasswordDialog
from rehabplanner.ui.store_dialog import StoreDialog

Dialog = TypeVar("Dialog", bound=QDialog)

SECRET = "blue heron 7"
NOWHERE = "postgresql+psycopg://desk@127.0.0.1:1/clinic"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    backend = MemoryKeyring()
    use(monkeypatch, backend)
    return backend


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[StoreDialog]:
    with shown(qtbot, StoreDialog(Settings())) as made:
        yield made


@contextmanager
def shown(qtbot: QtBot, made: Dialog) -> Iterator[Dialog]:
    """The dialog, until it goes by itself when its last answer has come."""
    made.open()
    yield made
    if shiboken6.isValid(made):
        made.reject()
    gone(qtbot, made)


def gone(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog), timeout=20_000)


def taken(qtbot: QtBot, dialog: StoreDialog) -> list[Any]:
    """What the dialog tells when it is done."""
    told: list[Any] = []
    dialog.chosen.connect(lambda *news: told.extend(news))
    click(qtbot, dialog.ok)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    return told


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def paste(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def choose_server(qtbot: QtBot, dialog: StoreDialog, url: str) -> None:
    dialog.there.click()
    paste(qtbot, dialog.form.host, url)


def try_it(qtbot: QtBot, dialog: StoreDialog) -> str:
    with qtbot.waitSignal(dialog.status.ended, timeout=20_000):
        click(qtbot, dialog.test)
    return dialog.status.strip.text


def kept(place: str | None, plan_id: str) -> None:
    store = Store.at(place)
    store.save(a_plan(id=plan_id), None, "Ann")
    store.close()


def test_this_machine_is_the_default_and_needs_nothing(qtbot: QtBot, dialog: StoreDialog) -> None:
    assert dialog.here.isChecked()
    assert not dialog.form.isEnabled()
    assert not dialog.along.isEnabled()
    assert taken(qtbot, dialog) == [Settings(), None, ""]


def test_a_pasted_url_fills_the_fields(qtbot: QtBot, dialog: StoreDialog) -> None:
    url = f"postgresql://desk:{SECRET}@server:5433/clinic?sslmode=verify-full"
    choose_server(qtbot, dialog, url)

    form = dialog.form
    assert [f.text() for f in (form.host, form.port, form.database, form.user)] == [
        *("server", "5433", "clinic", "desk")
    ]
    assert form.password.text() == SECRET
    assert SECRET not in form.password.displayText()
    assert form.server().options == {"sslmode": "verify-full"}


def test_a_new_server_is_spoken_to_over_an_encrypted_line_unless_that_is_unticked(
    qtbot: QtBot, dialog: StoreDialog
) -> None:
    dialog.there.click()
    form = dialog.form
    for field, words in ((form.host, "server"), (form.database, "clinic"), (form.user, "desk")):
        qtbot.keyClicks(field, words)

    assert form.server().url == "postgresql+psycopg://desk@server/clinic?sslmode=require"
    form.encrypted.click()
    assert form.server().url == "postgresql+psycopg://desk@server/clinic"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "The server's host is empty"),
        ("mysql://desk@server/clinic", "This is no place for a store"),
        ("server", "database is empty"),
    ],
)
def test_a_field_that_is_wrong_is_told_at_once(
    qtbot: QtBot, dialog: StoreDialog, typed: str, said: str
) -> None:
    choose_server(qtbot, dialog, typed)
    click(qtbot, dialog.ok)

    assert said in dialog.status.strip.text
    assert dialog.isVisible()


def test_trying_tells_how_many_plans_are_there(
    qtbot: QtBot, dialog: StoreDialog, server_place: str
) -> None:
    choose_server(qtbot, dialog, server_place)
    assert try_it(qtbot, dialog) == "Connected: no plans there yet."

    kept(server_place, "one")
    assert try_it(qtbot, dialog) == "Connected: 1 plan."
    kept(server_place, "two")
    assert try_it(qtbot, dialog) == "Connected: 2 plans."
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.test


def test_a_server_that_does_not_answer_is_not_taken(qtbot: QtBot, dialog: StoreDialog) -> None:
    choose_server(qtbot, dialog, NOWHERE)
    with qtbot.waitSignal(dialog.status.ended, timeout=20_000):
        click(qtbot, dialog.ok)

    assert "No server answers there" in dialog.status.strip.text
    assert dialog.isVisible()
    assert dialog.form.host.text() == "127.0.0.1"
    assert dialog.ok.isEnabled()


def test_a_server_that_says_no_is_told(
    qtbot: QtBot, dialog: StoreDialog, server_place: str
) -> None:
    choose_server(qtbot, dialog, server_place.replace("desk@", f"stranger:{SECRET}@"))

    assert "did not let this desk in" in try_it(qtbot, dialog)
    assert SECRET not in dialog.status.strip.text


def test_a_server_is_taken_and_its_password_kept_apart_from_the_settings(
    qtbot: QtBot, keyring: MemoryKeyring, dialog: StoreDialog, server_place: str
) -> None:
    choose_server(qtbot, dialog, server_place)
    qtbot.waitUntil(dialog.form.keep.isChecked)
    qtbot.keyClicks(dialog.form.password, SECRET)
    told = taken(qtbot, dialog)

    settings, place, said = told
    assert Server.of(settings.store) == Server.of(server_place)
    assert SECRET not in settings.model_dump_json()
    assert f":{SECRET}@" in place
    assert without_password(place) == settings.store
    assert said == ""
    assert keyring.kept == {("rehabplanner", account(server_place)): SECRET}


def test_a_password_that_is_not_to_be_kept_is_taken_out_of_the_keyring(
    qtbot: QtBot, server_place: str, keyring: MemoryKeyring
) -> None:
    keyring.kept["rehabplanner", account(server_place)] = SECRET
    with shown(qtbot, StoreDialog(Settings(store=server_place))) as dialog:
        qtbot.waitUntil(dialog.form.keep.isChecked)
        dialog.form.keep.click()
        told = taken(qtbot, dialog)

    assert f":{SECRET}@" in told[1], "this time it is still known"
    assert keyring.kept == {}


def test_a_machine_without_a_keyring_says_so(qtbot: QtBot, dialog: StoreDialog) -> None:
    keep = dialog.form.keep
    qtbot.waitUntil(lambda: "no keyring" in keep.text())
    dialog.there.click()

    assert not keep.isEnabled()
    assert not keep.isChecked()


def test_a_keyring_that_fails_stops_nobody(
    qtbot: QtBot, server_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, LockedKeyring())
    with shown(qtbot, StoreDialog(Settings())) as dialog:
        choose_server(qtbot, dialog, server_place)
        qtbot.keyClicks(dialog.form.password, SECRET)
        qtbot.waitUntil(dialog.form.keep.isChecked)
        told = taken(qtbot, dialog)

    assert "keyring did not keep the password" in told[2]


def test_the_plans_of_this_machine_come_along_if_wanted(qtbot: QtBot, server_place: str) -> None:
    kept(None, "mine")
    kept(server_place, "theirs")
    with shown(qtbot, StoreDialog(Settings())) as dialog:
        choose_server(qtbot, dialog, server_place)
        assert not dialog.along.isChecked()
        dialog.along.click()
        told = taken(qtbot, dialog)

    assert told[2] == "1 plan came in new."
    for place, ids in ((server_place, {"mine", "theirs"}), (None, {"mine"})):
        store = Store.at(place)
        assert {row.id for row in store.recent()} == ids
        store.close()


def test_the_plans_stay_here_when_nobody_asks_for_them(
    qtbot: QtBot, dialog: StoreDialog, server_place: str
) -> None:
    kept(None, "mine")
    choose_server(qtbot, dialog, server_place)
    taken(qtbot, dialog)

    store = Store.at(server_place)
    assert store.recent() == ()
    store.close()


def test_going_back_to_this_machine_needs_no_server(qtbot: QtBot) -> None:
    with shown(qtbot, StoreDialog(Settings(store=NOWHERE, paper="a4"))) as dialog:
        assert dialog.there.isChecked()
        assert dialog.form.host.text() == "127.0.0.1"
        dialog.here.click()
        assert taken(qtbot, dialog) == [Settings(paper="a4"), None, ""]


def test_who_closes_the_dialog_while_it_asks_has_changed_nothing(
    qtbot: QtBot, dialog: StoreDialog, server_place: str
) -> None:
    choose_server(qtbot, dialog, server_place)
    told: list[Any] = []
    dialog.chosen.connect(told.append)
    click(qtbot, dialog.ok)
    assert not dialog.ok.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    gone(qtbot, dialog)

    assert told == []


def test_the_place_on_this_machine_is_shown(dialog: StoreDialog) -> None:
    assert str(store_file()) in [label.text() for label in dialog.findChildren(QLabel)]


@pytest.fixture
def asking(
    qtbot: QtBot, server_place: str, keyring: MemoryKeyring
) -> Iterator[ServerPasswordDialog]:
    url = without_password(server_place)
    with shown(qtbot, ServerPasswordDialog(url, "Type it again.")) as made:
        qtbot.waitUntil(made.keep.isChecked)
        yield made


def given(dialog: ServerPasswordDialog) -> list[str]:
    told: list[str] = []
    dialog.given.connect(lambda *news: told.extend(news))
    return told


def test_a_missing_password_is_asked_and_kept(
    qtbot: QtBot, asking: ServerPasswordDialog, keyring: MemoryKeyring, server_place: str
) -> None:
    assert asking.wrong.text() == "Type it again."
    assert not asking.ok.isEnabled()
    qtbot.keyClicks(asking.password, SECRET)
    assert SECRET not in asking.password.displayText()
    told = given(asking)
    qtbot.keyClick(asking.password, Qt.Key.Key_Return)
    gone(qtbot, asking)

    place, said = told
    assert f":{SECRET}@" in place
    assert said == ""
    assert keyring.kept == {("rehabplanner", account(server_place)): SECRET}


def test_a_password_for_this_time_only_is_kept_nowhere(
    qtbot: QtBot, asking: ServerPasswordDialog, keyring: MemoryKeyring
) -> None:
    qtbot.keyClicks(asking.password, SECRET)
    asking.keep.click()
    told = given(asking)
    click(qtbot, asking.ok)
    gone(qtbot, asking)

    assert len(told) == 2
    assert keyring.kept == {}


def test_a_password_that_the_server_refuses_is_asked_again(
    qtbot: QtBot, server_place: str, keyring: MemoryKeyring
) -> None:
    url = without_password(server_place).replace("desk@", "stranger@")
    with shown(qtbot, ServerPasswordDialog(url)) as dialog:
        told = given(dialog)
        qtbot.keyClicks(dialog.password, SECRET)
        click(qtbot, dialog.ok)
        qtbot.waitUntil(lambda: "did not let this desk in" in dialog.wrong.text(), timeout=20_000)

        assert dialog.isVisible()
        assert dialog.password.selectedText()
    assert told == []
    assert keyring.kept == {}
