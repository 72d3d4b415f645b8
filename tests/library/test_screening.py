"""The checklist of a diagnosis, and what comes out of it."""

import pytest
from builders import A_DAY

from rehabplanner.domain.people import Patient
from rehabplanner.library.library import Library
from rehabplanner.library.screening import (
    checklist,
    conditions,
    recorded_flags,
    referral,
    safeguarding,
    screening,
)
from rehabplanner.refusal import Refusal


def asked(
    library: Library, key: str, age: int | None = None, *, fresh_injury: bool = False
) -> list[str]:
    diagnosis = library.protocols[key].diagnosis
    return [flag.key for flag in checklist(library, diagnosis, age, fresh_injury=fresh_injury)]


def test_every_flag_cites_known_sources_and_speaks_of_known_diagnoses(library: Library) -> None:
    keys = [flag.key for flag in library.red_flags]
    assert len(keys) == len(set(keys))
    assert {f"rf{number:02}" for number in range(1, 24)} <= set(keys)
    assert library.clot is not None
    sources = {source for flag in library.red_flags for source in flag.sources}
    assert sources | set(library.clot.sources) <= set(library.registry.sources)
    assert {key for flag in library.red_flags for key in flag.diagnoses} <= set(library.protocols)
    assert set(library.clot.flags) <= set(keys)


def test_each_checklist_is_short_and_always_asks_for_clot_and_infection(library: Library) -> None:
    for key in library.protocols:
        keys = asked(library, key, 30)
        assert {"rf01", "rf02", "rf03"} <= set(keys), key
        assert len(keys) <= 12, key


def test_the_most_urgent_flags_are_asked_first_and_those_of_an_injury_last(
    library: Library,
) -> None:
    diagnosis = library.protocols["hamstring-strain"].diagnosis
    flags = checklist(library, diagnosis, None, fresh_injury=True)
    usual = [flag.urgency for flag in flags if not flag.fresh_injury]
    assert usual == sorted(usual, key=["emergency", "same-day", "urgent", "routine"].index)
    assert [flag.fresh_injury for flag in flags] == sorted(flag.fresh_injury for flag in flags)


@pytest.mark.parametrize(
    ("key", "flag", "ages"),
    [
        ("patellofemoral-pain", "rf12", {None, 10, 17}),
        ("patellofemoral-pain", "over-45", {None, 45, 70}),
        ("meniscus-injury", "meniscus-child", {None, 10, 17}),
    ],
)
def test_age_decides_and_an_unknown_age_is_asked(
    library: Library, key: str, flag: str, ages: set[int | None]
) -> None:
    tried = (None, 10, 17, 18, 44, 45, 70)
    assert {age for age in tried if flag in asked(library, key, age)} == ages


def test_the_ottawa_items_belong_to_a_fresh_injury(library: Library) -> None:
    items = {"ottawa-kneecap", "ottawa-fibula", "ottawa-bend", "ottawa-steps"}
    assert not items & set(asked(library, "pcl-injury"))
    assert items <= set(asked(library, "pcl-injury", 20, fresh_injury=True))


@pytest.mark.parametrize(("age", "raised"), [(54, []), (55, ["ottawa-age"]), (None, [])])
def test_a_fresh_injury_from_55_on_needs_an_x_ray_without_a_question(
    library: Library, age: int | None, raised: list[str]
) -> None:
    diagnosis = library.protocols["pcl-injury"].diagnosis
    found = screening(library, diagnosis, {}, on=A_DAY, age=age, fresh_injury=True)
    assert [each.flag.key for each in found.raised] == raised
    assert found.bars == ("everything" if raised else None)


def test_a_screening_keeps_what_was_asked_and_what_was_seen(library: Library) -> None:
    diagnosis = library.protocols["bakers-cyst"].diagnosis
    found = screening(library, diagnosis, {"rf11": "Hard lump"}, on=A_DAY, age=40)
    assert found.asked == tuple(asked(library, "bakers-cyst", 40))
    assert [(each.flag.key, each.note) for each in found.raised] == [("rf11", "Hard lump")]
    assert found.bars == "exercises"


def test_a_flag_from_another_checklist_may_be_raised_too(library: Library) -> None:
    diagnosis = library.protocols["bakers-cyst"].diagnosis
    found = screening(library, diagnosis, {"ottawa-steps": ""}, on=A_DAY)
    assert found.fresh_injury
    assert "ottawa-steps" in found.asked


def test_an_unknown_flag_is_refused_with_the_known_ones(library: Library) -> None:
    diagnosis = library.protocols["bakers-cyst"].diagnosis
    with pytest.raises(Refusal, match=r"no red flag “nonsense”.*rf01"):
        screening(library, diagnosis, {"nonsense": ""}, on=A_DAY)


def test_safeguarding_is_a_reminder_about_children_and_never_written_down(
    library: Library,
) -> None:
    diagnosis = library.protocols["osgood-schlatter-disease"].diagnosis
    assert "rf13" not in {flag.key for flag in recorded_flags(library)}
    assert "rf13" not in asked(library, "osgood-schlatter-disease", 12)
    assert [bool(safeguarding(library, age)) for age in (12, 17, 18, None)] == [
        *(True, True),
        *(False, False),
    ]
    with pytest.raises(Refusal, match="safeguarding policy"):
        screening(library, diagnosis, {"rf13": ""}, on=A_DAY)


def test_conditions_are_asked_only_where_a_plan_can_follow(library: Library) -> None:
    dislocation = library.protocols["patellar-dislocation"].diagnosis
    assert any("Brace" in condition.text for condition in conditions(dislocation))
    assert conditions(library.protocols["dvt"].diagnosis) == ()


@pytest.mark.parametrize(("flag", "has_items"), [("rf01", True), ("rf02", True), ("rf03", False)])
def test_the_wells_items_go_with_a_suspected_clot_alone(
    library: Library, flag: str, has_items: bool
) -> None:
    diagnosis = library.protocols["bakers-cyst"].diagnosis
    found = screening(library, diagnosis, {flag: ""}, on=A_DAY)
    told = referral(library, diagnosis, found, Patient(), None)
    assert (told.clot is not None) is has_items
