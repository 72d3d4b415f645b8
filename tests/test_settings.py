"""This desk's choices are kept, and a damaged file never stops the work."""

import pytest
from logos import a_logo

from rehabplanner.domain.people import Clinic
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings, load_settings, settings_file
from rehabplanner.storage.settings_file import save_settings


def test_at_first_the_defaults_hold() -> None:
    assert load_settings() == Settings()
    assert not settings_file().exists()


def test_saved_settings_are_loaded_again() -> None:
    settings = Settings(clinic=Clinic(name="Knee Clinic", phone="+1 555 0100"), paper="a4")
    save_settings(settings)

    assert load_settings() == settings


@pytest.mark.parametrize("rest", ["", "{", "[]", '{"paper": "a3"}', '{"colour": "red"}', "\x00"])
def test_settings_that_cannot_be_read_give_way_to_the_defaults(rest: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(rest, encoding="utf-8")

    assert load_settings() == Settings()
    assert settings_file().read_text(encoding="utf-8") == rest


def test_a_logo_is_saved_with_the_rest() -> None:
    settings = Settings(clinic=Clinic(name="Knee Clinic", logo=a_logo()))
    save_settings(settings)

    assert load_settings() == settings


def test_a_place_that_cannot_be_written_is_refused() -> None:
    settings_file().parent.parent.mkdir(parents=True)
    settings_file().parent.touch()

    with pytest.raises(Refusal, match="Cannot write"):
        save_settings(Settings())
