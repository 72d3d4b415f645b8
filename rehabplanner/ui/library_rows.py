"""What a row of the library says: title, second line, chips, tool tip and spoken text."""

from html import escape
from typing import Final

from rehabplanner.domain.exercise import Caution, CautionLevel
from rehabplanner.domain.language import in_language
from rehabplanner.domain.own import is_own
from rehabplanner.domain.plan import Content
from rehabplanner.domain.side import sided
from rehabplanner.ui.dose_summary import short_dose
from rehabplanner.ui.library_shelf import Shelf
from rehabplanner.ui.picture import Picture, picture_of
from rehabplanner.ui.roles import Chip

_OWN: Final = Chip("own")
_SINGLE_LEG: Final = Chip("single leg", "accent")
_LIMIT: Final = Chip("limit", "caution")
_BLOCKED: Final = Chip("blocked", "stop")
_CAUTION_WORDS: Final[dict[CautionLevel, str]] = {
    "block": "blocked",
    "limit": "limit",
    "watch": "watch",
}


def title(shelf: Shelf, content: Content) -> str:
    if content.kind == "exercise":
        return content.name
    return sided(in_language(content.text).title, shelf.side)


def detail(shelf: Shelf, content: Content) -> str:
    """The dose or the first words; for a blocked exercise, why."""
    return shelf.blocked(content) or _summary(shelf, content)


def chips(shelf: Shelf, content: Content) -> tuple[Chip, ...]:
    """A blocked exercise is not offered as single-leg work; its name needs the room."""
    if content.kind == "advice":
        return (Chip(content.topic),)
    caution = shelf.caution(content)
    if caution and caution.level == "block":
        return (_BLOCKED,)
    about = (_SINGLE_LEG,) if content.single_leg else ()
    limits = (_LIMIT,) if caution and caution.level == "limit" else ()
    return ((_OWN,) if is_own(content.key) else ()) + about + limits


def is_starred(shelf: Shelf, content: Content) -> bool | None:
    """Whether it is a favourite; None for what cannot be one."""
    return shelf.is_favourite(content) if content.kind == "exercise" else None


def picture(shelf: Shelf, content: Content) -> Picture | None:
    if content.kind == "advice":
        return None
    return picture_of(content, shelf.side, shelf.person)


def spoken(shelf: Shelf, content: Content) -> str:
    """For screen readers: "Step-up, dose, single leg, blocked: isometrics first"."""
    parts = [title(shelf, content), _summary(shelf, content)]
    if is_own(content.key):
        parts.append("own")
    if shelf.is_favourite(content):
        parts.append("favourite")
    if content.kind == "exercise" and content.single_leg:
        parts.append("single leg")
    caution = shelf.caution(content)
    if caution:
        parts.append(_caution(caution))
    return ", ".join(parts)


def tool_tip(shelf: Shelf, content: Content) -> str:
    """Rich text, because plain tool tips do not wrap."""
    lines = (_movement(content), *_limits(shelf, content), f"Sources: {', '.join(content.sources)}")
    shown = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f"<b>{escape(title(shelf, content))}</b>{shown}"


def _summary(shelf: Shelf, content: Content) -> str:
    if content.kind == "advice":
        return sided(in_language(content.text).lines[0], shelf.side)
    dose = shelf.dose(content)
    return short_dose(dose) if dose else ""


def _movement(content: Content) -> str:
    if content.kind == "exercise":
        return f"{content.start} → {content.end}"
    return content.note


def _limits(shelf: Shelf, content: Content) -> tuple[str, ...]:
    caution = shelf.caution(content)
    entry = shelf.menu.get(content.key) if content.kind == "exercise" else None
    guide = f"In this stage: {entry.guide}" if entry and entry.guide else ""
    return (guide, _caution(caution).capitalize() if caution else "")


def _caution(caution: Caution) -> str:
    return f"{_CAUTION_WORDS[caution.level]}: {caution.text}"
