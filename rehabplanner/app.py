"""The window's front door: builds everything once and hands it over."""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from rehabplanner.ui.errors import install_error_dialog
from rehabplanner.ui.theme import apply_theme
from rehabplanner.ui.window import MainWindow


def open_window(store: str | None = None) -> int:
    """Run the program until its window is closed.

    store: another one than the settings name: a file or a server's URL
    """
    QCoreApplication.setApplicationName("rehabplanner")
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName("rehabplanner")
    application.setDesktopFileName("rehabplanner")
    apply_theme(application)
    window = MainWindow(store=store)
    install_error_dialog(window.keep_draft_now)
    window.show()
    code = application.exec()
    window.close()  # an end from outside closes no window, and would lose what is not kept yet
    return code
