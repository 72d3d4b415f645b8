"""How it went since the last visit, what the pain rule suggests, and the way to take it up."""

from typing import Final

from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from rehabplanner.domain import charting
from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.plan import Plan
from rehabplanner.review.suggesting import Step, Suggestion, suggest
from rehabplanner.ui.choice_switch import ChoiceSwitch
from rehabplanner.ui.editors.elided import ElidedButton, tip
from rehabplanner.ui.editors.tidy import tidied
from rehabplanner.ui.fold_button import FoldButton
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.progress_offers import Offer, offers
from rehabplanner.ui.roles import Tone
from rehabplanner.ui.session import PlanSession

_TONES: Final[dict[Step, Tone]] = {"progress": "accent", "hold": "plain", "step back": "caution"}
_DAYS: Final = {number: str(number) for number in range(8)}
_PAIN: Final = {number: str(number) for number in range(11)}
_LONGEST_NOTE: Final = 1000


class ReportForm(QWidget):
    """Seven quick questions. Every answer is recorded at once, as one step that can be undone."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._done_with: Report | None = None
        self._before_offer: Plan | None = None
        self.days = ChoiceSwitch("Days a week with exercises", _DAYS)
        self.pain = ChoiceSwitch("Worst pain in the exercises", _PAIN)
        self.unsettled = QCheckBox("Pain not back to usual within 24 hours")
        self.swelling = QCheckBox("New or more swelling")
        self.sharp = QCheckBox("Sharp pain, catching, giving way or a limp")
        self.night_pain = QCheckBox("Pain that keeps awake at night")
        self._signs = (self.unsettled, self.swelling, self.sharp, self.night_pain)
        self.note = QLineEdit()
        self.suggested = words_label("screeningSaid")
        self.buttons: tuple[ElidedButton, ...] = ()
        self._offered: tuple[Offer, ...] | None = None
        self._offers = QWidget()
        self._lay_out()
        self._listen()
        self.refresh()

    def settle(self) -> bool:
        """Take over a note that is being typed."""
        if self.note.isModified():
            self._record()
        return True

    def refresh(self) -> None:
        """Show the report of the plan's day and what follows from it."""
        plan = self._session.plan
        told = _todays(plan)
        self.days.set_value(told.days_done)
        self.pain.set_value(told.worst_pain)
        self.unsettled.setChecked(not told.settled)
        self.swelling.setChecked(told.swelling)
        self.sharp.setChecked(told.sharp)
        self.night_pain.setChecked(told.night_pain)
        if self.note.text() != told.note and not self.note.isModified():
            self.note.setText(told.note)
        said = "" if told.worst_pain is None else f": worst pain {told.worst_pain} of 10"
        self.header.setText(f"How it went{said}")
        self._suggest(plan)

    def _record(self) -> None:
        plan = self._session.plan
        told = Report(
            on=plan.created,
            days_done=_number(self.days),
            worst_pain=_number(self.pain),
            settled=not self.unsettled.isChecked(),
            swelling=self.swelling.isChecked(),
            sharp=self.sharp.isChecked(),
            night_pain=self.night_pain.isChecked(),
            note=tidied(self.note.text()),
        )
        self.note.setModified(False)
        merge = f"report {plan.created}"
        self._session.edit_merging("Record how it went", merge, charting.report, told)

    def _suggest(self, plan: Plan) -> None:
        if self._before_offer is not None and plan.stages == self._before_offer.stages:
            self._done_with = self._before_offer = None  # what was taken up is undone
        found = None if self._done_with == _todays(plan) else suggest(plan)
        self.suggested.setVisible(found is not None)
        self._offers.setVisible(found is not None)
        if found is None:
            return
        cited = f" ({', '.join(found.sources)})"
        self.suggested.setText(f"Suggested: {found.step}. {found.why}{cited}")
        self.suggested.setToolTip(self._cited(found))
        self.suggested.setProperty("tone", _TONES[found.step])
        self.suggested.style().polish(self.suggested)
        self._show_offers(offers(plan, self._session.library, found))

    def _cited(self, found: Suggestion) -> str:
        sources = self._session.library.registry.sources
        return "".join(
            tip(f"{key}: {sources[key].text}") for key in found.sources if key in sources
        )

    def _show_offers(self, made: tuple[Offer, ...]) -> None:
        if self._offered == made:
            return  # a button that has the focus keeps it
        self._offered = made
        for gone in self.buttons:
            self._offers_column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.buttons = tuple(self._offer_button(offer) for offer in made)
        dismiss = ElidedButton()
        dismiss.show_text("Keep the plan as it is")
        dismiss.clicked.connect(self._dismiss)
        self.buttons = (*self.buttons, dismiss)
        for button in self.buttons:
            self._offers_column.addWidget(button)

    def _offer_button(self, offer: Offer) -> ElidedButton:
        button = ElidedButton()
        button.show_text(offer.label)
        button.clicked.connect(lambda: self._take(offer))
        return button

    def _take(self, offer: Offer) -> None:
        before = self._session.plan
        self._done_with = _todays(before)
        self._session.edit(offer.step, offer.edit)
        self._before_offer = before

    def _dismiss(self) -> None:
        self._done_with = _todays(self._session.plan)
        self.refresh()

    def _listen(self) -> None:
        for switch in (self.days, self.pain):
            switch.value_changed.connect(lambda _value: self._record())
        for box in self._signs:
            box.clicked.connect(lambda _ticked: self._record())
        self.note.editingFinished.connect(self.settle)

    def _lay_out(self) -> None:
        self.note.setPlaceholderText("What else the patient told")
        self.note.setAccessibleName("Note on how it went")
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.setAcceptDrops(False)  # a file dropped here is opened by the window
        self._offers_column = QVBoxLayout(self._offers)
        self._offers_column.setContentsMargins(0, 0, 0, 0)
        self._offers_column.setSpacing(4)
        self.header = FoldButton("How it went")
        body = QFrame()
        body.setObjectName("card")
        self.header.toggled.connect(body.setVisible)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.header)
        outer.addWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(words_label("", "Days a week with exercises"))
        column.addWidget(self.days)
        column.addWidget(words_label("", "Worst pain in the exercises, 0 to 10"))
        column.addWidget(self.pain)
        for box in self._signs:
            column.addWidget(box)
        column.addWidget(self.note)
        column.addWidget(self.suggested)
        column.addWidget(self._offers)


def _number(switch: ChoiceSwitch) -> int | None:
    value = switch.value()
    return value if isinstance(value, int) else None


def _todays(plan: Plan) -> Report:
    """The report of the plan's day; an empty one when nothing was told yet."""
    told = (report for report in plan.reports if report.on == plan.created)
    return next(told, Report(on=plan.created))
