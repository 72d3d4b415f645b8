"""Exercises are pictured on the sheet: for the right side, by the chosen person, told in words."""

from io import BytesIO

import pikepdf
import pypdf
import pytest
from builders import a_plan, a_stage, an_advice_item, an_exercise, an_item
from handout.read_aloud import told

from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.figures.alt_text import alt_text
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.handout.sheet import Picture
from rehabplanner.library.library import Library


@pytest.fixture
def plan(library: Library) -> Plan:
    return a_plan((a_stage(items=(an_item(content=library.exercises["slr"]),)),))


def rendered(plan: Plan, *, large_print: bool = False) -> bytes:
    return render(compose(plan, Clinic(), HandoutOptions(large_print=large_print)))


def test_a_card_shows_the_plans_side_and_person(plan: Plan) -> None:
    card = compose(plan.replace(person="older"), Clinic(), HandoutOptions()).today.exercises[0]
    assert isinstance(card.picture, Picture)
    assert (card.picture.side, card.picture.person) == ("left", "older")
    assert card.picture.words == alt_text(card.picture.figure, "left")


def test_an_exercise_without_a_figure_has_words_alone() -> None:
    assert compose(a_plan(), Clinic(), HandoutOptions()).today.exercises[0].picture is None
    assert told(rendered(a_plan())).all("Figure") == []


@pytest.mark.parametrize("large_print", [False, True])
def test_a_screen_reader_is_told_what_is_seen_before_the_steps(
    plan: Plan, large_print: bool
) -> None:
    pdf = rendered(plan, large_print=large_print)
    roles = [part.role for part in told(pdf).kids]
    picture = roles.index("Figure")
    assert roles[picture - 2 : picture + 2] == ["H4", "P", "Figure", "L"]
    with pikepdf.open(BytesIO(pdf)) as document:
        figure = next(kid for kid in document.Root.StructTreeRoot.K[0].K if str(kid.S) == "/Figure")
        page = [float(edge) for edge in document.pages[1].mediabox]
        box = [float(edge) for edge in figure.A.BBox]
        assert "left" in str(figure.Alt)
    assert page[0] < box[0] < box[2] < page[2]
    assert page[1] < box[1] < box[3] < page[3]


def test_the_panels_are_captioned(plan: Plan) -> None:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(rendered(plan))).pages)
    assert "1 Start" in text
    assert "2 Finish" in text


def test_steps_that_are_too_long_to_stand_beside_the_picture_stand_below(
    library: Library,
) -> None:
    words = ExerciseText(name="Long", steps=("Bend your knee a little more. " * 13,) * 5)
    exercise = an_exercise(text={"en": words}, figure=library.exercises["slr"].figure)
    pdf = rendered(a_plan((a_stage(items=(an_item(content=exercise),)),)))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert " ".join(text.split()).count("Bend your knee a little more.") == 5 * 13


def test_a_picture_gives_way_to_words_so_that_its_card_stays_on_one_page(library: Library) -> None:
    def card(note: str) -> Plan:
        item = an_item(content=library.exercises["step-up"], note=note)
        return a_plan((a_stage(items=(an_advice_item(), item)),))

    heights = []
    for plan in (card(""), card("Hold the rail and go as slowly as you need. " * 5)):
        root = told(rendered(plan, large_print=True))
        (picture,) = root.all("Figure")
        heights.append(picture.box[3] - picture.box[1])
        start = root.kids.index(picture) - 2  # its title
        own = [part for kid in root.kids[start : start + 5] for part in kid.all()]
        assert len({page for part in own for page, _ in part.marks}) == 1
    assert heights[0] > heights[1] > 75
