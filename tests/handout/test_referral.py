"""The referral note: one page for the physician, tagged, and never a score of ours."""

import re
from io import BytesIO

import pypdf
import pytest
from builders import A_DAY, a_diagnosis
from handout.read_aloud import told
from page import ValidationProfile, validate_pdf_bytes

from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.referral import Referral
from rehabplanner.domain.screening import Screening
from rehabplanner.handout.referral import compose_referral
from rehabplanner.handout.referral_page import render_referral
from rehabplanner.library.library import Library
from rehabplanner.library.screening import referral, screening
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Paper

CLINIC = Clinic(name="Sample Clinic", therapist="Sample Therapist", phone="555 0100")
PAPERS: tuple[Paper, ...] = ("letter", "a4")


def a_referral(
    library: Library, *flags: str, note: str = "", name: str = "Sample Patient"
) -> Referral:
    diagnosis = library.protocols["bakers-cyst"].diagnosis
    found = screening(library, diagnosis, dict.fromkeys(flags, note), on=A_DAY, age=52)
    return referral(library, diagnosis, found, Patient(name=name), "left")


def rendered(about: Referral, paper: Paper = "letter", clinic: Clinic = CLINIC) -> bytes:
    return render_referral(compose_referral(about, clinic, paper))


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_the_note_says_who_what_how_soon_and_to_whom(library: Library) -> None:
    text = words(rendered(a_referral(library, "rf01", note="Left calf 4 cm larger.")))
    for part in (
        *("Sample Patient, age 52", "21 November 2026", "Baker's (popliteal) cyst, left knee"),
        *("Sample Therapist, Sample Clinic", "To: __", "Same day: please assess today."),
        *("One-sided calf", "Seen: Left calf 4 cm larger.", "No exercises.", "Signed: __"),
    ):
        assert part in text, part


def test_a_suspected_clot_brings_the_nine_wells_items_as_empty_boxes(library: Library) -> None:
    pdf = rendered(a_referral(library, "rf01"))
    boxes = [name for part in told(pdf).all() for name in part.fields]
    assert len(boxes) == 9
    fields = pypdf.PdfReader(BytesIO(pdf)).get_fields() or {}
    assert {str(field["/V"]) for field in fields.values()} == {"/Off"}
    assert "is left to the physician" in words(pdf)


def test_other_flags_have_no_wells_items(library: Library) -> None:
    assert "Wells" not in words(rendered(a_referral(library, "rf03")))


@pytest.mark.parametrize(
    ("flag", "sentence"),
    [("rf02", "Emergency"), ("rf07", "Same day"), ("rf11", "Urgent"), ("rf22", "Routine")],
)
def test_the_urgency_is_in_words(library: Library, flag: str, sentence: str) -> None:
    assert f"{sentence}: please" in words(rendered(a_referral(library, flag)))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_note_is_one_page_and_keeps_the_standard(library: Library, paper: Paper) -> None:
    pdf = rendered(a_referral(library, "rf01", "rf15-cold", note="Warm, tight calf. " * 8), paper)
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1
    report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_the_same_referral_gives_the_same_bytes(library: Library) -> None:
    about = a_referral(library, "rf01")
    assert rendered(about) == rendered(about)


def test_without_names_there_are_lines_to_write_on(library: Library) -> None:
    text = words(rendered(a_referral(library, "rf03", name=""), clinic=Clinic()))
    assert "Patient: __" in text
    assert "From: __" in text


def test_letters_that_cannot_be_printed_are_refused_without_the_name(library: Library) -> None:
    with pytest.raises(Refusal) as refused:
        rendered(a_referral(library, "rf03", name="Sample 患者"))
    assert "Sample" not in str(refused.value)


def test_nothing_found_is_nothing_to_refer_for() -> None:
    clean = Referral(diagnosis=a_diagnosis(), screening=Screening(on=A_DAY))
    with pytest.raises(ValueError, match="nothing was found"):
        compose_referral(clean, CLINIC, "letter")
