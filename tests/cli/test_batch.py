"""`export` of several plans: where they go, and what a bad one does to the others."""

from pathlib import Path

from cli.lines import Command, Done, is_one_sentence, two_plans
from cli.spoiling import without_a_side


def test_one_plan_goes_into_a_new_folder_when_its_name_ends_with_a_slash(
    do: Command, plan_file: Path
) -> None:
    folder = plan_file.parent / "to-print"

    assert do("export", plan_file, "-o", f"{folder}/").code == 0

    assert [path.name for path in folder.iterdir()] == ["plan.pdf"]


def test_a_batch_goes_into_a_folder_and_shows_progress(do: Command, plan_file: Path) -> None:
    folder = plan_file.parent / "new" / "sheets"

    done = do("export", *two_plans(plan_file), "-o", folder)

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"[1/2] {folder / 'plan.pdf'}",
        f"[2/2] {folder / 'second.pdf'}",
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["plan.pdf", "second.pdf"]


def test_a_bad_plan_in_a_batch_does_not_stop_the_others(do: Command, plan_file: Path) -> None:
    first, second = two_plans(plan_file)
    first.write_bytes(first.read_bytes()[:1000])
    folder = plan_file.parent / "sheets"

    done = do("export", first, second, "-o", folder)

    assert done.code == 2
    assert done.err.startswith("[1/2] plan.json is damaged or not a plan")
    assert done.err.count("\n") == 1
    assert [path.name for path in folder.iterdir()] == ["second.pdf"]


def test_several_plans_never_go_into_one_file(do: Command, plan_file: Path) -> None:
    plans = two_plans(plan_file)
    old = plan_file.parent / "old"
    old.write_bytes(b"old")

    is_one_sentence(do("export", *plans, "-o", plan_file.parent / "sheet.pdf"))
    is_one_sentence(do("export", *plans, "-o", old))

    assert not (plan_file.parent / "sheet.pdf").exists()
    assert old.read_bytes() == b"old"


def test_plans_with_one_name_do_not_overwrite_each_other(do: Command, plan_file: Path) -> None:
    other = plan_file.parent / "other" / "plan.json"
    other.parent.mkdir()
    other.write_bytes(plan_file.read_bytes())

    done = do("export", plan_file, other, "-o", plan_file.parent / "sheets")

    is_one_sentence(done)
    assert "same file name" in done.err


def test_a_plan_named_twice_is_exported_once(do: Command, plan_file: Path) -> None:
    sheet = plan_file.with_suffix(".pdf")

    assert do("export", plan_file, plan_file, "-o", sheet) == Done(0, f"{sheet}\n", "")


def test_a_batch_says_which_plan_cannot_be_printed(do: Command, plan_file: Path) -> None:
    first, second = two_plans(plan_file)
    without_a_side(second)

    done = do("export", first, second, "-o", plan_file.parent / "sheets")

    assert done.code == 2
    assert done.err.startswith("[2/2] second.json: Choose left, right or both knees")


def test_a_pattern_that_no_shell_has_filled_in_names_its_files(
    do: Command, plan_file: Path
) -> None:
    two_plans(plan_file)
    folder = plan_file.parent / "sheets"

    assert do("export", plan_file.with_name("*.json"), "-o", folder).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["plan.pdf", "second.pdf"]

    nothing = do("export", plan_file.with_name("*.txt"), "-o", folder)
    is_one_sentence(nothing)
    assert "There is no file *.txt" in nothing.err


def test_names_that_differ_in_capitals_alone_are_one_file_on_many_disks(
    do: Command, plan_file: Path
) -> None:
    other = plan_file.parent / "other" / "PLAN.json"
    other.parent.mkdir()
    other.write_bytes(plan_file.read_bytes())

    is_one_sentence(do("export", plan_file, other, "-o", plan_file.parent / "sheets"))
