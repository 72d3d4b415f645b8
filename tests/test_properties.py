"""Whatever a therapist does, in whatever order, the plan stays a plan."""

from datetime import date, timedelta

import pytest
from builders import (
    A_DAY,
    a_criterion,
    a_dose,
    a_gate,
    a_measurement,
    a_plan,
    a_stage,
    a_test,
    an_exercise,
    an_item,
)
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rehabplanner.domain import charting, edits
from rehabplanner.domain.advice import AdviceText
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.follow_up import Report, Verdict
from rehabplanner.domain.gates import gate_status, next_stage, open_gates
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Item, Plan, Stage, StageText
from rehabplanner.domain.record import new_id
from rehabplanner.domain.screening import GateAnswer, Outcome, Raised, RedFlag, Screening, Urgency
from rehabplanner.domain.side import Legs, Side
from rehabplanner.handout.barred import MustBeReferred
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import place_name
from rehabplanner.review.review import review
from rehabplanner.review.rules import RULES
from rehabplanner.storage.plan_file import parse_plan, plan_bytes
from rehabplanner.ui.comparing.differences import differences

PICK = st.integers(min_value=0, max_value=999)
"""Any part of the plan as it is just now: counted round."""

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
SAID = WORDS.map(lambda words: f"On your {{side}} knee: {words}.")


DAYS = st.dates(A_DAY - timedelta(days=60), A_DAY)
URGENCIES: tuple[Urgency, ...] = ("emergency", "same-day", "urgent", "routine")
OPEN = ("not met", "not tested", "stale")


def a_flag(urgency: Urgency) -> Raised:
    return Raised(flag=RedFlag(key="rf01", sign="Sign", urgency=urgency, sources=("F093",)))


def all_gates(plan: Plan) -> list[Gate]:
    stages = [gate for stage in plan.stages for gate in (*stage.enter, *stage.leave)]
    return [*stages, *plan.return_to_activity]


def key(found: Finding) -> tuple[str, str | None]:
    return (found.rule, found.part)


