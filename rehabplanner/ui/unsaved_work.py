"""Unsaved work of earlier, thrown away with a way back."""

from collections.abc import Callable

from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.ui.message_strip import MessageStrip


class UnsavedWork:
    """What lies on this desk's disk and not in the store."""

    def __init__(self, drafts: Drafts, strip: MessageStrip) -> None:
        self._drafts = drafts
        self._strip = strip

    def discard(self, draft: Draft, show: Callable[[], None]) -> None:
        """Throw unsaved work away; the strip offers it back. `show` lists what is left."""
        try:
            self._drafts.discard(draft.plan.id)
        except Refusal as refusal:
            self._strip.say(str(refusal), "stop")
            return
        show()
        said = "The unsaved plan is discarded."
        self._strip.say(said, "accent", "Undo", lambda: self._keep_again(draft, show))

    def _keep_again(self, draft: Draft, show: Callable[[], None]) -> None:
        try:
            self._drafts.keep(draft.plan, draft.based_on, draft.label, draft.given)
        except Refusal as refusal:
            sentence = str(refusal)
            self._strip.say(sentence, "stop", "Try again", lambda: self._keep_again(draft, show))
        show()
