"""What hides all of the window but one page."""

from typing import Final

from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolBar, QToolTip, QWidget

from rehabplanner.ui.frame import Frame

_MOST_POPUPS: Final = 20


class Curtain:
    """While it is drawn, menus, tools, drops and messages rest."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._page: QWidget | None = None

    def close_dialogs(self) -> None:
        """Leave every dialog, menu and list that hangs over the window, as if by Esc."""
        QToolTip.hideText()
        for _ in range(_MOST_POPUPS):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.reject()

    def silence(self) -> None:
        """Nothing that was said, or is said from now on, is shown."""
        self._frame.strip.clear()
        self._frame.strip.is_silenced = True

    def draw(self, page: QWidget) -> None:
        frame, self._page = self._frame, page
        frame.pages.addWidget(page)
        frame.pages.setCurrentWidget(page)
        frame.setWindowTitle("rehabplanner[*]")
        frame.setWindowModified(False)
        frame.setAcceptDrops(False)
        recent = frame.findChild(QMenu, "recent")  # it is filled anew when it opens
        if isinstance(recent, QMenu):
            recent.clear()
        self._let_work(on=False)
        page.setFocus()

    def lift(self, behind: QWidget) -> None:
        """Show another page again."""
        frame, page = self._frame, self._page
        frame.pages.setCurrentWidget(behind)
        if page is not None:
            frame.pages.removeWidget(page)
            page.deleteLater()
        self._page = None
        frame.setAcceptDrops(True)
        frame.strip.is_silenced = False
        self._let_work(on=True)
        behind.setFocus()

    def _let_work(self, *, on: bool) -> None:
        for menu in self._frame.menuBar().actions():
            menu.setEnabled(on)
        for bar in self._frame.findChildren(QToolBar):
            bar.setEnabled(on)
