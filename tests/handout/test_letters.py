"""Names and words print in the letters they are written in, or the therapist is told which not."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO

import pypdf
import pytest
from builders import a_gate, a_plan, a_stage, an_exercise, an_item
from handout.read_aloud import told
from handout.test_standard import failures

from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Plan, StageText
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.refusal import Refusal

NAMES = {
    "Polish": "Zażółć Gęślą-Jaźń ĄĆĘŁŃÓŚŹŻ",
    "Vietnamese": "Nguyễn Thị Ngọc Ánh Đỗ Dương Cẵm Lữ Ượng",
    "Turkish": "İğdır Şükrü Çağlayan Işık",
    "Greek": "Γιώργος Παπαδόπουλος Ϊάνθη Ὀδυσσεύς",
    "Cyrillic": "Щербакова Юлія Ґеоргіївна Ђорђе Њего Ѓорѓи",
}

in_every_print = pytest.mark.parametrize("large", [False, True], ids=["13-points", "18-points"])
in_every_script = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)


def rendered(plan: Plan, clinic: Clinic | None = None, *, large: bool = False) -> bytes:
    return render(compose(plan, clinic or Clinic(), HandoutOptions(large_print=large)))


def named_everywhere(name: str) -> tuple[Plan, Clinic]:
    exercise = an_exercise(
        text={"en": ExerciseText(name=name, steps=(f"{name} 1.",), stop_if=f"{name} 2.")}
    )
    stage = a_stage(
        text={"en": StageText(name=name, goal=name)},
        items=(an_item(content=exercise, note=name),),
        leave=(a_gate(words=name),),
    )
    plan = a_plan(
        (stage,),
        patient=Patient(name=name),
        goal=name,
        next_visit=name,
    )
    return plan, Clinic(name=name, therapist=name, address=name)


def words(page: pypdf.PageObject) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


@in_every_script
@in_every_print
def test_a_name_prints_everywhere_as_it_is_written(name: str, large: bool) -> None:
    reader = pypdf.PdfReader(BytesIO(rendered(*named_everywhere(name), large=large)))
    pages = [words(page) for page in reader.pages]
    assert all(page.count(name) >= 2 for page in pages)  # the patient's above, the clinic's below
    for around in ("For: {}", "Next visit: {}", "Your goal: {}", "For you: {}", "{} 1.", "{} 2."):
        assert any(around.format(name) in page for page in pages), around
    assert reader.metadata is not None
    assert reader.metadata.author == name
    assert any(name in entry for entry in _outline(reader.outline))


@in_every_script
def test_a_name_is_read_aloud_in_headings_and_boxes_as_it_is_written(name: str) -> None:
    root = told(rendered(*named_everywhere(name)))
    headings = {part.words for part in root.all("H3", "H4")}
    assert {f"Stage 1 of 1: {name}", f"1. {name}"} <= headings
    boxes = [words for part in root.all("Form") for words in part.fields.values()]
    assert boxes[0] == name
    assert boxes[-1] == f"1. {name}, Day 14"


@in_every_script
def test_the_sheet_keeps_the_standard_in_every_script(name: str) -> None:
    assert failures(rendered(*named_everywhere(name))) == []


@in_every_script
def test_letters_that_come_in_pieces_are_put_together(name: str) -> None:
    plan = a_plan(goal=unicodedata.normalize("NFD", name))
    assert f"Your goal: {name}" in words(pypdf.PdfReader(BytesIO(rendered(plan))).pages[0])


def test_a_hyphen_of_a_word_processor_prints_as_a_hyphen() -> None:
    page = pypdf.PdfReader(BytesIO(rendered(a_plan(goal="A 5\u2011km run")))).pages[0]
    assert "Your goal: A 5-km run" in words(page)


def test_a_character_without_a_glyph_is_named() -> None:
    with pytest.raises(Refusal, match="The sheet cannot print 😀; take it out or use other"):
        rendered(a_plan(goal="Run 😀"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("王小明", "小, 明, 王"),
        ("سلمى", "س, ل, م, ى"),
        ("דוד", "ד, ו"),
        ("Anna 王", "王"),
    ],
    ids=["Chinese", "Arabic", "Hebrew", "mixed"],
)
def test_the_letters_of_a_name_are_named_but_not_the_name(name: str, letters: str) -> None:
    with pytest.raises(Refusal, match="patient's name") as refused:
        rendered(a_plan(patient=Patient(name=name), goal="跑"))
    assert f": {letters};" in str(refused.value)
    assert name not in str(refused.value)


def test_of_many_letters_the_first_eight_are_named() -> None:
    with pytest.raises(Refusal, match="print 一, 丁, 七, 万, 丈, 三, 上, 下 and 2 more; take them"):
        rendered(a_plan(goal="不与上下三丈万七丁一" * 2))


def _outline(entries: Sequence[object]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry)
        else:
            yield str(entry)
