"""An item's text in the plan and in the library, side by side, with the changed words marked."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QTextBrowser, QWidget

from rehabplanner.domain.plan import Content, Plan
from rehabplanner.library.library import Library
from rehabplanner.library.updates import Update
from rehabplanner.ui.figure_view import FigureView
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.picture import Picture, picture_of
from rehabplanner.ui.roles import Tone
from rehabplanner.ui.theme import tone_colours
from rehabplanner.ui.update_words import Change, changes, redrawn
from rehabplanner.ui.word_marks import Marked, marked

_REWORDED: Final = "You changed these words by hand. The library's would take their place."
_ONLY_THE_PICTURE: Final = "Only the picture changes; the words stay."
_NARROWEST: Final = 300
_NOTHING: Final = "(nothing)"


class UpdateComparison(QWidget):
    """Shows one update at a time."""

    def __init__(self, plan: Plan, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._library = library
        self._changes: Sequence[Change] = ()
        self.warning = QLabel(_REWORDED)
        self.warning.setObjectName("caution")
        self.warning.setProperty("level", "limit")
        self.warning.setWordWrap(True)
        self.pictures = (FigureView(), FigureView())
        self.words = QTextBrowser()
        self.words.setObjectName("card")
        self.words.setAccessibleName("What changes")
        self.setMinimumWidth(_NARROWEST)
        self._lay_out()

    def show_update(self, update: Update) -> None:
        """Compare another item."""
        self.warning.setVisible(update.is_reworded)
        contents = (update.item.content, update.content)
        for view, content in zip(self.pictures, contents, strict=True):
            view.set_picture(self._picture(content) if redrawn(update) else None)
        self._changes = changes(update, self._plan.side, self._library)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()  # the marks have the colours of light or dark

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.warning, 0, 0, 1, 2)
        for column, words in enumerate(("In this plan", "In the library")):
            grid.addWidget(words_label("sectionTitle", words), 1, column)
            grid.addWidget(self.pictures[column], 2, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.words, 3, 0, 1, 2)
        grid.setRowStretch(3, 1)

    def _picture(self, content: Content) -> Picture | None:
        if content.kind == "advice":
            return None
        return picture_of(content, self._plan.side, self._plan.person)

    def _write(self) -> None:
        sections = [_section(change, self.palette()) for change in self._changes]
        self.words.setHtml("".join(sections) or _ONLY_THE_PICTURE)


def _section(change: Change, colours: QPalette) -> str:
    before, after = marked(change.before, change.after)
    cells = (
        _cell(before, "line-through", "stop", colours),
        _cell(after, "underline", "accent", colours),
    )
    return (
        f"<p style='margin: 10px 4px 0 4px'><b>{escape(change.what)}</b></p>"
        f"<table width='100%' cellpadding='4'><tr>{''.join(cells)}</tr></table>"
    )


def _cell(words: Marked, line: str, tone: Tone, colours: QPalette) -> str:
    """A mark is a line as well as a colour: it is seen without telling colours apart."""
    ground, ink = tone_colours(tone, colours)
    style = f"background: {ground.name()}; color: {ink.name()}; text-decoration: {line}"
    pieces = (
        f"<span style='{style}'>{escape(text)}</span>" if differs else escape(text)
        for text, differs in words
    )
    shown = "".join(pieces).replace("\n", "<br>") or _NOTHING
    return f"<td width='50%' valign='top'>{shown}</td>"
