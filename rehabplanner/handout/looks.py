"""Every named style of the sheet, for the size of its print. Styles are named by what they mean."""

from typing import Any, Final

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle

from rehabplanner.handout.style import ACCENT, BOLD, INK, PAPER_WHITE, REGULAR

_BODY: Final = 13.0
_LARGE_BODY: Final = 18.0  # the smallest size that counts as large print
_RUNNING: Final = 9.5
_LARGE_RUNNING: Final = 13.0


class Looks:
    """The named styles, and the lengths that go with the size of the print, in points.

    has_columns: whether short lines may stand side by side
    """

    def __init__(self, *, large: bool) -> None:
        self._is_large = large
        self.has_columns = not large
        growth = _LARGE_BODY / _BODY if large else 1.0
        self.tick_box = 11 * growth
        self.picture_height = 200.0 if large else 135.0
        self.photo_height = 200.0 if large else 150.0  # all there is to see is in one picture
        self.log_box = 15 * growth
        self.step_indent = 20 * growth
        self.sign_indent = 13 * growth
        self._set_page_one()
        self._set_stages()
        self._set_log_and_margins()

    def _set_page_one(self) -> None:
        self.title = self._bold("title", 22)
        self.section = self._bold("section", 16, spaceBefore=9, spaceAfter=4)
        self.body = self._text("body", _BODY, spaceAfter=4)
        self.fact = self._text("fact", _BODY, leading=1.3)
        self.notice_title = self._bold("notice title", 14, PAPER_WHITE)
        self.notice = self._text("notice", 12, leading=1.32)
        self.notice_lead = self._bold("notice lead", 12, INK, leading=1.32)
        self.sign = self._text("sign", 12, leading=1.32, leftIndent=self.sign_indent)
        self.numbers = self._bold("pain numbers", 12, INK, leading=1.32)
        self.summary_name = self._bold("summary name", 12, INK, leading=1.3)
        self.summary = self._text("summary", 12, leading=1.3)

    def _set_stages(self) -> None:
        self.stage = self._bold("stage", 15, PAPER_WHITE)
        self.card_title = self._bold("card title", 14)
        self.dose = self._bold("dose", _BODY, INK, leading=1.3)
        self.card_text = self._text("card text", _BODY, leading=1.4)
        self.card_stop = self._bold("card stop sign", _BODY, INK, leading=1.4)
        self.step = self._text("step", _BODY, leading=1.4, leftIndent=self.step_indent)
        self.caption = self._bold("caption", 12, INK, leading=1.3 if self._is_large else 1.15)
        self.brief_title = self._bold("brief title", 13, spaceBefore=7)
        self.brief_dose = self._bold("brief dose", 12, INK, leading=1.38)
        self.brief = self._text("brief", 12, leading=1.38)

    def _set_log_and_margins(self) -> None:
        self.log_head = self._bold("log head", 12, INK, alignment=TA_CENTER)
        self.log_name = self._text("log name", 12, leading=1.2)
        self.promise = self._text("promise", _BODY, spaceBefore=6)
        running = _LARGE_RUNNING if self._is_large else _RUNNING
        self.running = _style("running", running, 1.2)
        self.running_name = _style("running name", running, 1.2, fontName=BOLD)

    def _text(self, name: str, size: float, *, leading: float = 1.42, **more: Any) -> Any:
        if self._is_large:  # five points more keep the titles apart; no text stays below the body
            size = max(_LARGE_BODY, size + _LARGE_BODY - _BODY)
        return _style(name, size, leading, **more)

    def _bold(self, name: str, size: float, color: Color = ACCENT, **more: Any) -> Any:
        return self._text(name, size, fontName=BOLD, textColor=color, **{"leading": 1.25, **more})


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    look: dict[str, Any] = {
        "fontName": REGULAR,
        "textColor": INK,
        "allowWidows": 0,
        "allowOrphans": 0,
        **more,
    }
    return ParagraphStyle(name, fontSize=size, leading=size * leading, **look)
