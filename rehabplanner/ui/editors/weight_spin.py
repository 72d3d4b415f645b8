"""A weight in kilograms: a comma and a point both begin the decimals, in every language."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class WeightSpin(QDoubleSpinBox):
    """No group separators: where the point is one, "2.5" would be taken for 25."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        locale = self.locale()
        options = QLocale.NumberOption
        locale.setNumberOptions(options.RejectGroupSeparator | options.OmitGroupSeparator)
        self.setLocale(locale)
        self.setSuffix(" kg")
        self.setSingleStep(0.5)

    def valueFromText(self, text: str) -> float:
        if self._means_none(text):
            return self.minimum()
        return super().valueFromText(self._pointed(text))

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        if self._means_none(text):
            return QValidator.State.Acceptable, text, pos
        state, _, _ = super().validate(self._pointed(text), pos)
        return state, text, pos

    def fixup(self, text: str) -> str:
        return text

    def _pointed(self, text: str) -> str:
        point = self.locale().decimalPoint()
        return text.replace(",", point).replace(".", point)

    def _means_none(self, text: str) -> bool:
        """An emptied field of something that need not be."""
        none = self.specialValueText()
        return bool(none) and text.removesuffix(self.suffix()).strip() in ("", none)
