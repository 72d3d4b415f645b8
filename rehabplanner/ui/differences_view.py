"""Differences between two states of a plan as a text to read, with a heading for every section."""

from collections.abc import Collection, Iterable
from html import escape
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextBrowser, QWidget

from rehabplanner.ui.comparing.difference import NEW, TAKEN_OUT, Difference
from rehabplanner.ui.theme import tone_colours

_NOTHING: Final = "nothing"
_MANNERS: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class DifferencesView(QTextBrowser):
    """Shows differences, or one sentence in their place."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(_MANNERS)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(10)
        self._said = ""
        self._differences: tuple[Difference, ...] = ()
        self._clashing: Collection[Difference] = ()

    def say(self, sentence: str) -> None:
        self._said, self._differences = sentence, ()
        self._render()

    def show_differences(
        self,
        differences: tuple[Difference, ...],
        none: str,
        clashing: Collection[Difference] = (),
    ) -> None:
        """none: what to say when there are none; clashing: those that are marked"""
        self._said = "" if differences else none
        self._differences, self._clashing = differences, clashing
        self._render()

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()

    def _render(self) -> None:
        self.setHtml(
            f"<p>{escape(self._said)}</p>"
            if self._said
            else "".join(_html(self._differences, self._clashing, self.palette()))
        )


def _html(
    differences: Iterable[Difference], clashing: Collection[Difference], palette: QPalette
) -> Iterable[str]:
    muted = palette.color(QPalette.ColorRole.PlaceholderText).name()
    ground, ink = (colour.name() for colour in tone_colours("caution", palette))
    mark = f'<span style="background-color: {ground}; color: {ink}">&nbsp;both&nbsp;</span> '
    for section, found in groupby(differences, lambda each: each.section):
        yield f'<h3 style="margin: 10px 0 2px 0">{escape(section)}</h3>'
        for each in found:
            lead = (mark if each in clashing else "") + _lead(each)
            yield f'<p style="margin: 4px 0 6px 0">{lead}<br>{_change(each, muted)}</p>'


def _lead(each: Difference) -> str:
    what = escape(each.what)
    return f"<b>{escape(each.part)}</b> · {what}" if each.part else f"<b>{what}</b>"


def _change(each: Difference, muted: str) -> str:
    before, after = (_lines(words) for words in (each.before, each.after))
    if each.what == NEW or each.is_unsaid:
        return after
    old = f'<span style="color: {muted}">{before or _NOTHING}</span>'
    return old if each.what == TAKEN_OUT else f"{old} → {after or _NOTHING}"


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
