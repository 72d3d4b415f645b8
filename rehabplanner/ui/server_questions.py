"""What a dialog asks a clinic's server before it is used. Runs in the background."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rehabplanner.refusal import Refusal
from rehabplanner.storage import credentials
from rehabplanner.storage.place import Server, account, reachable, with_password
from rehabplanner.storage.stored import NotLetIn, ServerGone
from rehabplanner.ui.import_words import import_words

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_NOBODY_THERE: Final = (
    "No server answers there; check its name and port, and whether this machine is on the network."
)
_NOT_LET_IN: Final = (
    "The server did not let this desk in; check database, user and password, or ask those who run"
    " it."
)


@dataclass(frozen=True)
class Question:
    """Is the server there, and what has it?

    password: as it was typed; empty for the one in the keyring
    keep: whether the password goes into the keyring; None leaves it alone
    """

    server: Server
    password: str = field(repr=False)
    keep: bool | None = None


@dataclass(frozen=True)
class Found:
    """place: the server's URL with its password, as the store is opened with; show it to nobody"""

    server: Server
    place: str = field(repr=False)
    plans: int
    said: str = ""

    @property
    def words(self) -> str:
        if self.plans == 0:
            return "Connected: no plans there yet."
        return f"Connected: {self.plans:,} {'plan' if self.plans == 1 else 'plans'}."


def answer(question: Question) -> Found:
    """Open the store there. Raises Refusal when that is not possible."""
    from rehabplanner.storage.moving import plans_at  # loads a database library

    url = question.server.url
    typed = question.password
    place = with_password(url, typed) if typed else str(reachable(url))
    plans = plans_at(place)
    return Found(question.server, place, plans, _kept(question))


def brought_along(found: Found, own: "Callable[[], Store]", say: Callable[[str], None]) -> Found:
    """Copy the plans of this machine's own store there too. Raises Refusal."""
    from rehabplanner.storage.moving import bring_along

    said = import_words(bring_along(own, found.place, say))
    return Found(found.server, found.place, found.plans, " ".join((said, found.said)).strip())


def reason(error: Exception) -> Exception:
    """The refusal in words for somebody who is just typing in where the server is."""
    if isinstance(error, ServerGone):
        return Refusal(_NOBODY_THERE)
    if isinstance(error, NotLetIn):
        return Refusal(_NOT_LET_IN)
    return error


def _kept(question: Question) -> str:
    """What there is to say about the keyring; the server is used whatever that does."""
    if question.keep is None:
        return ""
    name = account(question.server.url)
    try:
        if not question.keep:
            credentials.forget(name)
        elif question.password:
            credentials.remember(name, question.password)
    except Refusal as refusal:
        return str(refusal)
    return ""
