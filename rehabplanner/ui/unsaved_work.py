"""Unsaved work of earlier: thrown away with a way back, or brought back into its plan."""

from collections.abc import Callable
from pathlib import Path

from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.session import PlanSession


class UnsavedWork:
    """What is kept of plans that no plan file holds yet."""

    def __init__(self, drafts: Drafts, strip: MessageStrip) -> None:
        self._drafts = drafts
        self._strip = strip

    def discard(self, draft: Draft, show: Callable[[], None]) -> None:
        """Throw unsaved work away; the strip offers it back. `show` lists what is left."""
        try:
            self._drafts.discard(draft.plan.id, draft.origin)
        except Refusal as refusal:
            self._strip.say(str(refusal), "stop")
            return
        show()
        said = "The unsaved plan is discarded."
        self._strip.say(said, "accent", "Undo", lambda: self._keep_again(draft, show))

    def bring_back(self, session: PlanSession, path: Path) -> None:
        """What was left unsaved of this plan file comes back, as a step that can be undone."""
        draft = self._drafts.of(session.plan.id, path)
        if draft is None or draft.plan == session.plan:
            return
        unsaved = draft.plan
        session.edit("Bring back changes", lambda _plan: unsaved)
        said = "Your unsaved changes to this plan are back."
        self._strip.say(said, "accent", "Undo", session.history.undo)

    def _keep_again(self, draft: Draft, show: Callable[[], None]) -> None:
        try:
            self._drafts.keep(draft.plan, draft.origin)
        except Refusal as refusal:
            sentence = str(refusal)
            self._strip.say(sentence, "stop", "Try again", lambda: self._keep_again(draft, show))
        show()
