"""An independent validator of PDF/UA-1 (ISO 14289-1) and what it sees; test_sheets asks it."""

from io import BytesIO

import pikepdf
import pytest
from builders import a_plan
from page import ValidationProfile, validate_pdf_bytes

from rehabplanner import resources
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render

CLINIC = Clinic(name="Sample Clinic", therapist="Sample Therapist", phone="555 0100")
KEYS = [file.name.removesuffix(".json") for file in resources.json_files("library/diagnoses")]


def rendered(plan: Plan) -> bytes:
    return render(compose(plan, CLINIC, HandoutOptions()))


def failures(pdf: bytes) -> list[str]:
    report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    assert report.is_compliant is not bool(report.failures)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


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
