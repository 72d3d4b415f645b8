"""What is dragged out of the library, and the plan item it becomes where it is dropped."""

from typing import Final, Literal

from pydantic import ValidationError
from PySide6.QtCore import QMimeData

from rehabplanner.domain.plan import Content, Item, Plan, Stage
from rehabplanner.domain.record import Key, Record
from rehabplanner.library.library import Library
from rehabplanner.ui.library_shelf import shelf_for

LIBRARY_MIME: Final = "application/x-rehabplanner-library"

_LARGEST: Final = 1000
"""Bytes; a dragged name is far smaller, and anything may be dropped on a window."""


class _Dragged(Record):
    """The name of a library entry on its way into a plan."""

    kind: Literal["exercise", "advice"]
    key: Key


def mime_of(content: Content) -> QMimeData:
    dragged = _Dragged(kind=content.kind, key=content.key)
    mime = QMimeData()
    mime.setData(LIBRARY_MIME, dragged.model_dump_json().encode())
    return mime


def item_from_mime(library: Library, plan: Plan, stage: Stage, mime: QMimeData) -> Item | None:
    """A new item for the stage it is dropped on; None for anything not from this library."""
    data = bytes(mime.data(LIBRARY_MIME).data())
    if not data or len(data) > _LARGEST:
        return None
    try:
        dragged = _Dragged.model_validate_json(data)
    except ValidationError:
        return None
    shelf = shelf_for(library, plan, stage)
    known = library.exercises if dragged.kind == "exercise" else shelf.advice
    content = known.get(dragged.key)
    return shelf.item(content) if content else None
