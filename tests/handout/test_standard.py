"""Every sheet keeps PDF/UA-1 (ISO 14289-1), as an independent validator sees it."""

from io import BytesIO
from itertools import pairwise, product

import pikepdf
import pytest
from builders import A_DAY, a_plan
from handout.read_aloud import told
from page import ValidationProfile, validate_pdf_bytes

from rehabplanner import resources
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.settings import Paper

CLINIC = Clinic(name="Sample Clinic", therapist="Sample Therapist", phone="555 0100")
PAPERS: tuple[Paper, ...] = ("letter", "a4")
KEYS = [file.name.removesuffix(".json") for file in resources.json_files("library/diagnoses")]


def rendered(plan: Plan, paper: Paper = "letter", *, large_print: bool = False) -> bytes:
    return render(compose(plan, CLINIC, HandoutOptions(paper=paper, large_print=large_print)))


def failures(pdf: bytes) -> list[str]:
    report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    assert report.is_compliant is not bool(report.failures)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("key", [key for key in KEYS if key != "dvt"])
def test_the_sheet_of_every_diagnosis_keeps_the_standard(library: Library, key: str) -> None:
    plan = draft_plan(
        library,
        library.protocols[key],
        created=A_DAY,
        patient=Patient(name="Sample Patient"),
        side="left",
    )
    for paper, large_print in product(PAPERS, (False, True)):
        pdf = rendered(plan, paper, large_print=large_print)
        assert failures(pdf) == [], (paper, large_print)
        levels = [int(part.role[1]) for part in told(pdf).all("H1", "H2", "H3", "H4")]
        assert levels[0] == 1
        assert all(later <= level + 1 for level, later in pairwise(levels))


@pytest.mark.parametrize("missing", ["/Lang", "/StructTreeRoot", "/Metadata", "/MarkInfo"])
def test_the_validator_misses_what_is_missing(missing: str) -> None:
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(rendered(a_plan()))) as document:
        del document.Root[missing]
        document.save(spoilt)
    assert failures(spoilt.getvalue())


@pytest.mark.parametrize("missing", ["/TU", "/StructParent"])
def test_the_validator_misses_what_a_box_to_tick_lacks(missing: str) -> None:
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(rendered(a_plan()))) as document:
        del next(page for page in document.pages if "/Annots" in page).Annots[0][missing]
        document.save(spoilt)
    assert failures(spoilt.getvalue())
