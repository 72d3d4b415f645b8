"""A first draft is staged, complete and needs no library afterwards."""

from datetime import date

import pytest
from small_library import small_library

from rehabplanner import resources
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.library.drafting import draft_plan, menu_item
from rehabplanner.library.library import Library
from rehabplanner.refusal import NotPlannable

KEYS = [file.name.removesuffix(".json") for file in resources.json_files("library/diagnoses")]
PLANNABLE = [key for key in KEYS if key != "dvt"]
A_DAY = date(2026, 11, 21)


def _draft(library: Library, key: str) -> Plan:
    return draft_plan(library, library.protocols[key], created=A_DAY, side="left")


@pytest.mark.parametrize("key", PLANNABLE)
def test_a_draft_follows_the_stages_of_its_protocol(library: Library, key: str) -> None:
    plan = _draft(library, key)
    protocol = library.protocols[key]

    assert plan.diagnosis == protocol.diagnosis
    assert [stage.number for stage in plan.stages] == list(range(1, len(protocol.stages) + 1))
    assert plan.current_stage == plan.stages[0].id
    for stage, template in zip(plan.stages, protocol.stages, strict=True):
        assert (stage.text, stage.weeks) == (template.text, template.weeks)
        assert stage.menu == tuple(entry.exercise for entry in template.menu)
        assert tuple(gate.criterion for gate in stage.enter) == template.enter
        assert tuple(gate.criterion for gate in stage.leave) == template.leave


def test_a_draft_keeps_the_limits_of_its_stages(library: Library) -> None:
    stages = _draft(library, "pcl-injury").stages

    assert [stage.max_knee_bend_deg for stage in stages] == [45, 60, 70, None]
    assert [stage.weight_bearing for stage in stages] == ["as ordered", None, None, None]


def test_a_draft_keeps_the_reason_for_no_single_leg_work() -> None:
    library = small_library()
    (protocol,) = library.protocols.values()
    templates = tuple(each.replace(no_single_leg="It heals first.") for each in protocol.stages)
    changed = protocol.model_copy(update={"stages": templates})

    stages = draft_plan(library, changed, created=A_DAY).stages
    assert {stage.no_single_leg for stage in stages} == {"It heals first."}


@pytest.mark.parametrize("key", PLANNABLE)
def test_a_stage_holds_its_advice_and_then_its_starting_choice(library: Library, key: str) -> None:
    for stage, template in zip(
        _draft(library, key).stages, library.protocols[key].stages, strict=True
    ):
        advice = [(piece.key, piece.dose) for piece in template.advice]
        exercises = [(entry.exercise, entry.dose) for entry in template.menu if entry.start]
        assert [(item.content.key, item.dose) for item in stage.items] == advice + exercises


@pytest.mark.parametrize("key", PLANNABLE)
def test_strengthening_stages_hold_single_leg_work_or_say_why_not(
    library: Library, key: str
) -> None:
    for stage, template in zip(
        _draft(library, key).stages, library.protocols[key].stages, strict=True
    ):
        single_leg = [
            item
            for item in stage.items
            if item.content.kind == "exercise" and item.content.single_leg
        ]
        assert stage.number == 1 or single_leg or template.no_single_leg


@pytest.mark.parametrize("key", PLANNABLE)
def test_the_way_back_to_sport_ends_the_plan(library: Library, key: str) -> None:
    protocol = library.protocols[key]
    shared = [library.guidance.return_to_activity[name] for name in protocol.shared_return]

    criteria = [gate.criterion for gate in _draft(library, key).return_to_activity]

    assert criteria == [*shared, *protocol.own_return]
    assert criteria


@pytest.mark.parametrize("key", PLANNABLE)
def test_a_draft_is_read_back_equal_without_any_library(
    library: Library, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = _draft(library, key)
    monkeypatch.delattr(resources, "_root")  # nobody may look anything up any more

    copy = Plan.model_validate_json(plan.model_dump_json(by_alias=True))

    assert copy == plan
    for item in (item for stage in copy.stages for item in stage.items):
        assert item.content.text["en"]


def test_two_drafts_share_no_ids(library: Library) -> None:
    first, second = (_draft(library, "patellofemoral-pain") for _ in range(2))

    assert first.id != second.id
    assert {stage.id for stage in first.stages}.isdisjoint(stage.id for stage in second.stages)


def test_what_the_therapist_said_is_in_the_draft(library: Library) -> None:
    plan = draft_plan(
        library,
        library.protocols["bakers-cyst"],
        created=A_DAY,
        patient=Patient(name="Sample Patient"),
        side="both",
        goal="Kneel in the garden",
        minutes_per_day=25,
    )

    assert (plan.created, plan.patient.name) == (A_DAY, "Sample Patient")
    assert (plan.side, plan.goal) == ("both", "Kneel in the garden")
    assert plan.minutes_per_day == 25


def test_a_draft_may_wait_for_its_side_and_patient(library: Library) -> None:
    plan = draft_plan(library, library.protocols["bakers-cyst"], created=A_DAY)

    assert (plan.side, plan.patient, plan.minutes_per_day) == (None, Patient(), None)


def test_a_suspected_clot_is_never_drafted(library: Library) -> None:
    with pytest.raises(NotPlannable, match="call an ambulance"):
        _draft(library, "dvt")


def test_a_menu_entry_brings_its_dose_its_condition_and_the_working_leg(library: Library) -> None:
    entries = {
        entry.exercise: entry for entry in library.protocols["patellofemoral-pain"].stages[1].menu
    }

    step_up = menu_item(library, entries["step-up"])
    squat = menu_item(library, entries["squat-60"])

    assert step_up.note == entries["step-up"].note["en"]
    assert step_up.dose == entries["step-up"].dose
    assert (step_up.legs, squat.legs) == ("each", None)
    assert squat.note == ""


def test_a_stage_keeps_the_pain_ceiling_of_its_template(library: Library) -> None:
    plan = draft_plan(library, library.protocols["hamstring-strain"], created=A_DAY)
    assert [stage.pain_ceiling for stage in plan.stages] == [None, None, 3, 3]
