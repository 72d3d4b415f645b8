"""Colours for light and dark, and the one style sheet."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from rehabplanner import resources
from rehabplanner.ui.roles import Tone

_Role = QPalette.ColorRole

_LIGHT: Final = {
    _Role.Window: "#f3f5f7",
    _Role.WindowText: "#1c2730",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f7f9fa",
    _Role.Text: "#1c2730",
    _Role.PlaceholderText: "#5f6d78",
    _Role.Button: "#ffffff",
    _Role.ButtonText: "#1c2730",
    _Role.BrightText: "#ffffff",
    _Role.Highlight: "#0b6b75",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#0b6b75",
    _Role.Link: "#0b6b75",
    _Role.ToolTipBase: "#1c2730",
    _Role.ToolTipText: "#ffffff",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e4e9ed",
    _Role.Mid: "#c9d2d9",
    _Role.Dark: "#8995a0",
    _Role.Shadow: "#5f6d78",
}

_DARK: Final = {
    _Role.Window: "#171c21",
    _Role.WindowText: "#e7ecf0",
    _Role.Base: "#1f262c",
    _Role.AlternateBase: "#232b32",
    _Role.Text: "#e7ecf0",
    _Role.PlaceholderText: "#9aa8b3",
    _Role.Button: "#28313a",
    _Role.ButtonText: "#e7ecf0",
    _Role.BrightText: "#ffffff",
    _Role.Highlight: "#1f7a84",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#59c2cb",
    _Role.Link: "#59c2cb",
    _Role.ToolTipBase: "#e7ecf0",
    _Role.ToolTipText: "#171c21",
    _Role.Light: "#39444e",
    _Role.Midlight: "#313b44",
    _Role.Mid: "#45525d",
    _Role.Dark: "#6d7b87",
    _Role.Shadow: "#0c0f12",
}

_DISABLED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText)

_TONES: Final[dict[Tone, tuple[tuple[str, str], tuple[str, str]]]] = {
    "plain": (("#e4e9ed", "#36444f"), ("#36424c", "#d5dde3")),
    "accent": (("#d8eef0", "#07525a"), ("#124a50", "#bdeaee")),
    "caution": (("#fdeecb", "#6b4700"), ("#54400f", "#ffe1a0")),
    "stop": (("#fbdcd9", "#8a1c12"), ("#5c211b", "#ffc9c3")),
}

_TONED: Final[dict[str, Tone]] = {
    '#messageStrip[tone="accent"]': "accent",
    '#messageStrip[tone="caution"]': "caution",
    '#messageStrip[tone="stop"]': "stop",
    '#readingHint[tone="caution"]': "caution",
    '#minutesNeeded[tone="caution"]': "caution",
    '#screeningSaid[tone="accent"]': "accent",
    '#screeningSaid[tone="caution"]': "caution",
    '#screeningSaid[tone="stop"]': "stop",
    '#screeningSaid[tone="plain"]': "plain",
    '#urgency[tone="plain"]': "plain",
    '#urgency[tone="accent"]': "accent",
    '#urgency[tone="caution"]': "caution",
    '#urgency[tone="stop"]': "stop",
    '#caution[level="block"]': "stop",
    '#caution[level="limit"]': "caution",
    '#caution[level="watch"]': "plain",
}


def apply_theme(application: QApplication) -> None:
    """Give the program its style and follow the system's light or dark mode."""
    application.setStyle("Fusion")
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: _use(application, scheme))
    _use(application, hints.colorScheme())


def choose_scheme(application: QApplication, scheme: Qt.ColorScheme) -> None:
    """Use light or dark from now on; `Unknown` follows the system again."""
    hints = application.styleHints()
    hints.setColorScheme(scheme)  # title bars and dialogs follow where the system lets them
    _use(application, hints.colorScheme() if scheme == Qt.ColorScheme.Unknown else scheme)


def _use(application: QApplication, scheme: Qt.ColorScheme) -> None:
    colours = palette(scheme)
    application.setPalette(colours)
    sheet = resources.read_text("style.qss") + _toned(colours)
    application.setStyleSheet(sheet.replace("@icons", str(resources.folder_or_file("icons"))))


def _toned(of: QPalette) -> str:
    """Style rules for what has a tone (messages, cautions): a palette knows no such colours."""
    rules = []
    for selector, tone in _TONED.items():
        background, text = tone_colours(tone, of)
        rules.append(f"{selector} {{ background: {background.name()}; }}")
        rules.append(f"{selector}, {selector} QLabel {{ color: {text.name()}; }}")
    return "\n".join(rules)


def palette(scheme: Qt.ColorScheme) -> QPalette:
    """The colours of a mode; light where the system does not say."""
    colours = _DARK if scheme == Qt.ColorScheme.Dark else _LIGHT
    chosen = QPalette()
    for role, colour in colours.items():
        chosen.setColor(role, QColor(colour))
    for role in _DISABLED:
        chosen.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[_Role.PlaceholderText]))
    return chosen


def is_dark(of: QPalette) -> bool:
    return of.color(_Role.Window).lightness() < of.color(_Role.WindowText).lightness()


def tone_colours(tone: Tone, of: QPalette) -> tuple[QColor, QColor]:
    """Background and text of a chip or message in that tone."""
    background, text = _TONES[tone][is_dark(of)]
    return QColor(background), QColor(text)
