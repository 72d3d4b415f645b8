"""The PDF says what was composed, whole cards on whole pages, the same bytes every time."""

import re
from datetime import date
from io import BytesIO

import pypdf
import pytest
from builders import (
    a_diagnosis,
    a_dose,
    a_gate,
    a_plan,
    a_stage,
    an_advice,
    an_advice_item,
    an_exercise,
    an_item,
)
from handout.paper import opened, pages_with_ink_in_the_margins

from rehabplanner.domain.advice import AdviceText
from rehabplanner.domain.diagnosis import DiagnosisText
from rehabplanner.domain.edits import begin_visit
from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Plan, Stage, StageText
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.library.reading import read_library
from rehabplanner.settings import Paper

PLANNABLE = sorted(
    key for key, protocol in read_library().protocols.items() if protocol.diagnosis.plannable
)
CLINIC = Clinic(name="Sample Clinic", therapist="Sample Therapist", phone="555 0100")
PAPERS: tuple[Paper, ...] = ("letter", "a4")

on_every_paper = pytest.mark.parametrize("paper", PAPERS)
in_every_print = pytest.mark.parametrize("large", [False, True], ids=["13-points", "18-points"])


def rendered(
    plan: Plan, clinic: Clinic = CLINIC, paper: Paper = "letter", *, large: bool = False
) -> bytes:
    return render(compose(plan, clinic, HandoutOptions(paper=paper, large_print=large)))


