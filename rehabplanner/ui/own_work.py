"""What a therapist does with own content from the window: keep, manage, take in, mark."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rehabplanner.domain.exercise import Exercise
from rehabplanner.storage.shared_file import Shared
from rehabplanner.ui.desk_settings import DeskSettings
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.open_plan import OpenPlan
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.own_sharing import OwnSharing
from rehabplanner.ui.session import PlanSession

if TYPE_CHECKING:
    from rehabplanner.ui.plan_page import PlanPage


class OwnWork(QObject):
    """Opens the dialogs on own content and does what is decided in them.

    The dialogs are imported when they are opened, after the first paint.
    """

    def __init__(
        self,
        frame: Frame,
        own: OwnContent,
        plan: OpenPlan,
        settings: DeskSettings,
        dialogs: FileDialogs,
    ) -> None:
        super().__init__(frame)
        self._frame, self._own, self._plan = frame, own, plan
        self._settings, self._dialogs = settings, dialogs
        self._sharing = OwnSharing(own, dialogs, frame)
        self._sharing.said.connect(frame.strip.say)
        self._sharing.refused.connect(lambda sentence: frame.strip.say(sentence, "stop"))
        own.changed.connect(self._restock)
        settings.changed.connect(lambda _: self._show_favourites())

    def attach(self, page: "PlanPage") -> None:
        """A plan was opened: its library shows favourites, its exercises can be kept."""
        page.library.favourite_toggled.connect(self._settings.toggle_favourite)
        page.inspector.keep_asked.connect(self.keep_exercise)
        self._show_favourites()

    def save_template(self) -> None:
        """Keep the open plan's stages and words for other patients."""
        from rehabplanner.ui.template_dialog import TemplateDialog

        page = self._plan.settled_page()
        if page is not None:
            dialog = TemplateDialog(self._own, page.session.plan, self._frame)
            dialog.kept.connect(self._tell_template)
            dialog.open()

    def keep_exercise(self, item_id: str) -> None:
        """Keep the exercise as it stands in the open plan."""
        from rehabplanner.ui.own_exercise_dialog import OwnExerciseDialog, Source

        page = self._plan.settled_page()
        if page is None:
            return
        session = page.session
        item = session.plan.item(item_id)
        if not isinstance(item.content, Exercise):
            return
        source = Source(item.content, item.dose, session.plan.side)
        dialog = OwnExerciseDialog(self._own, source, self._dialogs, parent=self._frame)

        def kept(exercise: Exercise) -> None:
            if dialog.in_plan.isChecked():
                self._use(session, item_id, exercise)
            self._frame.strip.say(f"“{exercise.name}” is in your library now.")

        dialog.kept.connect(kept)
        dialog.open()

    def manage(self) -> None:
        """List, rename, share and put away own content."""
        from rehabplanner.ui.own_library_dialog import OwnLibraryDialog

        OwnLibraryDialog(self._own, self._dialogs, self._frame).open()

    def take_in(self, value: Shared) -> None:
        """Keep what came in as a file."""
        self._sharing.take_in(value)

    def _use(self, session: PlanSession, item_id: str, exercise: Exercise) -> None:
        from rehabplanner.ui.inspector_swap import take_library_words

        if self._plan.session is session:
            session.edit_or_refuse("Use my own exercise", take_library_words, item_id, exercise)

    def _tell_template(self, template: Shared) -> None:
        said = f"“{template.name}” is kept; find it on the start page."
        self._frame.strip.say(said)

    def _restock(self) -> None:
        page = self._plan.page
        if page is not None:
            page.session.library = self._own.library
            page.library.restock()

    def _show_favourites(self) -> None:
        page = self._plan.page
        if page is not None:
            page.library.use_favourites(self._settings.value.favourites)
