"""Minutes a day, in steps of five; zero is "any"."""

from PySide6.QtWidgets import QSpinBox

from rehabplanner.ui.editors.spin_manners import give_room, guard_wheel, pass_undo_on


class MinutesSpin(QSpinBox):
    """A number counts when it is typed to the end; Ctrl+Z and the wheel belong to the plan."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 240)
        self.setSingleStep(5)
        self.setSpecialValueText("any")
        self.setSuffix(" min")
        self.setKeyboardTracking(False)
        pass_undo_on(self)
        give_room(self)
        guard_wheel(self)
