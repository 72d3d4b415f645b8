"""Every diagnosis gives a sheet that is fit to be handed over, on both papers, in both prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from handout.paper import opened, page_words, pages_with_ink_in_the_margins
from handout.patient_words import judged_lines, printed_lines, stage_lines
from handout.read_aloud import Part, told
from handout.sheets import Sheet, a_sheet, kinds
from handout.test_standard import failures

from rehabplanner.handout import fonts, style
from rehabplanner.handout.printable import printable
from rehabplanner.library.library import Library
from rehabplanner.review import readability

HEADINGS = ("H1", "H2", "H3", "H4")


@dataclass(frozen=True)
class Read:
    """A sheet, all its parts in reading order, its words page by page, and the pages (from 1) that
    have ink in the margins.
    """

    sheet: Sheet
    root: Part
    parts: list[Part]
    pages: list[str]
    inked: list[int]


@pytest.fixture(scope="module", params=kinds(), ids=str)
def read(request: pytest.FixtureRequest, library: Library, qapp: object) -> Read:
    """Each sheet is rendered and read once for all tests."""
    sheet = a_sheet(library, request.param)
    root = told(sheet.pdf)
    with opened(sheet.pdf) as document:
        pages, inked = page_words(document), pages_with_ink_in_the_margins(document)
    return Read(sheet, root, root.all(), pages, inked)


def test_it_keeps_the_standard(read: Read) -> None:
    assert failures(read.sheet.pdf) == []


def test_its_headings_leave_out_no_level(read: Read) -> None:
    levels = [int(part.role[1]) for part in read.root.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))


def test_every_page_says_whose_it_is_from_when_and_which_of_how_many(read: Read) -> None:
    running = read.sheet.handout.running
    for number, page in enumerate(read.pages, 1):
        assert page.startswith(f"{running.patient} {running.dated}")
        assert running.clinic in page
        assert f"Page {number} of {len(read.pages)} " in f"{page} "


def test_no_heading_stands_at_the_foot_of_a_page(read: Read) -> None:
    last = {page: part for part in read.parts for page, _ in part.marks}
    assert len(last) == len(read.pages)
    assert not [part.words for part in last.values() if part.role in HEADINGS]


def test_no_card_is_split_over_two_pages(read: Read) -> None:
    """From each heading to the next: the title, the dose, the picture, the steps, when to stop."""
    split = {section[0].words for section in _sections(read.root) if len(_pages(section)) > 1}
    assert split <= {read.sheet.handout.return_to_activity.title}


def test_only_a_list_longer_than_a_page_is_split_and_no_line_stands_alone(read: Read) -> None:
    for section in _sections(read.root):
        lines = [_pages([line]) for part in section for line in part.all("LI")]
        assert all(len(pages) == 1 for pages in lines)
        if len(_pages(section)) > 1:
            assert read.sheet.kind.large_print
            assert min(lines.count(pages) for pages in lines) > 1


def test_nothing_reaches_into_the_margins(read: Read) -> None:
    assert read.inked == []


def test_every_picture_lies_between_the_margins(read: Read) -> None:
    paper = style.PAPERS[read.sheet.kind.paper]
    pictures = read.root.all("Figure")
    assert len(pictures) >= 2
    for picture in pictures:
        left, bottom, right, top = picture.box
        assert style.SIDE_MARGIN <= left < right <= paper[0] - style.SIDE_MARGIN
        assert style.BOTTOM_MARGIN <= bottom < top <= paper[1] - style.TOP_MARGIN


def test_every_word_prints_and_is_told(read: Read) -> None:
    heard = _packed(" ".join(part.words for part in read.parts))
    composed = [printable(line) for line in printed_lines(read.sheet.handout)]
    assert [line for line in composed if _packed(line) not in heard] == []
    seen = _packed(" ".join(read.pages))
    assert [part.words for part in read.parts if _packed(part.words) not in seen] == []


def test_every_letter_has_a_glyph(read: Read) -> None:
    letters = {ord(letter) for page in read.pages for letter in page}
    assert letters <= set(fonts.glyphs())


def test_no_words_between_the_margins_are_smaller_than_12_points(read: Read) -> None:
    """And none in large print below 18; captions of pictures are words too."""
    sizes = {size for part in read.parts for size in part.sizes}
    assert min(sizes) >= (18 if read.sheet.kind.large_print else 12)


def test_it_reads_at_grade_6_as_a_whole_and_in_every_stage(read: Read) -> None:
    handout = read.sheet.handout
    assert not readability.is_hard(readability.grade(judged_lines(handout)))
    for stage in (handout.today, *handout.later):
        assert not readability.is_hard(readability.grade(stage_lines(stage))), stage.title


def test_no_sentence_has_more_than_15_words(read: Read) -> None:
    lines = judged_lines(read.sheet.handout)
    assert [line for line in lines if readability.longest_sentence([line]) > 15] == []


def _sections(root: Part) -> Iterator[list[Part]]:
    section: list[Part] = []
    for part in root.kids:
        if part.role in HEADINGS and section:
            yield section
            section = []
        section.append(part)
    yield section


def _pages(section: list[Part]) -> set[int]:
    return {page for part in section for inner in part.all() for page, _ in inner.marks}


def _packed(words: str) -> str:
    """Without the white space: lines may end anywhere."""
    return "".join(words.split())
