"""Unsaved work is kept, offered again after a crash, and forgotten once it is saved."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import a_plan

from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import Refusal
from rehabplanner.storage import drafts
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import data_folder


def _plans(kept: Drafts) -> list[Plan]:
    return [draft.plan for draft in kept.pending()]


def test_at_first_nothing_is_pending(tmp_path: Path) -> None:
    assert Drafts(tmp_path / "unsaved").pending() == []


def test_a_kept_plan_is_offered_again_with_the_file_it_came_from(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(a_plan(), tmp_path / "plan.json")

    [draft] = Drafts(tmp_path).pending()

    assert draft.plan == a_plan()
    assert draft.origin == tmp_path / "plan.json"
    assert draft.kept_at.tzinfo is not None


def test_a_new_plan_has_no_file_yet(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(a_plan(), None)

    assert Drafts(tmp_path).pending()[0].origin is None


def test_a_plan_kept_again_replaces_its_draft(tmp_path: Path) -> None:
    kept = Drafts(tmp_path)
    kept.keep(a_plan(), None)
    kept.keep(a_plan(goal="Climb stairs"), None)

    assert _plans(kept) == [a_plan(goal="Climb stairs")]


def test_a_discarded_draft_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    kept = Drafts(tmp_path)
    kept.keep(a_plan(), None)
    kept.keep(a_plan(id="plan-2"), None)

    kept.discard("plan-1", None)

    assert [plan.id for plan in _plans(kept)] == ["plan-2"]


def test_discarding_what_was_never_kept_does_nothing(tmp_path: Path) -> None:
    Drafts(tmp_path).discard("plan-1", None)

    assert Drafts(tmp_path).pending() == []


def test_the_newest_draft_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock:
        hour = 0

        @classmethod
        def now(cls, zone: object) -> datetime:
            return datetime(2026, 11, 21, cls.hour, tzinfo=UTC)

    monkeypatch.setattr(drafts, "datetime", Clock)
    kept = Drafts(tmp_path)
    for Clock.hour, plan_id in ((8, "b"), (12, "c"), (10, "a")):
        kept.keep(a_plan(id=plan_id), None)

    assert [plan.id for plan in _plans(kept)] == ["c", "a", "b"]


@pytest.mark.parametrize("rest", ["", "{", '{"plan": 1}', "[]", "\x00", "[" * 100_000])
def test_a_damaged_draft_is_skipped_and_stays_on_disk(tmp_path: Path, rest: str) -> None:
    kept = Drafts(tmp_path)
    kept.keep(a_plan(), None)
    damaged = tmp_path / "damaged.json"
    damaged.write_text(rest, encoding="utf-8")

    assert _plans(kept) == [a_plan()]
    assert damaged.read_text(encoding="utf-8") == rest


def test_a_draft_without_a_time_zone_does_not_hide_the_others(tmp_path: Path) -> None:
    kept = Drafts(tmp_path)
    kept.keep(a_plan(), None)
    content = json.loads((tmp_path / "plan-1.json").read_text(encoding="utf-8"))
    content["kept_at"] = "2026-11-21T08:00:00"
    (tmp_path / "edited.json").write_text(json.dumps(content), encoding="utf-8")

    assert _plans(kept) == [a_plan()]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(Refusal, match="Cannot write"):
        Drafts(tmp_path / "file").keep(a_plan(), None)


def test_drafts_lie_in_the_programs_own_folder() -> None:
    Drafts().keep(a_plan(), None)

    assert (data_folder() / "unsaved" / "plan-1.json").is_file()


def test_a_draft_names_no_patient_in_its_file_name(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(a_plan(), None)

    assert [path.name for path in tmp_path.iterdir()] == ["plan-1.json"]


def test_a_plan_and_its_copy_in_another_file_are_kept_side_by_side(tmp_path: Path) -> None:
    kept, first, copy = Drafts(tmp_path), tmp_path / "a.json", tmp_path / "b.json"
    kept.keep(a_plan(goal="Dance"), first)
    kept.keep(a_plan(goal="Ski"), copy)

    found = kept.of("plan-1", first)
    assert found is not None
    assert found.plan.goal == "Dance"
    kept.discard("plan-1", first)
    assert kept.of("plan-1", first) is None
    assert _plans(kept) == [a_plan(goal="Ski")]


def test_a_draft_that_cannot_be_removed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan-1.json").mkdir()

    with pytest.raises(Refusal, match="cannot be removed"):
        Drafts(tmp_path).discard("plan-1", None)


def test_a_draft_of_an_older_program_is_still_offered(tmp_path: Path) -> None:
    kept = Drafts(tmp_path)
    kept.keep(a_plan(), None)
    file = tmp_path / "plan-1.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["plan"]["schema"] = 1
    del content["plan"]["visits"], content["plan"]["overrides"]
    file.write_text(json.dumps(content), encoding="utf-8")

    assert _plans(kept) == [a_plan()]


@pytest.mark.parametrize("content", ["[]", "7", '{"plan": 1}', '{"plan": null}', "{}", "no"])
def test_a_draft_that_is_none_is_not_offered(tmp_path: Path, content: str) -> None:
    (tmp_path / "plan-1.json").write_text(content, encoding="utf-8")

    assert _plans(Drafts(tmp_path)) == []
