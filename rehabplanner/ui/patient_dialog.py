"""The patient's record: who it is, which plans they have, and where the open plan is filed."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.storage.stored import StoredPatient
from rehabplanner.ui import patient_questions as questions
from rehabplanner.ui.one_question import OneQuestion
from rehabplanner.ui.patient_pages import PatientPages
from rehabplanner.ui.store_link import StoreLink


class PatientDialog(QDialog):
    """Shows and keeps one record. A plan that is filed nowhere is first offered to namesakes.

    plan: the open one, which the store must have; None when there is none
    patient_id: whose record; None for the open plan's patient, or a new one

    saved(patient): the store has the record as typed, or back from the bin
    filed(patient_id or None): where the open plan is filed now
    renamed(patient): the open plan is to have this name and day of birth
    binned(patient_id): the patient is in the bin, with all plans
    plan_chosen(plan_id): one of the patient's other plans is to be opened
    plan_wanted(patient, patient_id): a new plan for them; it is not filed yet
    """

    saved = Signal(object)
    filed = Signal(object)
    renamed = Signal(object)
    binned = Signal(str)
    plan_chosen = Signal(str)
    plan_wanted = Signal(object, str)

    def __init__(
        self,
        link: StoreLink,
        plan: Plan | None,
        patient_id: str | None,
        parent: QWidget | None,
        today: Callable[[], date],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Patient record")
        self.resize(680, 600)
        self._plan = plan
        self._patient_id = patient_id
        self._kept: StoredPatient | None = None
        self._is_filed = False
        self._has_begun = False
        self._told_of: str | None = None
        self.pages = PatientPages(link, plan, today)
        self.finder, self.record = self.pages.finder, self.pages.record
        self._store = OneQuestion(link, self)
        self._store.said.connect(self.pages.say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._wire()
        link.opened.connect(self._look_again)
        self._look()

    def _wire(self) -> None:
        self.pages.save.clicked.connect(self._save)
        self.pages.buttons.rejected.connect(self.reject)
        self.finder.chosen.connect(self._file_with)
        self.finder.new_asked.connect(self._begin_new)
        self.record.filing_asked.connect(self._change_filing)
        self.record.bin_asked.connect(self._change_bin)
        self.record.plans.chosen.connect(self._choose)
        self.record.plans.new_asked.connect(self._want_plan)

    # --- what the store knows ---

    def _look(self) -> None:
        self.pages.set_ready(ready=False)
        look = partial(questions.look, plan=self._plan, patient_id=self._patient_id)
        self._store.ask(look, self._show)

    def _look_again(self) -> None:
        """The store can be asked again after it could not be."""
        if not self.pages.is_ready:
            self._look()

    def _show(self, found: questions.Found) -> None:
        self.pages.set_ready(ready=True)
        self.finder.show_namesakes(found.namesakes)
        if found.patient is not None:
            self._show_kept(found.patient, is_filed=found.is_filed)
        elif found.namesakes:
            self.pages.show_finder()
        else:
            self._begin_new()

    def _show_kept(self, patient: StoredPatient, *, is_filed: bool) -> None:
        self._kept, self._is_filed = patient, is_filed
        self.record.show_kept(patient, is_filed=is_filed)
        self.pages.show_record(is_kept=True)
        if self._plan is None:
            self.record.plans.take_focus()
        else:
            self.record.form.take_focus()

    def _begin_new(self) -> None:
        """What was typed for a new patient stays while others are looked at."""
        if not self._has_begun:
            self._has_begun = True
            person = self._plan.patient if self._plan else Patient()
            self.record.show_new(StoredPatient(name=person.name, born=person.born))
        self.pages.show_record(is_kept=False)
        self.record.form.take_focus()

    # --- keeping the record, and going on from there ---

    def _save(self) -> None:
        self._save_then(self.accept)

    def _choose(self, plan_id: str) -> None:
        self._save_then(partial(self._leave_for, plan_id))

    def _leave_for(self, plan_id: str) -> None:
        self.accept()
        if self._plan is None or plan_id != self._plan.id:
            self.plan_chosen.emit(plan_id)

    def _want_plan(self) -> None:
        self._save_then(self._leave_for_new)

    def _leave_for_new(self) -> None:
        self.accept()
        if self._kept is not None:
            patient = Patient(name=self._kept.name, born=self._kept.born)
            self.plan_wanted.emit(patient, self._kept.id)

    def _save_then(self, go_on: Callable[[], None]) -> None:
        """Nothing that was typed is lost by going on."""
        typed = self.record.form.value()
        if typed is None:
            return
        plan_id = self._plan.id if self._plan else None
        keep = partial(questions.keep, typed=typed, plan_id=plan_id, told_of=self._told_of)

        def kept(patient: StoredPatient | None) -> None:
            if patient is None:
                self._told_of = typed.name
                self.pages.say(questions.NAMESAKE)
            else:
                self._was_saved(go_on, patient)

        self._store.ask(partial(keep, before=self._kept), kept)

    def _was_saved(self, go_on: Callable[[], None], patient: StoredPatient) -> None:
        is_new, self._kept = self._kept is None, patient
        self.saved.emit(patient)
        if is_new and self._plan is not None:
            self.filed.emit(patient.id)
        person = self.record.new_person()
        if person is not None:
            self.renamed.emit(person)
        go_on()

    # --- where the open plan is filed ---

    def _change_filing(self) -> None:
        if self._kept is None:
            self.pages.show_finder()
        else:
            self._file(self._kept, is_filed=not self._is_filed)

    def _file_with(self, patient: StoredPatient) -> None:
        self._file(patient, is_filed=True)

    def _file(self, patient: StoredPatient, *, is_filed: bool) -> None:
        if self._plan is None:
            return
        patient_id = patient.id if is_filed else None
        file = partial(questions.file, plan_id=self._plan.id, patient_id=patient_id)
        self._store.ask(file, lambda _: self._was_filed(patient, is_filed=is_filed))

    def _was_filed(self, patient: StoredPatient, *, is_filed: bool) -> None:
        if self._kept is None:
            self._show_kept(patient, is_filed=is_filed)
        else:  # what is typed in the fields stays
            self._is_filed = is_filed
            self.record.show_filing(is_filed=is_filed)
            self.record.show_plans(patient.id)
        self.filed.emit(patient.id if is_filed else None)

    # --- the bin ---

    def _change_bin(self) -> None:
        if self._kept is not None:
            into = self._kept.binned_at is None
            change = partial(questions.set_binned, patient_id=self._kept.id, binned=into)
            self._store.ask(change, self._was_binned)

    def _was_binned(self, patient: StoredPatient) -> None:
        if patient.binned_at is None:
            self._show_kept(patient, is_filed=self._is_filed)
            self.saved.emit(patient)
            return
        self.accept()
        self.binned.emit(patient.id)
