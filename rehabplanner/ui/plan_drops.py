"""What is dragged in the staged plan, and what becomes of it where it is dropped."""

from typing import Final

from PySide6.QtCore import QMimeData

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Stage
from rehabplanner.ui.library_items import LIBRARY_MIME, item_from_mime
from rehabplanner.ui.part import Part
from rehabplanner.ui.session import PlanSession

PART_MIME: Final = "application/x-rehabplanner-part"

MIME_TYPES: Final = (PART_MIME, LIBRARY_MIME)


def carry(part: Part | None) -> QMimeData:
    """A part of the plan on its way to another place."""
    data = QMimeData()
    if part is not None:
        data.setData(PART_MIME, f"{part.kind}:{part.id}".encode())
    return data


def may_land(data: QMimeData, *, in_stage: bool) -> bool:
    """Stages land between stages, all else within one."""
    known = any(data.hasFormat(kind) for kind in MIME_TYPES)
    return known and ((_carried(data)[0] == "stage") != in_stage)


def land_stage(session: PlanSession, data: QMimeData, place: int) -> bool:
    """Move a stage to a place among the stages; -1 is behind the last one."""
    stages = session.plan.stages
    _kind, stage_id = _carried(data)
    old = next((n for n, stage in enumerate(stages) if stage.id == stage_id), None)
    if old is None:
        return False
    place = len(stages) if place < 0 else min(place, len(stages))
    if old < place:
        place -= 1  # it leaves its old place first
    session.edit("Move stage", edits.move_stage, stage_id, place)
    return True


def land_item(session: PlanSession, data: QMimeData, stage: Stage, row: int) -> str | None:
    """Move an item into a stage, or add one from the library; its id, or None when it cannot be.

    row: where in the stage; -1 is behind its last item
    """
    place = len(stage.items) if row < 0 else min(row, len(stage.items))
    kind, part_id = _carried(data)
    if kind == "item":
        return _move(session, part_id, stage, place)
    item = item_from_mime(session.library, session.plan, stage, data)
    if item is None:
        return None
    label = "Add exercise" if item.content.kind == "exercise" else "Add advice"
    is_added = session.edit_or_refuse(label, edits.add_item, stage.id, item, place)
    return item.id if is_added else None


def _carried(data: QMimeData) -> tuple[str, str]:
    """Kind and id as they came, maybe from another window; empty for what the library sends."""
    words = bytes(data.data(PART_MIME).data()).decode(errors="replace")
    kind, _, part_id = words.partition(":")
    return kind, part_id


def _move(session: PlanSession, item_id: str, stage: Stage, place: int) -> str | None:
    if not any(item.id == item_id for each in session.plan.stages for item in each.items):
        return None
    here = [item.id for item in stage.items]
    if item_id in here and here.index(item_id) < place:
        place -= 1
    session.edit("Move item", edits.move_item, item_id, stage.id, place)
    return item_id
