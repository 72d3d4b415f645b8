"""Names are printable; everything else is refused before it reaches the sheet."""

import pytest
from pydantic import ValidationError

from rehabplanner.domain.people import Clinic, Patient


@pytest.mark.parametrize(
    "name",
    ["", "Zoë O'Brien-Müller", "José Nuñez, Jr.", "Łukasz Żółć", "王小明", "Anna (Ward 3) & Co."],
)
def test_names_of_people_everywhere_are_accepted(name: str) -> None:
    assert Patient(name=name).name == name


def test_spaces_around_a_name_do_not_count() -> None:
    assert Patient(name="  Sample Patient ").name == "Sample Patient"


@pytest.mark.parametrize(
    "name", ["<b>Sample</b>", "Sample 😀", "Sample\nPatient", "Sample\x00", "a\u202eb"]
)
def test_a_name_with_markup_emoji_or_control_characters_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match=r"take out U\+[0-9A-F]{4}"):
        Patient(name=name)


def test_a_name_has_at_most_120_characters() -> None:
    assert Patient(name="x" * 120)
    with pytest.raises(ValidationError):
        Patient(name="x" * 121)


def test_a_clinics_phone_number_may_begin_with_a_plus() -> None:
    assert Clinic(phone="+1 (555) 010-0199").phone == "+1 (555) 010-0199"
