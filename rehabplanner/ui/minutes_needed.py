"""Says how long today's exercises take, beside the minutes that the patient has."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rehabplanner.domain.minutes import day_minutes
from rehabplanner.domain.plan import Plan


class MinutesNeeded(QLabel):
    """One short line; the style sheet marks it when the patient has less time than it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minutesNeeded")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(
            "An estimate for a day on which all exercises of today's stage are due,\n"
            "with rests and set-up. Cold, warmth and other advice are not counted."
        )

    def show_plan(self, plan: Plan) -> None:
        needed = day_minutes(plan.stage(plan.current_stage), plan.side)
        has = plan.minutes_per_day
        self.setText(needed_words(needed, has))
        tone = "caution" if has is not None and needed > has else "plain"
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


def needed_words(needed: int, has: int | None) -> str:
    """The minutes that today takes, of those the patient has; None is any number."""
    if not needed:
        return "Today: no exercises"
    if has is None:
        return f"Today: about {needed} min"
    if needed <= has:
        return f"Today: about {needed} of {has} min"
    return f"Today: about {needed} min, {needed - has} over"
