"""The therapist's copy: what the patient's sheet leaves out, in clinical words, with sources."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
import pytest
from builders import (
    A_DAY,
    a_criterion,
    a_diagnosis,
    a_dose,
    a_gate,
    a_measure,
    a_measurement,
    a_plan,
    a_stage,
    a_test,
    an_exercise,
    an_item,
)
from handout.read_aloud import told
from handout.test_standard import KEYS, failures

from rehabplanner.domain.charting import GATES_RULE
from rehabplanner.domain.diagnosis import Icd10Code
from rehabplanner.domain.exercise import Caution
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Statement
from rehabplanner.domain.screening import GateAnswer, Outcome, Raised, RedFlag, Screening
from rehabplanner.domain.side import Side
from rehabplanner.domain.visit import Given, Visit
from rehabplanner.handout.barred import MustBeReferred
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.handout.therapist import MARK, compose_therapist
from rehabplanner.handout.therapist_page import render_therapist
from rehabplanner.handout.therapist_sheet import TherapistCopy
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.library.sources import Source, SourceRegistry
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Paper

CLINIC = Clinic(name="Sample Clinic", therapist="Sample Therapist", phone="555 0100")
SOURCES = SourceRegistry(
    sources={
        "F001": Source(key="F001", kind="fact", text="Load.", where="document 1, line 9"),
        "HOP": Source(key="HOP", kind="reference", text="Hop tests.", where="10.1000/hop"),
        "PROF": Source(
            key="PROF", kind="knowledge", text="Usual practice.", status="from knowledge"
        ),
        "PART": Source(
            key="PART", kind="reference", text="A trial.", note="doses are FROM KNOWLEDGE"
        ),
        "SMALL": Source(key="SMALL", kind="reference", text="A study.", note="6 participants"),
    }
)
OVERRIDE = Override(rule="too-many-exercises", part="item-1a", reason="Has the time.", on=A_DAY)


def composed(plan: Plan, **options: Any) -> TherapistCopy:
    return compose_therapist(plan, CLINIC, HandoutOptions(**options), SOURCES)


def rendered(plan: Plan, paper: Paper = "letter") -> bytes:
    return render_therapist(composed(plan, paper=paper))


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def backed_by(*sources: str) -> Plan:
    statement = Statement(text="Mind the tendon.", sources=sources)
    return a_plan(diagnosis=a_diagnosis(precautions=(statement,)))


def screened(**changes: Any) -> Plan:
    return a_plan(screenings=(Screening(on=A_DAY, **changes),))


def a_flag(urgency: str) -> Raised:
    flag = RedFlag.model_validate(
        {"key": "rf01", "sign": "Warm, tight calf", "urgency": urgency, "sources": ("F001",)}
    )
    return Raised(flag=flag, note="Left calf larger.")


def told_of(copy: TherapistCopy, part: str) -> str:
    return {row[0]: row[1] for row in copy.basis.rows}[part]


def test_the_codes_are_those_of_the_side() -> None:
    codes = (
        Icd10Code(code="M22.2X1", title="Disorders, right knee", side="right"),
        Icd10Code(code="M22.2X2", title="Disorders, left knee", side="left"),
        Icd10Code(code="S83.015-", title="Dislocation of left patella", side="left"),
    )
    plan = a_plan(diagnosis=a_diagnosis(icd10=codes, coding_note="Two families."))
    copy = composed(plan)
    assert [row[:2] for row in copy.codes.rows] == [
        ("M22.2X2", "Disorders, left knee"),
        ("S83.015-", "Dislocation of left patella"),
    ]
    assert copy.coding == ("Add the 7th character (A, D or S) to S83.015-.", "Two families.")


def test_an_override_is_told_in_the_words_of_the_review_with_reason_and_date() -> None:
    plan = a_plan(overrides=(OVERRIDE,))
    answered = {OVERRIDE: "The stage has 6 exercises; 4 are enough."}
    copy = compose_therapist(plan, CLINIC, HandoutOptions(), SOURCES, answered)
    assert copy.decisions.rows == (
        (answered[OVERRIDE], "Stage 1, Step-up", "Has the time.", "21 November 2026"),
    )


def test_an_override_the_review_no_longer_knows_keeps_its_rule_and_place() -> None:
    gone = OVERRIDE.replace(part="item-gone")
    early = Override(rule=GATES_RULE, part="stage-1", reason="No dynamometer.", on=A_DAY)
    rows = composed(a_plan(overrides=(gone, early))).decisions.rows
    assert rows[0][:2] == ("Too many exercises.", "A part no longer in the plan")
    assert rows[1][:2] == ("Moved on before all criteria of the stage were met.", "Stage 1")


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (None, "Whole plan"),
        ("advice-1", "Stage 1, Cold pack"),
        ("leave-2", "Stage 2, criterion"),
        ("return-1", "Return criteria"),
    ],
)
def test_the_place_of_an_override_is_named(part: str | None, name: str) -> None:
    ((_, where, *_),) = composed(a_plan(overrides=(OVERRIDE.replace(part=part),))).decisions.rows
    assert where == name


def test_an_exercise_is_told_by_dose_legs_and_the_limit_of_its_stage() -> None:
    caution = Caution(
        level="limit", diagnoses=("patellofemoral-pain",), stages=(1,), text="<=60 deg"
    )
    exercise = an_exercise(cautions=(caution,), dose_note="step 10-20 cm", sources=("F001",))
    dose = a_dose(hold_s=5, tempo_s=6, rest_s=90, load_kg=2.5, times_per_day=2, days_per_week=4)
    item = an_item(content=exercise, dose=dose, legs="each")
    (row,) = composed(a_plan((a_stage(items=(item,)),))).stages[0].exercises.rows
    assert row[:4] == (
        "1. Step-up",
        "3 × 10, hold 5 s, tempo 6 s, rest 90 s, 2.5 kg; 2/day, 4 days/week",
        "Left, then right, single-leg",
        "Limit: ≤60 deg\nRange: step 10-20 cm",
    )


def test_a_limit_of_another_stage_is_not_told() -> None:
    caution = Caution(level="block", diagnoses=("patellofemoral-pain",), stages=(2,), text="No.")
    item = an_item(content=an_exercise(cautions=(caution,)), dose=a_dose(reps=None, duration_s=45))
    (row,) = composed(a_plan((a_stage(items=(item,)),))).stages[0].exercises.rows
    assert row[1] == "3 × 45 s; daily"
    assert row[3] == "–"


def test_a_criterion_is_told_with_its_numbers_its_judge_and_where_it_stands() -> None:
    criterion = a_criterion().replace(
        judged_by="test", clinical="Hop LSI >=90%", tests=(a_test(),), sources=("HOP",)
    )
    hop = a_gate("hop").replace(criterion=criterion)
    plan = a_plan(
        (a_stage(leave=(hop,)),),
        return_to_activity=(hop.replace(id="back"),),
        measurements=(a_measurement(a_measure(), left=95, right=100),),
    )
    copy = composed(plan)
    _, leave = copy.stages[0].criteria
    assert leave.rows[0][:3] == ("Hop LSI ≥90%", "Test", "Met")
    assert copy.return_to_activity.rows[0][:3] == ("Hop LSI ≥90%", "Test", "Met")


def test_the_prompts_are_made_from_this_plan() -> None:
    exercises = (
        an_item("one", content=an_exercise("bridge", single_leg=False)),
        an_item("two", content=an_exercise("squat", single_leg=False)),
        an_item("three", content=an_exercise()),
    )
    plan = a_plan((a_stage(items=exercises, pain_ceiling=2),))
    prompts = composed(plan).teach_back
    asked = [prompt.ask for prompt in prompts]
    assert asked[0].startswith("Show me exercise 1, Step up.")
    assert asked[1].startswith("Show me exercise 3, Step up.")
    heard = " ".join(prompt.listen_for for prompt in prompts)
    for part in (
        *("Stop if your left knee gives way.", "0 to 2 of 10", "5 or more, or sharp: stop."),
        *("You have chest pain", "Call us if your left knee locks.", "555 0100"),
    ):
        assert part in heard, part


def test_the_prompts_have_boxes_for_the_pen_alone() -> None:
    copy = composed(a_plan())
    pdf = render_therapist(copy)
    with pikepdf.open(BytesIO(pdf)) as document:
        page = pikepdf.parse_content_stream(document.pages[0])
    squares = [part.operands for part in page if str(part.operator) == "re"]
    boxes = [square for square in squares if square[2] == square[3]]
    assert len(boxes) == len(copy.teach_back) == 7
    assert not pypdf.PdfReader(BytesIO(pdf)).get_fields()


def test_the_same_copy_gives_the_same_bytes() -> None:
    assert rendered(a_plan()) == rendered(a_plan())


def test_sources_are_numbered_in_the_order_in_which_they_are_cited() -> None:
    copy = composed(backed_by("HOP", "PROF", "PART", "SMALL"))
    assert copy.sources[0].startswith("F041. ")  # of the diagnosis itself
    assert told_of(copy, "Precautions") == "Mind the tendon. [3–6]"
    assert copy.sources[2:6] == (
        "HOP. Hop tests. doi:10.1000/hop",
        "PROF. Usual practice. From knowledge, not opened.",
        "PART. A trial. (doses are from knowledge)",
        "SMALL. A study.",
    )
    assert "F001. Load. Document 1, line 9." in copy.sources


def test_a_source_that_the_library_lacks_is_still_listed() -> None:
    assert any(
        source == "NEW. This source is not in the library of this version."
        for source in composed(backed_by("NEW")).sources
    )


def test_the_screening_is_told_as_it_was_answered() -> None:
    gate = Statement(text="X-ray on file", sources=("F001",))
    plan = screened(
        age=52,
        asked=("rf01", "rf02"),
        raised=(a_flag("urgent"),),
        gates=(GateAnswer(question="X-ray on file", met=True, note="3 November"),),
        outcome=Outcome(on=A_DAY, by="Dr. Sample", words="No clot; may exercise."),
    ).replace(diagnosis=a_diagnosis(gates=(gate,)))
    copy = composed(plan)
    assert told_of(copy, "Red flags").splitlines() == [
        "21 November 2026, age 52: 2 flags asked.",
        "Present (urgent): Warm, tight calf. Seen: Left calf larger.",
        "Outcome, 21 November 2026, Dr. Sample: No clot; may exercise.",
    ]
    assert told_of(copy, "Asked before a plan").endswith("]: yes (3 November)")


def test_what_nobody_has_asked_is_never_assumed() -> None:
    gate = Statement(text="X-ray on file", sources=("F001",))
    copy = composed(a_plan(diagnosis=a_diagnosis(gates=(gate,))))
    assert told_of(copy, "Red flags") == "No screening is recorded in this plan."
    assert told_of(copy, "Asked before a plan").endswith("]: not recorded")


def test_while_an_urgent_flag_is_open_the_copy_holds_no_exercises() -> None:
    copy = composed(screened(raised=(a_flag("urgent"),)))
    assert "gives advice only" in told_of(copy, "Red flags")
    assert [stage.exercises.rows for stage in copy.stages] == [()]
    assert not any("exercise" in prompt.ask for prompt in copy.teach_back)


def test_a_patient_to_be_referred_gets_no_copy_either() -> None:
    with pytest.raises(MustBeReferred):
        composed(screened(raised=(a_flag("same-day"),)))


@pytest.mark.parametrize(
    ("side", "knee"), [("left", "left knee"), ("right", "right knee"), ("both", "both knees")]
)
def test_it_names_the_knee(side: Side, knee: str) -> None:
    copy = composed(a_plan(side=side))
    assert copy.title.endswith(f": {knee}")
    assert any(fact.words.endswith(f", {knee}") for fact in copy.facts)


def test_a_plan_without_a_side_has_no_codes_to_print() -> None:
    with pytest.raises(Refusal, match="Choose left, right or both"):
        composed(a_plan(side=None))


def test_it_tells_the_stages_that_were_chosen() -> None:
    copy = composed(a_plan(), stages=(2,))
    assert [stage.title for stage in copy.stages] == ["Stage 2 of 2: Stage name 2"]
    assert copy.return_to_activity.rows
    assert not composed(a_plan(), stages=(1,)).return_to_activity.rows


def test_visits_before_are_told_with_what_was_given() -> None:
    given = Given(
        item="item-1a", exercise="step-up", name={"en": "Step up, {side} leg"}, dose=a_dose()
    )
    visit = Visit(on=date(2026, 11, 3), stage="stage-1", exercises=(given,))
    lines = composed(a_plan(visits=(visit, visit.replace(stage="gone")))).visits.lines
    assert lines == (
        "3 November 2026, stage 1: Step up, left leg 3 × 10; daily",
        "3 November 2026: Step up, left leg 3 × 10; daily",
    )


def test_every_page_says_that_it_is_not_for_the_patient() -> None:
    pages = pypdf.PdfReader(BytesIO(rendered(a_plan()))).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert MARK in text
        assert "Sample Patient" in text
        assert f"Page {number} of {len(pages)}" in re.sub(r"\s+", " ", text)


def test_nothing_of_it_is_on_the_patients_sheet() -> None:
    plan = a_plan(overrides=(OVERRIDE,))
    sheet, copy = words(render(compose(plan, CLINIC, HandoutOptions()))), words(rendered(plan))
    for part in ("M22.2X2", "Has the time.", "F001", "Show me exercise", MARK, "Sources"):
        assert part in copy, part
        assert part not in sheet, part


@pytest.mark.parametrize("key", [key for key in KEYS if key != "dvt"])
def test_the_copy_of_every_diagnosis_keeps_the_standard(library: Library, key: str) -> None:
    plan = draft_plan(
        library,
        library.protocols[key],
        created=A_DAY,
        patient=Patient(name="Sample Patient"),
        side="left",
    )
    copy = compose_therapist(plan, CLINIC, HandoutOptions(), library.registry)
    assert not any("not in the library" in source for source in copy.sources)
    pdf = render_therapist(copy)
    assert failures(pdf) == []
    for table in told(pdf).all("Table"):
        assert len({len(row.kids) for row in table.all("TR")}) == 1  # no cell is missing


def test_it_fits_either_paper_and_keeps_the_standard_with_all_there_can_be() -> None:
    given = Given(item="item-1a", exercise="step-up", name={"en": "Step up"}, dose=a_dose())
    plan = screened(raised=(a_flag("routine"),)).replace(
        overrides=(OVERRIDE,), visits=(Visit(on=A_DAY, stage="stage-1", exercises=(given,)),)
    )
    widths: dict[Paper, int] = {"letter": 612, "a4": 595}
    for paper, width in widths.items():
        pdf = rendered(plan, paper)
        assert failures(pdf) == []
        assert int(pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox.width) == width


def test_letters_that_cannot_be_printed_are_refused_without_the_name() -> None:
    with pytest.raises(Refusal, match="patient's name") as refused:
        rendered(a_plan(patient=Patient(name="Sample 患者")))
    assert "Sample" not in str(refused.value)
