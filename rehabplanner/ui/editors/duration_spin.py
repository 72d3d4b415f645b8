"""One control for a time: shown as "1 min 30 s", typed as that, "1:30", "1,5 min" or seconds."""

import re
from typing import Final

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

_TYPED: Final = re.compile(r"\s*(?:(\d+(?:[.,]\d+)?)\s*(?:min|m|:)\s*)?(?:(\d+)\s*(?:s|sec)?)?\s*")
_STEPS: Final = ((60, 5), (600, 30), (3600, 60))
"""Up to so many seconds, a step is so many seconds."""
_LONG_STEP: Final = 300


class DurationSpin(QSpinBox):
    """Seconds, with steps that grow with the time."""

    def textFromValue(self, seconds: int) -> str:
        if not seconds:
            return "0 s"
        minutes, rest = divmod(seconds, 60)
        parts = (f"{minutes} min" if minutes else "", f"{rest} s" if rest else "")
        return " ".join(part for part in parts if part)

    def valueFromText(self, text: str) -> int:
        if self._means_none(text):
            return self.minimum()
        found = _TYPED.fullmatch(text)
        if found is None or not any(found.groups()):
            return self.value()
        minutes = float((found[1] or "0").replace(",", "."))
        return round(60 * minutes) + int(found[2] or 0)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        found = _TYPED.fullmatch(text)
        complete = self._means_none(text) or (found is not None and any(found.groups()))
        if complete and self.minimum() <= self.valueFromText(text) <= self.maximum():
            return QValidator.State.Acceptable, text, pos
        return QValidator.State.Intermediate, text, pos

    def fixup(self, text: str) -> str:
        return text  # Qt would take a comma out of "1,5 min" and make it 15

    def _means_none(self, text: str) -> bool:
        """An emptied field of something that need not be."""
        none = self.specialValueText()
        return bool(none) and text.strip() in ("", none)

    def stepBy(self, steps: int) -> None:
        before = self.value() if steps > 0 else self.value() - 1
        size = next((size for upto, size in _STEPS if before < upto), _LONG_STEP)
        target = (self.value() // size + steps) * size
        if steps < 0 and self.value() % size:
            target += size  # down to the full step first
        self.setValue(target)
