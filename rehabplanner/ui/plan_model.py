"""The staged plan as a Qt item model: stages, their items and criteria, and the way back.

Rows are addressed by part, not by position. When the plan changes, the model finds out by ids what
went, moved and came, and tells the views exactly that, so that selection and expansion survive.
"""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.ui.library_items import LIBRARY_MIME, item_from_mime
from rehabplanner.ui.part import ABOUT, RETURN, Part
from rehabplanner.ui.plan_rows import rows_of
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.session import PlanSession

PART_MIME: Final = "application/x-rehabplanner-part"

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
        self._numbers: dict[Part, int] = {}
        self._parts: list[Part] = []
        self._top = _top_rows(session.plan)
        self._below = _rows_below(session.plan)
        self._shown = rows_of(session.plan)
        session.plan_changed.connect(self._follow)

    # --- structure ---

    def index_of(self, part: Part) -> QModelIndex:
        """Where a part stands now; an invalid index when it is gone."""
        if part in self._top:
            return self.createIndex(self._top.index(part), 0, self._number(part))
        stage = self._stage_above(part)
        if stage is None:
            return QModelIndex()
        return self.createIndex(self._below[stage].index(part), 0, self._number(part))

    def part_at(self, index: Index) -> Part | None:
        return self._parts[index.internalId()] if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        rows = self._rows(parent)
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, self._number(rows[row]))

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        part = self.part_at(index)
        stage = None if part is None else self._stage_above(part)
        return QModelIndex() if stage is None else self.index_of(stage)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._rows(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    def _rows(self, parent: Index) -> list[Part]:
        part = self.part_at(parent)
        return self._top if part is None else self._below.get(part, [])

    def _stage_above(self, part: Part) -> Part | None:
        return next((stage for stage, rows in self._below.items() if part in rows), None)

    def _number(self, part: Part) -> int:
        if part not in self._numbers:
            self._numbers[part] = len(self._parts)
            self._parts.append(part)
        return self._numbers[part]

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
        return [PART_MIME, LIBRARY_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        part = self.part_at(indexes[0])
        if part is not None:
            data.setData(PART_MIME, f"{part.kind}:{part.id}".encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        stage_comes = bytes(data.data(PART_MIME).data()).startswith(b"stage:")
        lands_in_stage = parent.isValid()
        known = data.hasFormat(PART_MIME) or data.hasFormat(LIBRARY_MIME)
        return known and (stage_comes != lands_in_stage)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Turn a drop into one edit. The views change because the plan does."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        kind, _, part_id = (
            bytes(data.data(PART_MIME).data()).decode(errors="replace").partition(":")
        )
        if kind == "stage":
            return self._drop_stage(part_id, row)
        stage = self._session.plan.stage(self._parts[parent.internalId()].id)
        place = len(stage.items) if row < 0 else min(row, len(stage.items))
        if kind == "item":
            return self._drop_item(part_id, stage, place)
        item = item_from_mime(self._session.library, self._session.plan, stage, data)
        if item is None:
            return False
        label = "Add exercise" if item.content.kind == "exercise" else "Add advice"
        self._session.edit(label, edits.add_item, stage.id, item, place)
        self.dropped.emit(item.id)
        return True

    def _drop_stage(self, stage_id: str, row: int) -> bool:
        stages = self._session.plan.stages
        old = next((n for n, stage in enumerate(stages) if stage.id == stage_id), None)
        if old is None:
            return False
        above = self._top.index(Part("stage", stages[0].id))  # rows before the first stage
        place = len(stages) if row < 0 else min(max(row - above, 0), len(stages))
        if old < place:
            place -= 1  # it leaves its old place first
        self._session.edit("Move stage", edits.move_stage, stage_id, place)
        return True

    def _drop_item(self, item_id: str, stage: Stage, place: int) -> bool:
        if Part("item", item_id) not in self._shown:
            return False
        here = [item.id for item in stage.items]
        if item_id in here and here.index(item_id) < place:
            place -= 1
        self._session.edit("Move item", edits.move_item, item_id, stage.id, place)
        self.dropped.emit(item_id)
        return True

    # --- following the plan ---

    def _follow(self, before: Plan, after: Plan) -> None:
        rows, shown = rows_of(after), self._shown
        changed = [part for part, row in rows.items() if shown.get(part, row) != row]
        self._shown = shown | rows  # rows that are about to go can still be asked for
        top, below = _top_rows(after), _rows_below(after)
        self._remove_gone(top, below)
        self._arrange(_ROOT, self._top, top)
        for stage, parts in below.items():
            self._arrange_below(stage, parts)
        self._shown = rows
        for part in changed:
            index = self.index_of(part)
            self.dataChanged.emit(index, index)

    def _remove_gone(self, top: list[Part], below: dict[Part, list[Part]]) -> None:
        kept = {part for rows in below.values() for part in rows}
        for stage in [part for part in self._top if part not in top]:
            row = self._top.index(stage)
            self.beginRemoveRows(_ROOT, row, row)
            del self._top[row]
            del self._below[stage]
            self.endRemoveRows()
        for stage, rows in self._below.items():
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
                self._below.setdefault(part, [])
                self.endInsertRows()

    def _arrange_below(self, stage: Part, wanted: list[Part]) -> None:
        rows = self._below[stage]
        for place, part in enumerate(wanted):
            if place < len(rows) and rows[place] == part:
                continue
            here = self.index_of(stage)
            home = self._stage_above(part)
            if home is None:
                self.beginInsertRows(here, place, place)
                rows.insert(place, part)
                self.endInsertRows()
            else:
                old = self._below[home].index(part)
                self.beginMoveRows(self.index_of(home), old, old, here, place)
                rows.insert(place, self._below[home].pop(old))
                self.endMoveRows()


def _top_rows(plan: Plan) -> list[Part]:
    return [ABOUT, *(Part("stage", stage.id) for stage in plan.stages), RETURN]


def _rows_below(plan: Plan) -> dict[Part, list[Part]]:
    below = {
        Part("stage", stage.id): [
            *(Part("item", item.id) for item in stage.items),
            Part("leave", stage.id),
        ]
        for stage in plan.stages
    }
    return {ABOUT: [], **below, RETURN: []}
