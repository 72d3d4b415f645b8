"""The session: one way in for edits, with undo."""

from builders import a_dose, a_plan
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Plan
from rehabplanner.ui.session import PlanSession


def test_an_edit_makes_a_new_plan_and_names_its_undo_step(session: PlanSession) -> None:
    session.edit("Change goal", edits.set_goal, "Dance")
    assert session.plan.goal == "Dance"
    assert session.history.undoText() == "Change goal"


def test_undo_and_redo_bring_back_equal_plans(session: PlanSession) -> None:
    first = session.plan
    session.edit("Change goal", edits.set_goal, "Dance")
    second = session.plan
    session.history.undo()
    assert session.plan == first
    session.history.redo()
    assert session.plan == second


def test_an_edit_that_changes_nothing_leaves_no_trace(session: PlanSession) -> None:
    session.edit("Change goal", edits.set_goal, session.plan.goal)
    assert session.history.count() == 0


def test_everyone_is_told_the_plan_before_and_after(qtbot: QtBot, session: PlanSession) -> None:
    first = session.plan
    with qtbot.waitSignal(session.plan_changed) as told:
        session.edit("Change goal", edits.set_goal, "Dance")
    before, after = told.args or (None, None)
    assert isinstance(before, Plan)
    assert (before, after) == (first, session.plan)


def test_spin_steps_with_one_key_become_one_undo_step(session: PlanSession) -> None:
    for sets in (4, 5, 6):
        session.edit_merging(
            "Change dose", "dose:item-1a", edits.set_dose, "item-1a", a_dose(sets=sets)
        )
    assert session.history.count() == 1
    session.history.undo()
    assert session.plan == a_plan()


def test_steps_with_different_keys_stay_apart(session: PlanSession) -> None:
    for item in ("item-1a", "item-1b"):
        session.edit_merging("Change dose", f"dose:{item}", edits.set_dose, item, a_dose(sets=5))
    assert session.history.count() == 2


def test_stepping_back_to_the_start_leaves_no_undo_step(session: PlanSession) -> None:
    for sets in (4, 3):
        session.edit_merging("Change dose", "dose", edits.set_dose, "item-1a", a_dose(sets=sets))
    assert session.plan == a_plan()
    assert not session.history.canUndo()


def test_a_saved_plan_is_kept_until_the_next_edit(qtbot: QtBot, session: PlanSession) -> None:
    told: list[bool] = []
    session.kept_changed.connect(told.append)
    session.edit("Change goal", edits.set_goal, "Dance")
    session.saved(session.plan, 1)
    assert session.is_kept
    session.edit("Change goal", edits.set_goal, "Sing")
    session.edit("Change goal", edits.set_goal, "Ski")
    assert told == [False, True, False]


def test_undoing_past_what_was_saved_is_unsaved_work(session: PlanSession) -> None:
    session.edit("Change goal", edits.set_goal, "Dance")
    session.saved(session.plan, 1)
    session.history.undo()
    assert not session.is_kept


def test_work_that_went_on_while_it_was_saved_is_still_unsaved(session: PlanSession) -> None:
    session.edit("Change goal", edits.set_goal, "Dance")
    saved = session.plan
    session.edit("Change goal", edits.set_goal, "Sing")
    session.saved(saved, 1)
    assert (session.is_kept, session.revision) == (False, 1)


def test_a_label_names_the_first_steps_and_counts_the_others(session: PlanSession) -> None:
    for number in range(5):
        session.edit(f"Step {number}", edits.set_goal, str(number))
    assert session.label == "Step 0, Step 1, Step 2 and 2 more"
    session.saved(session.plan, 1)
    assert session.label == ""


def test_an_addition_that_the_plan_has_no_room_for_is_refused_in_words(
    session: PlanSession,
) -> None:
    told: list[str] = []
    session.refused.connect(told.append)
    before = session.plan
    assert not session.edit_or_refuse("Add stages", lambda plan: plan.replace(stages=()))
    assert session.plan is before
    [sentence] = told
    assert sentence.startswith("This cannot be added: ")
    assert session.edit_or_refuse("Change goal", edits.set_goal, "Dance")
    assert session.plan.goal == "Dance"
