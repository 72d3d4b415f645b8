"""The staged plan: the tree in the middle of the plan page."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Exercise
from rehabplanner.ui.part import Part
from rehabplanner.ui.picture_rows import PictureRowDelegate
from rehabplanner.ui.plan_model import PlanModel
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.session import PlanSession


class PlanTree(QTreeView):
    """Shows the plan and moves its parts by mouse and keyboard.

    part_selected(part or None)
    warned(sentence): what was done is unusual, or was not done
    """

    part_selected = Signal(object)
    warned = Signal(str)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.plan_model = PlanModel(session, self)
        self.setModel(self.plan_model)
        self.setItemDelegate(PictureRowDelegate(self))
        self.setAccessibleName("Staged plan")
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)  # the drop's edit moves, not the view
        self.expandAll()
        self.plan_model.rowsInserted.connect(self._expand_new_stage)
        self.plan_model.dropped.connect(self._dropped)

    @property
    def selected(self) -> Part | None:
        """The part that is selected now."""
        return self.plan_model.part_at(self.currentIndex())

    def select(self, part: Part) -> None:
        """Select a part and bring it into view."""
        index = self.plan_model.index_of(part)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.part_selected.emit(self.plan_model.part_at(current))

    def stage_in_view(self) -> str:
        """The stage that holds the selection, else the patient's current stage."""
        part = self.selected
        if part is None or part.kind in ("about", "return"):
            return self._session.plan.current_stage
        if part.kind == "item":
            return self._session.plan.stage_of(part.id).id
        return part.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.remove_selected()
        else:
            super().keyPressEvent(event)

    # --- edits by keyboard; the window's Edit menu calls them ---

    def remove_selected(self) -> None:
        part = self.selected
        if part is None:
            return
        if part.kind == "item":
            self._session.edit("Remove item", edits.remove_item, part.id)
        elif part.kind == "stage" and len(self._session.plan.stages) > 1:
            self._session.edit("Remove stage", edits.remove_stage, part.id)
        elif part.kind == "stage":
            self.warned.emit("A plan keeps at least one stage; add another one first.")

    def duplicate_selected(self) -> None:
        part = self.selected
        if part is not None and part.kind == "item":
            self._session.edit_or_refuse("Duplicate item", edits.duplicate_item, part.id)

    def move_selected(self, step: int) -> None:
        """One place up (-1) or down (+1); an item at the edge goes on in the next stage."""
        part = self.selected
        if part is not None and part.kind == "stage":
            self._move_stage(part.id, step)
        elif part is not None and part.kind == "item":
            self._move_item(part.id, step)
        if part is not None:
            self.select(part)

    def move_selected_to_stage(self, step: int) -> None:
        """To the end of the stage before (-1) or after (+1)."""
        part = self.selected
        if part is None or part.kind != "item":
            return
        stages = self._session.plan.stages
        place = stages.index(self._session.plan.stage_of(part.id)) + step
        if 0 <= place < len(stages):
            stage = stages[place]
            self._session.edit("Move item", edits.move_item, part.id, stage.id, len(stage.items))
            self.select(part)
            self._warn_if_blocked(part.id)

    def _move_stage(self, stage_id: str, step: int) -> None:
        stages = self._session.plan.stages
        place = stages.index(self._session.plan.stage(stage_id)) + step
        if 0 <= place < len(stages):
            self._session.edit("Move stage", edits.move_stage, stage_id, place)

    def _move_item(self, item_id: str, step: int) -> None:
        stage = self._session.plan.stage_of(item_id)
        place = stage.items.index(self._session.plan.item(item_id)) + step
        if 0 <= place < len(stage.items):
            self._session.edit("Move item", edits.move_item, item_id, stage.id, place)
        else:
            self._move_across(item_id, step)

    def _move_across(self, item_id: str, step: int) -> None:
        stages = self._session.plan.stages
        place = stages.index(self._session.plan.stage_of(item_id)) + step
        if 0 <= place < len(stages):
            stage = stages[place]
            row = 0 if step > 0 else len(stage.items)
            self._session.edit("Move item", edits.move_item, item_id, stage.id, row)
            self._warn_if_blocked(item_id)

    def _dropped(self, item_id: str) -> None:
        self.select(Part("item", item_id))
        self._warn_if_blocked(item_id)

    def _warn_if_blocked(self, item_id: str) -> None:
        """The therapist decides, but knows it."""
        plan = self._session.plan
        exercise = plan.item(item_id).content
        if not isinstance(exercise, Exercise):
            return
        caution = exercise.caution_for(plan.diagnosis.key, plan.stage_of(item_id).number)
        if caution is not None and caution.level == "block":
            self.warned.emit(
                f"{exercise.name} is blocked in this stage ({caution.text}); Undo takes it back."
            )

    def _expand_new_stage(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self.plan_model.index(row, 0))
        else:
            self.expand(parent)
