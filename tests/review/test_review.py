"""The review of a whole plan: its order, its overrides, and what the shipped content raises."""

from datetime import date

import pytest
from builders import (
    A_DAY,
    a_gate,
    a_plan,
    a_rested_stage,
    a_sound_plan,
    a_stage,
    an_exercise,
    an_item,
)

from rehabplanner.domain import edits
from rehabplanner.domain.override import Override
from rehabplanner.domain.plan import Plan, StageText
from rehabplanner.domain.side import Side
from rehabplanner.library.drafting import draft_plan, menu_item
from rehabplanner.library.library import Library
from rehabplanner.library.reading import read_library
from rehabplanner.review.place import place_name
from rehabplanner.review.review import open_findings, review, summary
from rehabplanner.review.rules import RULES

PLANNABLE = [key for key, found in read_library().protocols.items() if found.diagnosis.plannable]


def a_careless_plan() -> Plan:
    """No side, no return criteria, no stop rule in stage 2 and words left over in stage 1."""
    words = an_exercise().text["en"].replace(stop_if="")
    silent = an_item("silent", content=an_exercise(text={"en": words}))
    stages = (
        a_rested_stage(text={"en": StageText(name="New stage", goal="Begin.")}, leave=()),
        a_stage("stage-2", 2, items=(silent,)),
    )
    return a_plan(stages, side=None, return_to_activity=())


def test_a_good_plan_raises_nothing() -> None:
    assert review(a_sound_plan()) == ()
    assert summary(review(a_sound_plan())) == "Review: nothing to look at"


def test_the_worst_comes_first_then_the_order_of_the_plan() -> None:
    plan = a_careless_plan()

    assert [(one.severity, place_name(plan, one.place)) for one in review(plan)] == [
        ("stop", "Patient and side"),
        ("warning", "Stage 1"),
        ("warning", "Stage 1, criteria to move on"),
        ("warning", "Return criteria"),
        ("note", "Stage 2, Step-up"),
    ]
    assert summary(review(plan)) == "Review: 1 stop, 3 warnings, 1 note"


def test_an_answered_finding_stays_with_the_reason_and_is_not_open() -> None:
    answer = Override(rule="missing-stop-rule", part="silent", reason="Seen today.", on=A_DAY)
    found = review(edits.add_override(a_careless_plan(), answer))

    (answered,) = [one for one in found if not one.is_open]
    assert answered.override == answer
    assert open_findings(found, "note") == ()
    assert summary(found) == "Review: 1 stop, 3 warnings"


def test_an_answer_belongs_to_one_rule_at_one_part() -> None:
    elsewhere = Override(rule="missing-stop-rule", part="stage-1", reason="Why not.", on=A_DAY)
    another = Override(rule="reading-grade", part="silent", reason="Why not.", on=A_DAY)
    plan = edits.add_override(edits.add_override(a_careless_plan(), elsewhere), another)

    assert all(one.is_open for one in review(plan))


def test_a_rule_speaks_once_about_a_part() -> None:
    parts = [(one.rule, one.part) for one in review(a_careless_plan())]

    assert len(parts) == len(set(parts))


def test_every_rule_explains_itself_and_has_its_own_name() -> None:
    assert all(rule.__doc__ for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


def test_every_source_of_a_finding_is_in_the_registry(library: Library) -> None:
    named = {key for one in review(a_careless_plan()) for key in one.sources}

    assert named <= set(library.registry.sources)


@pytest.mark.parametrize("side", ["left", "right", "both"])
@pytest.mark.parametrize("key", PLANNABLE)
def test_the_starting_choice_of_a_diagnosis_raises_nothing(
    library: Library, key: str, side: Side
) -> None:
    plan = draft_plan(library, library.protocols[key], created=date(2026, 11, 21), side=side)

    assert [(one.rule, place_name(plan, one.place)) for one in review(plan)] == []


@pytest.mark.parametrize("key", PLANNABLE)
def test_whatever_a_menu_offers_is_all_right_in_its_stage(library: Library, key: str) -> None:
    protocol = library.protocols[key]
    plan = draft_plan(library, protocol, created=date(2026, 11, 21), side="left")
    for stage, template in zip(plan.stages, protocol.stages, strict=True):
        for entry in template.menu:
            if not entry.start:
                plan = edits.add_item(plan, stage.id, menu_item(library, entry))

    found = [one for one in review(plan) if one.place.kind == "item"]
    assert [(one.rule, place_name(plan, one.place)) for one in found] == []


@pytest.mark.parametrize("key", PLANNABLE)
def test_a_fresh_draft_lacks_nothing_but_its_side(library: Library, key: str) -> None:
    plan = draft_plan(library, library.protocols[key], created=date(2026, 11, 21))

    assert [one.rule for one in review(plan)] == ["missing-side"]


def test_every_fix_answers_its_finding() -> None:
    plan = a_careless_plan()
    for one in review(plan):
        if one.fix is not None:
            after = review(one.fix.edit(plan))
            assert (one.rule, one.part) not in {(left.rule, left.part) for left in after}


def test_a_criterion_that_is_too_long_is_placed_with_its_stage() -> None:
    plan = a_plan([a_rested_stage(leave=(a_gate("long", "Walk " * 16),))])

    (found,) = review(plan)
    assert place_name(plan, found.place) == "Stage 1, criteria to move on"
