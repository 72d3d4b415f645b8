"""The staged plan as a Qt item model: stages, their items and criteria, and the way back.

Rows are addressed by part, not by position. When the plan changes, the model finds out by ids what
went, moved and came, and tells the views exactly that, so that selection and expansion survive.
"""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from rehabplanner.domain.plan import Plan
from rehabplanner.ui import plan_drops
from rehabplanner.ui.part import ABOUT, Part
from rehabplanner.ui.plan_outline import Outline, rows_below, top_rows
from rehabplanner.ui.plan_rows import rows_of
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.session import PlanSession

_ROOT: Final = QModelIndex()
_FIELDS: Final[dict[int, str]] = {
    Qt.ItemDataRole.DisplayRole: "title",
    Role.DETAIL: "detail",
    Role.CHIPS: "chips",
    Role.HEADING: "heading",
    Role.PICTURE: "picture",
    Qt.ItemDataRole.AccessibleTextRole: "spoken",
    Qt.ItemDataRole.ToolTipRole: "spoken",
}


class PlanModel(QAbstractItemModel):
    """Top rows: the diagnosis, the stages, and last the return criteria. Below a stage: its items,
    then its criteria.

    dropped(item_id): an item was moved here or came from the library
    """

    dropped = Signal(str)

    def __init__(self, session: PlanSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._outline = Outline(session.plan)
        self._shown = rows_of(session.plan)
        session.plan_changed.connect(self._follow)

    # --- structure ---

    def index_of(self, part: Part) -> QModelIndex:
        """Where a part stands now; an invalid index when it is gone."""
        outline = self._outline
        stage = outline.stage_above(part)
        rows = outline.rows(stage)
        if part not in rows:
            return QModelIndex()
        return self.createIndex(rows.index(part), 0, outline.number(part))

    def part_at(self, index: Index) -> Part | None:
        return self._outline.numbered(index.internalId()) if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        rows = self._rows(parent)
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, self._outline.number(rows[row]))

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        part = self.part_at(index)
        stage = None if part is None else self._outline.stage_above(part)
        return QModelIndex() if stage is None else self.index_of(stage)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._rows(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    def _rows(self, parent: Index) -> list[Part]:
        return self._outline.rows(self.part_at(parent))

    # --- what a row shows ---

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        part = self.part_at(index)
        if part is None:
            return None
        if role == Role.VALUE:
            return part
        field = _FIELDS.get(role)
        return None if field is None else getattr(self._shown[part], field)

    # --- drag and drop ---

    def flags(self, index: Index) -> Qt.ItemFlag:
        part = self.part_at(index)
        if part is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if part.kind in ("stage", "item"):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if part.kind == "stage":
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return list(plan_drops.MIME_TYPES)

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        return plan_drops.carry(self.part_at(indexes[0]))

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return plan_drops.may_land(data, in_stage=parent.isValid())

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Turn a drop into one edit. The views change because the plan does."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        stage = self.part_at(parent)
        if stage is None:
            place = -1 if row < 0 else max(row - self._outline.top.index(ABOUT) - 1, 0)
            return plan_drops.land_stage(self._session, data, place)
        landed = plan_drops.land_item(self._session, data, self._session.plan.stage(stage.id), row)
        if landed is not None:
            self.dropped.emit(landed)
        return landed is not None

    # --- following the plan ---

    def _follow(self, before: Plan, after: Plan) -> None:
        rows, shown = rows_of(after), self._shown
        changed = [part for part, row in rows.items() if shown.get(part, row) != row]
        self._shown = shown | rows  # rows that are about to go can still be asked for
        top, below = top_rows(after), rows_below(after)
        self._remove_gone(top, below)
        self._arrange(_ROOT, self._outline.top, top)
        for stage, parts in below.items():
            self._arrange_below(stage, parts)
        self._shown = rows
        for part in changed:
            index = self.index_of(part)
            self.dataChanged.emit(index, index)

    def _remove_gone(self, top: list[Part], below: dict[Part, list[Part]]) -> None:
        kept = {part for rows in below.values() for part in rows}
        for stage in [part for part in self._outline.top if part not in top]:
            row = self._outline.top.index(stage)
            self.beginRemoveRows(_ROOT, row, row)
            del self._outline.top[row]
            del self._outline.below[stage]
            self.endRemoveRows()
        for stage, rows in self._outline.below.items():
            for part in [part for part in rows if part not in kept]:
                row = rows.index(part)
                self.beginRemoveRows(self.index_of(stage), row, row)
                del rows[row]
                self.endRemoveRows()

    def _arrange(self, parent: QModelIndex, rows: list[Part], wanted: list[Part]) -> None:
        """Insert and move top rows until they stand as wanted; moves always go up."""
        for place, part in enumerate(wanted):
            if place < len(rows) and rows[place] == part:
                continue
            if part in rows:
                old = rows.index(part)
                self.beginMoveRows(parent, old, old, parent, place)
                rows.insert(place, rows.pop(old))
                self.endMoveRows()
            else:
                self.beginInsertRows(parent, place, place)
                rows.insert(place, part)
                self._outline.below.setdefault(part, [])
                self.endInsertRows()

    def _arrange_below(self, stage: Part, wanted: list[Part]) -> None:
        rows = self._outline.below[stage]
        for place, part in enumerate(wanted):
            if place < len(rows) and rows[place] == part:
                continue
            here = self.index_of(stage)
            home = self._outline.stage_above(part)
            if home is None:
                self.beginInsertRows(here, place, place)
                rows.insert(place, part)
                self.endInsertRows()
            else:
                old = self._outline.below[home].index(part)
                self.beginMoveRows(self.index_of(home), old, old, here, place)
                rows.insert(place, self._outline.below[home].pop(old))
                self.endMoveRows()
