"""Unsaved work is kept, offered again after a crash, and forgotten once it is saved."""

import json
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import A_DAY, a_plan

from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import Refusal
from rehabplanner.storage import drafts
from rehabplanner.storage.drafts import Drafts, convert_drafts
from rehabplanner.storage.folders import data_folder
from rehabplanner.storage.sealing import Seal, new_key
from rehabplanner.storage.stored import GivenHandout


def _plans(kept: Drafts) -> list[Plan]:
    return [draft.plan for draft in kept.pending()]


def test_at_first_nothing_is_pending(tmp_path: Path) -> None:
    assert Drafts(tmp_path / "unsaved").pending() == []


def test_a_kept_plan_is_offered_again_with_the_revision_it_began_with(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(a_plan(), 7)

    [draft] = Drafts(tmp_path).pending()

    assert draft.plan == a_plan()
    assert draft.based_on == 7
    assert draft.kept_at.tzinfo is not None


def test_a_new_plan_has_no_revision_yet(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(a_plan(), None)

    assert Drafts(tmp_path).pending()[0].based_on is None


def test_what_was_done_and_given_is_kept_with_the_plan(tmp_path: Path) -> None:
    sheet = GivenHandout(plan_id="plan-1", given_on=A_DAY, kind="print", sha256="a" * 64)
    Drafts(tmp_path).keep(a_plan(), 7, "Printed", (sheet,))

    [draft] = Drafts(tmp_path).pending()

    assert (draft.label, draft.given) == ("Printed", (sheet,))


def test_only_the_draft_of_that_plan_is_found(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(a_plan(), None)

    found = Drafts(tmp_path).of("plan-1")

    assert found is not None
    assert found.plan == a_plan()
    assert Drafts(tmp_path).of("plan-2") is None


def test_a_plan_kept_again_replaces_its_draft(tmp_path: Path) -> None:
    kept = Drafts(tmp_path)
    kept.keep(a_plan(), None)
    kept.keep(a_plan(goal="Climb stairs"), None)

    assert _plans(kept) == [a_plan(goal="Climb stairs")]


def test_a_discarded_draft_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    kept = Drafts(tmp_path)
    kept.keep(a_plan(), None)
    kept.keep(a_plan(id="plan-2"), None)

    kept.discard("plan-1")

    assert [plan.id for plan in _plans(kept)] == ["plan-2"]


def test_discarding_what_was_never_kept_does_nothing(tmp_path: Path) -> None:
    Drafts(tmp_path).discard("plan-1")

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


def test_work_for_one_store_never_reaches_another() -> None:
    Drafts(store="postgresql+psycopg://clinic").keep(a_plan(), None)

    assert Drafts().pending() == []
    assert Drafts(store="postgresql+psycopg://other").pending() == []
    assert _plans(Drafts(store="postgresql+psycopg://clinic")) == [a_plan()]


def test_each_window_has_drafts_of_its_own() -> None:
    first, second = Drafts(), Drafts(window=2)
    first.keep(a_plan(goal="First"), 7)
    second.keep(a_plan(goal="Second"), 7)
    first.discard("plan-1")

    assert _plans(first) == []
    assert _plans(second) == [a_plan(goal="Second")]
    assert (data_folder() / "unsaved-2" / "plan-1.json").is_file()


@pytest.mark.parametrize("store", ["", "postgresql+psycopg://clinic"])
def test_a_window_takes_over_what_another_one_left_for_the_same_store(store: str) -> None:
    Drafts(store=store, window=12).keep(a_plan(), 7)
    Drafts(store="other.sqlite3", window=12).keep(a_plan(id="plan-2"), 7)
    kept = Drafts(store=store, window=2)
    assert kept.other_windows() == [12]

    assert kept.take_over(12) == {"plan-1"}

    assert _plans(kept) == [a_plan()]
    assert kept.other_windows() == []
    assert not kept.folder.with_name(f"{kept.home.name}-12").exists()
    assert _plans(Drafts(store="other.sqlite3", window=12)) == [a_plan(id="plan-2")]


def test_what_was_left_does_not_take_the_place_of_own_work_and_stays_for_another_time() -> None:
    left, kept = Drafts(window=2), Drafts()
    left.keep(a_plan(goal="Left"), 7)
    left.keep(a_plan(id="plan-2"), 7)
    kept.keep(a_plan(goal="Own"), 7)
    kept.in_hand.add("plan-2")

    assert kept.take_over(2) == set()
    assert _plans(kept) == [a_plan(goal="Own")]
    assert kept.other_windows() == [2]

    kept.discard("plan-1")
    kept.in_hand.clear()
    assert kept.take_over(2) == {"plan-1", "plan-2"}


def test_sealed_and_damaged_drafts_are_taken_over_as_they_are(tmp_path: Path) -> None:
    seal = Seal(new_key())
    left = Drafts(tmp_path / "unsaved", seal=seal, window=2)
    left.keep(a_plan(), 7)
    (left.folder / "damaged.json").write_bytes(b"{")
    (left.folder / ".cut-off.part").write_bytes(b"{")

    Drafts(tmp_path / "unsaved").take_over(2)

    assert _plans(Drafts(tmp_path / "unsaved")) == []
    assert _plans(Drafts(tmp_path / "unsaved", seal=seal)) == [a_plan()]
    assert (tmp_path / "unsaved" / "damaged.json").read_bytes() == b"{"
    assert not left.folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_only_the_user_can_read_a_draft() -> None:
    Drafts().keep(a_plan(), None)

    unsaved = data_folder() / "unsaved"
    rights = [stat.S_IMODE(path.stat().st_mode) for path in unsaved.iterdir()]
    assert rights == [0o600]
    for folder in (unsaved, data_folder()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_draft_that_cannot_be_removed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan-1.json").mkdir()

    with pytest.raises(Refusal, match="cannot be removed"):
        Drafts(tmp_path).discard("plan-1")


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


def test_sealed_drafts_hold_no_readable_word_and_come_back_with_their_seal(tmp_path: Path) -> None:
    seal = Seal(new_key())
    Drafts(tmp_path, seal=seal).keep(a_plan(), 7)

    assert b"Sample" not in (tmp_path / "plan-1.json").read_bytes()
    assert _plans(Drafts(tmp_path, seal=seal)) == [a_plan()]
    assert Drafts(tmp_path, seal=seal).of("plan-1") is not None


def test_without_their_seal_sealed_drafts_are_left_out_and_stay(tmp_path: Path) -> None:
    Drafts(tmp_path, seal=Seal(new_key())).keep(a_plan(), 7)
    before = (tmp_path / "plan-1.json").read_bytes()

    for other in (Drafts(tmp_path), Drafts(tmp_path, seal=Seal(new_key()))):
        assert other.pending() == []
        assert other.of("plan-1") is None
    assert (tmp_path / "plan-1.json").read_bytes() == before


def test_a_readable_draft_is_offered_to_who_has_a_seal_too(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(a_plan(), 7)

    assert _plans(Drafts(tmp_path, seal=Seal(new_key()))) == [a_plan()]


def test_drafts_are_sealed_and_opened_where_they_lie(tmp_path: Path) -> None:
    seal = Seal(new_key())
    Drafts(tmp_path).keep(a_plan(), 7)
    (tmp_path / "damaged.json").write_bytes(b"Sample {")

    for _ in range(2):  # doing it again does nothing
        convert_drafts(tmp_path, seal, to_sealed=True)
    assert not any(b"Sample" in path.read_bytes() for path in tmp_path.iterdir())
    assert _plans(Drafts(tmp_path, seal=seal)) == [a_plan()]

    for _ in range(2):
        convert_drafts(tmp_path, seal, to_sealed=False)
    assert _plans(Drafts(tmp_path)) == [a_plan()]
    assert (tmp_path / "damaged.json").read_bytes() == b"Sample {"


def test_drafts_of_all_windows_are_sealed_and_opened(tmp_path: Path) -> None:
    seal, home = Seal(new_key()), tmp_path / "unsaved"
    for window in (1, 2, 11):
        Drafts(home, window=window).keep(a_plan(goal=str(window)), 7)
    Drafts(tmp_path / "unsaved-other").keep(a_plan(), 7)

    convert_drafts(home, seal, to_sealed=True)
    assert [_plans(Drafts(home, window=window)) for window in (1, 2, 11)] == [[], [], []]
    assert _plans(Drafts(tmp_path / "unsaved-other")) == [a_plan()]

    convert_drafts(home, seal, to_sealed=False)
    assert _plans(Drafts(home, window=11)) == [a_plan(goal="11")]


def test_drafts_of_another_seal_stay_as_they_are(tmp_path: Path) -> None:
    Drafts(tmp_path, seal=Seal(new_key())).keep(a_plan(), 7)
    before = (tmp_path / "plan-1.json").read_bytes()

    convert_drafts(tmp_path, Seal(new_key()), to_sealed=False)

    assert (tmp_path / "plan-1.json").read_bytes() == before
