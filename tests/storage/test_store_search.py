"""A few letters find a plan, whatever was remembered of it; pages are complete and in order."""

from datetime import date

import pytest
from builders import a_diagnosis, a_plan

from rehabplanner.domain.people import Patient
from rehabplanner.storage import finding
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import Cursor


def _found(store: Store, text: str) -> set[str]:
    return {row.id for row in store.search(text).rows}


@pytest.fixture
def clinic(store: Store) -> Store:
    """Plans for three people."""
    words = a_diagnosis().text["en"].replace(name="Knee arthritis")
    other = a_diagnosis(
        key="knee-oa",
        name="Knee osteoarthritis",
        synonyms=("gonarthrosis", "worn knee"),
        text={"en": words},
    )
    store.save(
        a_plan(id="jose", patient=Patient(name="José O'Brien"), goal="Run 5 km again"), None, "Ann"
    )
    store.save(
        a_plan(
            id="soren",
            patient=Patient(name="Søren Åberg-Smith"),
            goal="Dance",
            diagnosis=other,
            side="right",
            created=date(2025, 2, 3),
        ),
        None,
        "Ann",
    )
    store.save(
        a_plan(id="olga", patient=Patient(name="Ольга Ёлкина"), goal="Walk", diagnosis=other),
        None,
        "Ann",
    )
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jose", {"jose"}),
        ("JOSÉ", {"jose"}),
        ("obrien", {"jose"}),
        ("o'b", {"jose"}),
        ("brien", set()),
        ("soren aberg", {"soren"}),
        ("smith", {"soren"}),
        ("smi sø", {"soren"}),
        ("ольга", {"olga"}),
        ("елк", {"olga"}),
        ("gonarthr", {"soren", "olga"}),
        ("worn knee dance", {"soren"}),
        ("arthritis", {"soren", "olga"}),
        ("runner", {"jose"}),
        ("runners knee", {"jose"}),
        ("patellofemoral", {"jose"}),
        ("run 5", {"jose"}),
        ("right", {"soren"}),
        ("2025", {"soren"}),
        ("2025-02", {"soren"}),
        ("2025-02-0", {"soren"}),
        ("2025-02-03", {"soren"}),
        ("2025-2-03", {"soren"}),
        ("2/3/2025", {"soren"}),
        ("3.2.2025", {"soren"}),
        ("3 feb 2025", {"soren"}),
        ("Feb. 3, 2025", {"soren"}),
        ("3. February 2025", {"soren"}),
        ("21/11/2026 walk", {"olga"}),
        ("run 5 2026", {"jose"}),
        ("februa", {"soren"}),
        ("2026-11-21 walk", {"olga"}),
        ("jose gonarthrosis", set()),
        ("runners gonarthrosis", set()),
        ("gonarthrosis right", {"soren"}),
        ("knee", {"jose", "soren", "olga"}),
        ("nobody", set()),
        ("%", set()),
        ("  ", {"jose", "soren", "olga"}),
        ("jos_", {"jose"}),
        ("'; drop table plan", set()),
    ],
)
def test_the_start_of_every_word_finds_the_plan(clinic: Store, text: str, found: set[str]) -> None:
    assert _found(clinic, text) == found


def test_words_that_many_plans_hold_find_the_same_plans(
    clinic: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = (
        "jose",
        "smi sø",
        "worn knee dance",
        "2026-11-21 walk",
        "nobody",
        "runners knee run",
        "gonarthrosis right",
        "runners gonarthrosis",
    )
    few = [_found(clinic, text) for text in texts]
    monkeypatch.setattr(finding, "_FEW", -1)  # no word is rare any more

    assert [_found(clinic, text) for text in texts] == few


def test_a_word_of_a_diagnosis_is_also_found_in_a_name_or_goal(clinic: Store) -> None:
    clinic.save(a_plan(id="ann", patient=Patient(name="Ann Gonarth"), goal="Be a runner"), None, "")

    assert _found(clinic, "gonarth") == {"soren", "olga", "ann"}
    assert _found(clinic, "runner gonarth") == {"ann"}


def test_a_changed_name_is_found_and_the_old_one_is_not(store: Store) -> None:
    store.save(a_plan(patient=Patient(name="Jane Doe")), None, "Ann")
    store.save(a_plan(patient=Patient(name="Jane Roe")), 1, "Ann")

    assert _found(store, "jane roe") == {"plan-1"}
    assert _found(store, "doe") == set()


def test_a_new_name_of_a_diagnosis_is_found(store: Store) -> None:
    store.save(a_plan(), None, "Ann")
    renamed = a_diagnosis(synonyms=("cyclist's knee",))
    store.save(a_plan(id="plan-2", diagnosis=renamed), None, "Ann")

    assert _found(store, "cyclists") == {"plan-1", "plan-2"}


def test_pages_follow_each_other_without_gap_or_repeat(store: Store) -> None:
    for number in range(7):
        store.save(a_plan(id=f"plan-{number}"), None, "Ann")

    seen, after = [], None
    for rows in (3, 3, 1):
        page = store.search("sample", 3, after)
        assert len(page.rows) == rows
        seen += [row.id for row in page.rows]
        after = page.after

    assert seen == [f"plan-{number}" for number in range(6, -1, -1)]
    assert after is None


def test_a_plan_saved_meanwhile_does_not_shift_the_next_page(store: Store) -> None:
    for number in range(4):
        store.save(a_plan(id=f"plan-{number}"), None, "Ann")
    first = store.search("", 2)
    store.save(a_plan(id="plan-9"), None, "Ann")

    assert [row.id for row in store.search("", 2, first.after).rows] == ["plan-1", "plan-0"]


def test_plans_saved_at_the_same_moment_are_all_on_some_page(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(a_plan(id="plan-0"), None, "Ann")
    moment = store.plan("plan-0").saved_at
    at_once = Store(store.engine, lambda: moment)
    for number in range(1, 5):
        at_once.save(a_plan(id=f"plan-{number}"), None, "Ann")

    first = store.search("", 2)
    second = store.search("", 2, first.after)
    last = store.search("", 2, second.after)

    ids = [row.id for page in (first, second, last) for row in page.rows]
    assert ids == ["plan-4", "plan-3", "plan-2", "plan-1", "plan-0"]


def test_a_full_last_page_has_no_next_one(store: Store) -> None:
    store.save(a_plan(), None, "Ann")

    assert store.search("", 1).after is None


def test_after_the_end_nothing_comes(store: Store) -> None:
    store.save(a_plan(), None, "Ann")
    row = store.recent()[0]

    assert store.search("", 5, Cursor(saved_at=row.saved_at, plan_id=row.id)).rows == ()
