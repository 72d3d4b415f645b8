"""Which words of two texts are marked."""

import pytest

from rehabplanner.ui.word_marks import Marked, marked


def only(pieces: Marked) -> list[str]:
    return [text for text, differs in pieces if differs]


def joined(pieces: Marked) -> str:
    return "".join(text for text, _ in pieces)


def test_only_the_words_that_differ_are_marked() -> None:
    before, after = marked("Bend your left knee slowly.", "Bend your left knee a little.")

    assert only(before) == ["slowly."]
    assert only(after) == ["a little."]


def test_a_line_that_came_in_is_marked_alone() -> None:
    before, after = marked("Stand tall.\nBreathe.", "Stand tall.\nLook ahead.\nBreathe.")

    assert not only(before)
    assert only(after) == ["Look ahead."]


def test_equal_texts_have_no_marks() -> None:
    assert marked("Stand tall.", "Stand tall.") == ((("Stand tall.", False),),) * 2


def test_texts_with_little_in_common_are_marked_whole() -> None:
    before, after = marked("Stop when you are tired.", "Stop if your knee gives way.")

    assert only(before) == ["Stop when you are tired."]
    assert only(after) == ["Stop if your knee gives way."]


@pytest.mark.parametrize("words", ["One line.", "Two\nlines.", "  spaces  inside \n and after "])
def test_nothing_is_left_of_one_side_and_all_of_the_other_is_marked(words: str) -> None:
    before, after = marked("", words)

    assert before == ()
    assert joined(after) == words
    assert "".join("".join(only(after)).split()) == "".join(words.split())


@pytest.mark.parametrize(
    ("before", "after"),
    [("a b c", "a x c"), ("a\nb", "b\na"), ("", ""), ("a  b", "a b"), ("x y z", "p q r")],
)
def test_the_pieces_are_the_text(before: str, after: str) -> None:
    assert tuple(map(joined, marked(before, after))) == (before, after)
