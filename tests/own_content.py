"""A store with own content, as one desk's window has it open."""

from builders import a_plan, an_exercise
from questions import settle
from small_library import small_library

from rehabplanner.domain.own import own_exercise
from rehabplanner.domain.template import template_of
from rehabplanner.storage.shared_file import Shared
from rehabplanner.storage.store import Store
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.store_link import StoreLink

STEP = own_exercise(an_exercise(), "Kitchen step")
TEMPLATE = template_of(a_plan(), "My runner's knee")


def own_content(link: StoreLink) -> OwnContent:
    """Ann's, over the small library; nothing is known before the link has opened."""
    own = OwnContent(link, small_library(), lambda: "Ann", link)
    link.open()
    settle(link)
    return own


def keep(store: Store, *values: Shared) -> None:
    """As another desk, Bob's, does it."""
    from rehabplanner.storage.own_library import OwnLibrary

    for value in values:
        OwnLibrary(store).save(value, None, "Bob")


def names(own: OwnContent) -> list[str]:
    return [row.name for row in own.rows]