class Editing(RuleBasedStateMachine):
    """One therapist at work: every edit makes a new plan, undo goes back to the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.history = [a_plan()]

    @property
    def plan(self) -> Plan:
        return self.history[-1]

    def _do(self, plan: Plan) -> None:
        self.history.append(plan)

    def _stage(self, pick: int) -> Stage:
        return self.plan.stages[pick % len(self.plan.stages)]

    def _item(self, pick: int) -> Item:
        items = [item for stage in self.plan.stages for item in stage.items]
        return items[pick % len(items)]

    def _has_items(self) -> bool:
        return any(stage.items for stage in self.plan.stages)

    @precondition(lambda self: len(self.history) > 1)
    @rule()
    def undo(self) -> None:
        self.history.pop()

    @rule(side=st.sampled_from(("left", "right", "both")))
    def choose_side(self, side: Side) -> None:
        self._do(edits.set_side(self.plan, side))

    @rule(goal=WORDS, minutes=st.none() | st.integers(5, 240), day=st.dates())
    def fill_in(self, goal: str, minutes: int | None, day: date) -> None:
        plan = edits.set_minutes_per_day(edits.set_goal(self.plan, goal), minutes)
        plan = edits.set_patient(edits.set_created(plan, day), Patient(name="Another Patient"))
        self._do(edits.set_next_visit(edits.set_equipment(plan, goal), goal))

    @rule(words=SAID)
    def word_the_diagnosis(self, words: str) -> None:
        about = self.plan.diagnosis.text["en"].replace(explanation=words, stop_signs=(words,))
        self._do(edits.set_diagnosis_words(self.plan, about))

    @rule(pick=PICK)
    def choose_todays_stage(self, pick: int) -> None:
        self._do(edits.set_current_stage(self.plan, self._stage(pick).id))

    @precondition(lambda self: len(self.plan.stages) < 6)
    @rule(number=st.integers(1, 4), index=st.integers(0, 6))
    def add_stage(self, number: int, index: int) -> None:
        stage = a_stage(new_id(), number, enter=(), items=(an_item(new_id()),), leave=())
        self._do(edits.add_stage(self.plan, stage, index))

    @rule(pick=PICK)
    def remove_stage(self, pick: int) -> None:
        self._do(edits.remove_stage(self.plan, self._stage(pick).id))

    @rule(pick=PICK, index=st.integers(0, 6))
    def move_stage(self, pick: int, index: int) -> None:
        self._do(edits.move_stage(self.plan, self._stage(pick).id, index))

    @rule(pick=PICK, words=SAID)
    def word_a_stage(self, pick: int, words: str) -> None:
        stage = self._stage(pick)
        plan = edits.set_stage_weeks(self.plan, stage.id, words)
        self._do(edits.set_stage_words(plan, stage.id, StageText(name=words, goal=words)))

    @rule(pick=PICK, count=st.integers(0, 3), words=SAID)
    def set_gates(self, pick: int, count: int, words: str) -> None:
        stage = self._stage(pick)
        plan = edits.set_enter_gates(self.plan, stage.id, self._gates(count, words))
        plan = edits.set_leave_gates(plan, stage.id, self._gates(count, words))
        self._do(edits.set_return_gates(plan, self._gates(count, words)))

    def _gates(self, count: int, words: str) -> tuple[Gate, ...]:
        plain = tuple(a_gate(new_id(), words) for _ in range(count))
        tested = Gate(id=new_id(), criterion=a_criterion(words, tests=(a_test(),)))
        return (*plain, tested) if count > 1 else plain

    @rule(pick=PICK, index=st.none() | st.integers(0, 9))
    def add_item(self, pick: int, index: int | None) -> None:
        self._do(edits.add_item(self.plan, self._stage(pick).id, an_item(new_id()), index))

    @precondition(_has_items)
    @rule(pick=PICK)
    def remove_item(self, pick: int) -> None:
        self._do(edits.remove_item(self.plan, self._item(pick).id))

    @precondition(_has_items)
    @rule(pick=PICK, stage=PICK, index=st.integers(0, 9))
    def move_item(self, pick: int, stage: int, index: int) -> None:
        self._do(edits.move_item(self.plan, self._item(pick).id, self._stage(stage).id, index))

    @precondition(_has_items)
    @rule(pick=PICK)
    def duplicate_item(self, pick: int) -> None:
        self._do(edits.duplicate_item(self.plan, self._item(pick).id))

    @precondition(_has_items)
    @rule(pick=PICK, sets=st.integers(1, 20), note=WORDS, legs=st.sampled_from(("each", None)))
    def dose_an_item(self, pick: int, sets: int, note: str, legs: Legs | None) -> None:
        item = self._item(pick)
        plan = edits.set_dose(self.plan, item.id, a_dose(sets=sets))
        plan = edits.set_legs(plan, item.id, legs)
        self._do(edits.set_note(plan, item.id, note))

    @precondition(_has_items)
    @rule(pick=PICK, words=SAID)
    def word_an_item(self, pick: int, words: str) -> None:
        item = self._item(pick)
        text = (
            ExerciseText(name=words, steps=(words,), stop_if=words)
            if item.content.kind == "exercise"
            else AdviceText(title=words, lines=(words,))
        )
        self._do(edits.set_item_words(self.plan, item.id, text))

    @precondition(_has_items)
    @rule(pick=PICK, laterality=st.sampled_from(("unilateral", "bilateral", "alternating")))
    def swap_an_exercise(self, pick: int, laterality: str) -> None:
        exercise = an_exercise("harder", laterality=laterality)
        self._do(edits.swap_exercise(self.plan, self._item(pick).id, exercise, a_dose(reps=8)))

    # --- charting ---

    @rule(age=st.none() | st.integers(0, 99), urgency=st.none() | st.sampled_from(URGENCIES))
    def screen(self, age: int | None, urgency: Urgency | None) -> None:
        flags = () if urgency is None else (a_flag(urgency),)
        asked = (GateAnswer(question="X-ray done", met=urgency != "routine"),)
        found = Screening(on=self.plan.created, age=age, raised=flags, gates=asked)
        self._do(charting.screen(self.plan, found))

    @precondition(lambda self: self.plan.screenings)
    @rule(words=SAID)
    def record_an_outcome(self, words: str) -> None:
        outcome = Outcome(on=self.plan.created, by="Physician", words=words)
        self._do(charting.record_outcome(self.plan, outcome))

    @rule(left=st.none() | st.integers(0, 300), right=st.integers(0, 300), on=DAYS)
    def measure(self, left: int | None, right: int, on: date) -> None:
        self._do(charting.measure(self.plan, a_measurement(left=left, right=right, on=on)))

    @rule(pick=PICK, verdict=st.none() | st.sampled_from(("met", "not met", "not needed")))
    def answer(self, pick: int, verdict: Verdict | None) -> None:
        gates = all_gates(self.plan)
        if gates:
            self._do(charting.answer(self.plan, gates[pick % len(gates)].id, verdict))

    @rule(pain=st.none() | st.integers(0, 10), days=st.none() | st.integers(0, 7), on=DAYS)
    def report(self, pain: int | None, days: int | None, on: date) -> None:
        told = Report(on=on, worst_pain=pain, days_done=days, note="Numb at night")
        self._do(charting.report(self.plan, told))

    @rule(reason=st.sampled_from(("Strong enough.", "")))
    def move_on(self, reason: str) -> None:
        waiting = open_gates(self.plan, self._gates_ahead())
        if reason or not waiting:
            self._do(charting.move_on(self.plan, reason))

    def _gates_ahead(self) -> tuple[Gate, ...]:
        following = next_stage(self.plan)
        enter = following.enter if following else ()
        return (*self.plan.stage(self.plan.current_stage).leave, *enter)

    @rule()
    def step_back(self) -> None:
        self._do(charting.step_back(self.plan))

    @rule(pick=PICK)
    def take_the_colleagues_advice(self, pick: int) -> None:
        fixes = [found.fix for found in review(self.plan) if found.fix is not None]
        if fixes:
            self._do(fixes[pick % len(fixes)].edit(self.plan))

    @rule(pick=PICK)
    def go_on_anyway(self, pick: int) -> None:
        found = review(self.plan)
        if found:
            one = found[pick % len(found)]
            given = Override(rule=one.rule, part=one.part, reason="Seen.", on=self.plan.created)
            self._do(edits.add_override(self.plan, given))

    @invariant()
    def the_review_speaks_of_the_plan_as_it_is(self) -> None:
        found = review(self.plan)
        assert {*map(key, found)} == {*map(key, review(self.plan, RULES[::-1]))}
        assert len({key(one) for one in found}) == len(found)
        assert all(place_name(self.plan, one.place) for one in found)
        decided = {(given.rule, given.part) for given in self.plan.overrides}
        assert {key(one) for one in found if not one.is_open} == decided & {*map(key, found)}

    @invariant()
    def the_gates_stand_as_they_were_answered(self) -> None:
        for gate in all_gates(self.plan):
            status = gate_status(self.plan, gate)
            assert (gate in open_gates(self.plan, (gate,))) == (status in OPEN)
            today = [
                each.verdict
                for each in self.plan.answers
                if (each.gate, each.on) == (gate.id, self.plan.created)
            ]
            plain = not gate.criterion.tests and not gate.criterion.derived
            assert not plain or not today or status == today[-1]

    @invariant()
    def the_ids_are_unique(self) -> None:
        ids = [gate.id for gate in self.plan.return_to_activity]
        for stage in self.plan.stages:
            ids += [stage.id, *(item.id for item in stage.items)]
            ids += [gate.id for gate in (*stage.enter, *stage.leave)]
        assert len(ids) == len(set(ids))
        assert self.plan.current_stage in {stage.id for stage in self.plan.stages}

    @invariant()
    def nothing_changes_without_a_word(self) -> None:
        for before in (self.history[0], self.history[max(len(self.history) - 2, 0)]):
            told = differences(before, self.plan)
            assert bool(told) == (before != self.plan)
            assert all(each.section and each.what for each in told)
        again = parse_plan(plan_bytes(self.plan), "plan.json")
        assert differences(self.plan, again) == ()

    @invariant()
    def the_plan_file_gives_the_plan_back(self) -> None:
        assert parse_plan(plan_bytes(self.plan), "plan.json") == self.plan

    @invariant()
    def the_sheet_can_be_composed_unless_the_patient_must_be_referred(self) -> None:
        if self.plan.bars == "everything":
            with pytest.raises(MustBeReferred):
                compose(self.plan, Clinic(), HandoutOptions())
        else:
            assert compose(self.plan, Clinic(), HandoutOptions())

    def teardown(self) -> None:
        while len(self.history) > 1:
            self.undo()
        assert self.plan == a_plan()


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=50,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
