"""Words are chosen by language, with English to fall back on."""

from rehabplanner.domain.language import in_language


def test_the_wanted_language_wins() -> None:
    assert in_language({"en": "knee", "es": "rodilla"}, "es") == "rodilla"


def test_english_stands_in_for_a_language_that_is_missing() -> None:
    assert in_language({"es": "rodilla", "en": "knee"}, "fr") == "knee"


def test_any_words_are_better_than_none() -> None:
    assert in_language({"es": "rodilla"}, "fr") == "rodilla"