def pages(pdf: bytes) -> list[str]:
    """The text of each page, every run of white space as one space."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


def page_of(words: str, found: list[str]) -> int:
    holding = [number for number, page in enumerate(found) if words in page]
    assert len(holding) == 1, (words, holding)
    return holding[0]


def a_stage_of_many(stage_id: str, number: int) -> Stage:
    """Cards that can be told apart: the first words of each and its last are its own."""
    work = [
        an_item(
            f"{stage_id}-{n}",
            content=an_exercise(
                single_leg=False,  # its name stands on its card alone
                text={
                    "en": ExerciseText(
                        name=f"Move {stage_id}x{n}z",
                        steps=tuple(f"Bend your knee and count to {k}." for k in range(n % 4 + 2)),
                        stop_if=f"Stop if move {stage_id}x{n}z hurts.",
                    )
                },
            ),
        )
        for n in range(7)
    ]
    return a_stage(
        stage_id,
        number,
        text={"en": StageText(name=f"Name of {stage_id}", goal="Get strong.")},
        items=(*work, an_advice_item(f"ice-{stage_id}")),
        leave=(
            a_gate(f"first-{stage_id}", f"First gate of {stage_id}."),
            a_gate(f"last-{stage_id}", f"Last gate of {stage_id}."),
        ),
    )


def a_long_plan() -> Plan:
    return a_plan([a_stage_of_many(f"s{n}", n) for n in (1, 2, 3, 4)])


@in_every_print
def test_the_same_handout_gives_the_same_bytes(large: bool) -> None:
    assert rendered(a_plan(), large=large) == rendered(a_plan(), large=large)


def test_the_file_is_dated_like_the_plan_and_keeps_the_patients_name_inside() -> None:
    reader = pypdf.PdfReader(BytesIO(rendered(a_plan(created=date(2027, 3, 4)))))
    assert reader.metadata is not None
    assert reader.metadata.creation_date_raw == "D:20270304000000Z"
    assert reader.metadata.title == "Your plan for your left knee"
    assert reader.metadata.author == "Sample Clinic"
    assert str(reader.root_object["/Lang"]) == "en"
    assert "Patient" not in repr(reader.metadata)


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_the_pages_have_the_chosen_size(paper: Paper, size: tuple[int, int]) -> None:
    box = pypdf.PdfReader(BytesIO(rendered(a_plan(), paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


@on_every_paper
@in_every_print
def test_every_page_names_patient_date_clinic_and_its_number(paper: Paper, large: bool) -> None:
    found = pages(rendered(a_long_plan(), paper=paper, large=large))
    assert len(found) > 5
    for number, page in enumerate(found, 1):
        assert "Sample Patient Plan of 21 November 2026" in page
        assert "Sample Clinic · 555 0100" in page
        assert f"Page {number} of {len(found)} " in f"{page} "


def test_page_one_holds_what_the_patient_needs_first() -> None:
    page = pages(rendered(a_plan(next_visit="Friday at 10")))[0]
    for words in (
        "Your plan for your left knee",
        "For: Sample Patient",
        "Date: 21 November 2026",
        "Made by: Sample Therapist, Sample Clinic",
        "Next visit: Friday at 10",
        "Runner's knee (Patellofemoral pain): Your left knee is sore",
        "Your goal: Run 5 km again",
        "4 to 5 Ease off.",
        "When to call Phone: 555 0100",
        "Call us if your left knee locks.",
        "You have chest pain or you are short of breath.",
        "Today in short About 11 minutes, once a day. 1. Step up 3 sets of 10, every day",
    ):
        assert words in page, words


@on_every_paper
@pytest.mark.parametrize("diagnosis", PLANNABLE)
def test_page_one_of_every_diagnosis_ends_with_when_to_call(
    library: Library, diagnosis: str, paper: Paper
) -> None:
    plan = draft_plan(
        library,
        library.protocols[diagnosis],
        created=date(2026, 11, 21),
        patient=Patient(name="Sample Patient"),
        side="right",
        goal="Play with my grandchildren on the floor and walk 5 km by the sea in May",
    )
    clinic = CLINIC.replace(address="12 Quay Street\nSample Town, ST 01234")
    reader = pypdf.PdfReader(BytesIO(rendered(plan, clinic, paper)))
    page, following = (reader.pages[number].extract_text() for number in (0, 1))
    for title in ("What you have", "Today in short", "How much pain is all right?", "When to call"):
        assert title in page
    assert following.index("What to do now") < following.index("Stage 1 of")
    assert "Call us" not in following.split("What to do now")[0]


def test_what_is_new_stands_before_everything_else() -> None:
    plan = begin_visit(a_plan(), date(2026, 12, 5))
    page = pages(rendered(plan))[0]
    assert page.index("What is new since 21 November 2026") < page.index("What you have")
    assert "Your exercises have not changed. Go on as before." in page


def test_a_sheet_of_one_stage_has_no_later_ones() -> None:
    plan = a_plan()
    pdf = render(compose(plan, CLINIC, HandoutOptions(stages=(1,))))
    text = " ".join(pages(pdf))
    assert "You may move on when" in text
    assert "Later stages" not in text
    assert "Back to sport when" not in text


@in_every_print
def test_the_sheet_reads_in_the_order_of_care(large: bool) -> None:
    text = " ".join(pages(rendered(a_plan(), large=large)))
    order = (
        *("What you have", "Today in short", "How much pain is all right?", "Stop and call us"),
        *("What to do now", "Your exercises", "On a bad day", "You may move on when"),
        "Later stages",
        *("Back to sport when", "Your 2-week log", "I will do this at"),
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)


@on_every_paper
@in_every_print
def test_no_card_is_split_over_two_pages(paper: Paper, large: bool) -> None:
    found = pages(rendered(a_long_plan(), paper=paper, large=large))
    for number in range(7):
        last = page_of(f"Stop if move s1x{number}z hurts.", found)
        assert f"{number + 1}. Move s1x{number}z 3 sets of 10." in found[last]
        for stage in ("s2", "s3", "s4"):
            last = page_of(f"Stop if move {stage}x{number}z hurts.", found)
            assert page_of(f"Move {stage}x{number}z", found) == last
    for stage in ("s1", "s2", "s3", "s4"):
        assert page_of(f"First gate of {stage}.", found) == page_of(f"Last gate of {stage}.", found)


@pytest.mark.parametrize("lines", range(0, 34, 2))
@in_every_print
def test_no_stage_title_stands_alone_at_the_foot_of_a_page(lines: int, large: bool) -> None:
    """The lines push the later stage down to every place a page has."""
    gates = tuple(a_gate(f"push-{n}", "One more line.") for n in range(lines))
    found = pages(rendered(a_plan((a_stage(leave=gates), a_stage("stage-2", 2))), large=large))
    title = page_of("Stage 2 of 2: Stage name 2", found)
    assert "Cold pack 15 minutes, up to" in found[title].split("Stage name 2")[1]
    assert "Later stages" in found[title]


@pytest.mark.parametrize("lines", range(20, 34))
def test_a_list_longer_than_a_page_leaves_no_line_alone_on_the_next(lines: int) -> None:
    gates = tuple(a_gate(f"return-{n}", f"Gate {n} is met.") for n in range(lines))
    found = pages(rendered(a_plan(return_to_activity=gates), large=True))
    counts = [page.count("is met.") for page in found]
    assert sum(counts) == lines
    assert 1 not in counts


def test_words_stay_apart_at_the_ends_of_lines() -> None:
    words = "Lift the heel and hold it there while you breathe out and count to ten aloud. " * 4
    stage = a_stage(items=(an_item(note=words.strip()),))
    text = "".join(
        page.extract_text().replace("\n", "")
        for page in pypdf.PdfReader(BytesIO(rendered(a_plan((stage,))))).pages
    )
    assert words.strip() in text


def test_markup_in_names_and_notes_prints_as_typed() -> None:
    plan = a_plan(
        (a_stage(items=(an_item(note="Bend < 90 & <i>slow</i>"),)),),
        patient=Patient(name="Bo & Al"),
        goal="<b>Run</b> &amp; jump",
    )
    text = " ".join(pages(rendered(plan)))
    assert "For: Bo & Al" in text
    assert "Your goal: <b>Run</b> &amp; jump" in text
    assert "For you: Bend < 90 & <i>slow</i>" in text


def test_letters_with_loose_accents_are_joined_and_invisible_characters_left_out() -> None:
    text = pages(rendered(a_plan(goal="Cafe\u0301 vi\u200bsit,\u00a0soon\t!")))[0]
    assert "Your goal: Café visit, soon !" in text


def test_a_line_break_in_a_note_stays_a_line_break() -> None:
    stage = a_stage(items=(an_item(note="Hold the rail.\nGo slow."),))
    raw = [
        page.extract_text() for page in pypdf.PdfReader(BytesIO(rendered(a_plan((stage,))))).pages
    ]
    assert any(re.search(r"Hold the rail\. *\nGo slow\.", page) for page in raw)


def test_a_plan_of_almost_nothing_still_renders() -> None:
    plan = a_plan(
        (a_stage(items=(), leave=(), weeks=""),),
        patient=Patient(),
        goal="",
        return_to_activity=(),
    )
    text = " ".join(pages(rendered(plan, Clinic())))
    assert "Your plan for your left knee" in text
    assert "Stage 1 of 1: Stage name 1" in text
    for title in ("Your exercises", "You may move on when", "Later stages", "Back to sport"):
        assert title not in text


@pytest.mark.parametrize("unit", ["Bend your knee and go on. ", "W", "https://example.org/path/"])
@on_every_paper
@in_every_print
@pytest.mark.usefixtures("qapp")
def test_texts_of_any_length_render_inside_the_margins(
    unit: str, paper: Paper, large: bool
) -> None:
    pdf = rendered(an_absurd_plan(unit), an_absurd_clinic(unit), paper, large=large)
    with opened(pdf) as document:
        assert document.pageCount() > 5
        assert pages_with_ink_in_the_margins(document) == []


def an_absurd_plan(unit: str) -> Plan:
    def long(length: int) -> str:
        return (unit * length)[:length].strip()

    exercise = ExerciseText(
        name=long(400),
        steps=(long(400),) * 5,
        cues=(long(400),) * 4,
        error=long(1000),
        fix=long(1000),
        stop_if=long(1000),
    )
    advice = AdviceText(title=long(400), lines=(long(400),) * 8, stop_if=long(1000))
    diagnosis = DiagnosisText(name=long(400), explanation=long(400), stop_signs=(long(400),) * 12)
    stage = a_stage(
        text={"en": StageText(name=long(400), goal=long(400))},
        weeks=long(1000),
        items=(
            an_advice_item(content=an_advice(text={"en": advice}), dose=a_dose(), note=long(1000)),
            an_item(content=an_exercise(text={"en": exercise}), note=long(1000)),
        ),
        leave=tuple(a_gate(f"absurd-{n}", long(400)) for n in range(12)),
    )
    return a_plan(
        (stage, a_stage("stage-2", 2)),
        diagnosis=a_diagnosis(name=long(400), text={"en": diagnosis}),
        patient=Patient(name=long(120)),
        goal=long(300),
        next_visit=long(120),
    )


def an_absurd_clinic(unit: str) -> Clinic:
    long = (unit * 120)[:120].strip()
    return Clinic(name=long, therapist=long, phone=long, address=(unit * 1000)[:1000])
