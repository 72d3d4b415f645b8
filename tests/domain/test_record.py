"""Records never change; a changed copy is checked like a new one."""

import pytest
from builders import a_dose, a_plan
from pydantic import ValidationError

from rehabplanner.domain.record import new_id


def test_a_record_cannot_be_changed_in_place() -> None:
    dose = a_dose()

    with pytest.raises(ValidationError, match="frozen"):
        dose.sets = 5  # type: ignore[misc]

    assert dose.sets == 3


def test_replace_gives_a_changed_copy_and_leaves_the_original() -> None:
    dose = a_dose(sets=3)

    assert dose.replace(sets=4).sets == 4
    assert dose.sets == 3


def test_replace_refuses_what_a_new_record_would_refuse() -> None:
    with pytest.raises(ValidationError):
        a_dose().replace(sets=0)
    with pytest.raises(ValidationError):
        a_dose().replace(duration_s=30)
    with pytest.raises(ValidationError):
        a_dose().replace(speed=3)


def test_replace_works_on_a_plan_whose_schema_field_has_another_name_in_json() -> None:
    assert a_plan().replace(goal="Walk") == a_plan(goal="Walk")


def test_ids_are_new_every_time_and_fit_into_a_plan() -> None:
    ids = {new_id() for _ in range(100)}

    assert len(ids) == 100
    assert all(part.isalnum() for part in ids)
