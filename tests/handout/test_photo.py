"""A photo stands in the figure's place on the card, is told in words and keeps its shape."""

from io import BytesIO

import pikepdf
import pytest
from builders import a_plan, a_stage, an_advice_item, an_exercise, an_item
from handout.paper import opened, pages_with_ink_in_the_margins
from handout.read_aloud import told
from handout.test_standard import failures
from photos import ALT, a_jpeg, a_photo

from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.photo import Photo
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import Side
from rehabplanner.handout import style
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.handout.sheet import PhotoPicture
from rehabplanner.library.library import Library
from rehabplanner.settings import Paper

in_every_print = pytest.mark.parametrize("large", [False, True], ids=["13-points", "18-points"])
SHAPES = [(640, 480), (600, 800), (800, 200), (200, 200)]


def planned(*exercises: Exercise, side: Side = "left") -> Plan:
    items = tuple(
        an_item(f"item-{number}", content=exercise) for number, exercise in enumerate(exercises)
    )
    return a_plan((a_stage(items=items),), side=side)


def rendered(plan: Plan, paper: Paper = "letter", *, large: bool = False) -> bytes:
    return render(compose(plan, Clinic(), HandoutOptions(paper=paper, large_print=large)))


def photos_in(pdf: bytes) -> dict[str, bytes]:
    """The JPEG files in the sheet, by the number of their object."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            str(part.objgen): part.read_raw_bytes()
            for page in document.pages
            for part in page.Resources.get("/XObject", {}).values()
            if part.get("/Filter") == "/DCTDecode"
        }


@pytest.fixture
def slr(library: Library) -> Exercise:
    return library.exercises["slr"]


@in_every_print
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_sheet_with_photos_beside_figures_keeps_the_standard(
    slr: Exercise, paper: Paper, large: bool, qapp: object
) -> None:
    shown = [slr, *(slr.replace(photo=a_photo(*size)) for size in SHAPES)]
    pdf = rendered(planned(*shown), paper, large=large)
    assert failures(pdf) == []
    with opened(pdf) as document:
        assert pages_with_ink_in_the_margins(document) == []


def test_the_photo_takes_the_figures_place_and_speaks_for_itself(slr: Exercise) -> None:
    plan = planned(slr.replace(photo=a_photo()))
    picture = compose(plan, Clinic(), HandoutOptions()).today.exercises[0].picture
    assert picture == PhotoPicture(a_photo(), ALT)
    pdf = rendered(plan)
    with pikepdf.open(BytesIO(pdf)) as document:
        [figure] = [kid for kid in document.Root.StructTreeRoot.K[0].K if str(kid.S) == "/Figure"]
        assert str(figure.Alt) == ALT
    assert "1 Start" not in " ".join(part.words for part in told(pdf).all())


def test_words_about_a_photo_follow_the_side_where_they_ask_for_it(slr: Exercise) -> None:
    exercise = slr.replace(photo=a_photo(alt="The {side} leg is up."))
    for side, words in (("left", "The left leg is up."), ("right", "The right leg is up.")):
        plan = planned(exercise).replace(side=side)
        card = compose(plan, Clinic(), HandoutOptions()).today.exercises[0]
        assert card.picture is not None
        assert card.picture.words == words


def test_an_exercise_without_a_figure_can_have_a_photo() -> None:
    assert len(told(rendered(planned(an_exercise(photo=a_photo())))).all("Figure")) == 1


def test_the_jpeg_goes_in_as_it_is_and_only_once(slr: Exercise) -> None:
    one, other = slr.replace(photo=a_photo()), slr.replace(photo=a_photo(600, 800))
    found = photos_in(rendered(planned(one, other, one)))
    assert sorted(found.values()) == sorted([a_jpeg(), a_jpeg(600, 800)])


@in_every_print
@pytest.mark.parametrize("size", SHAPES)
def test_a_photo_keeps_its_shape_and_stays_between_the_margins(
    slr: Exercise, size: tuple[int, int], large: bool
) -> None:
    [picture] = told(rendered(planned(slr.replace(photo=a_photo(*size))), large=large)).all(
        "Figure"
    )
    left, bottom, right, top = picture.box
    assert style.SIDE_MARGIN <= left < right <= style.PAPERS["letter"][0] - style.SIDE_MARGIN
    assert style.BOTTOM_MARGIN <= bottom < top <= style.PAPERS["letter"][1] - style.TOP_MARGIN
    assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.01)
    assert (right - left) / size[0] <= 0.76  # at least 95 pixels to the inch


@pytest.mark.parametrize("size", [(1, 1), (800, 1), (1, 800)])
def test_a_photo_of_a_single_line_of_pixels_breaks_nothing(
    slr: Exercise, size: tuple[int, int]
) -> None:
    assert failures(rendered(planned(slr.replace(photo=a_photo(*size))))) == []


def test_a_photo_is_large_enough_to_copy_from(slr: Exercise) -> None:
    [picture] = told(rendered(planned(slr.replace(photo=a_photo())))).all("Figure")
    left, bottom, right, top = picture.box
    assert right - left > 2.5 * 72
    assert top - bottom > 2 * 72


@in_every_print
def test_a_card_with_a_photo_stays_on_one_page(library: Library, large: bool) -> None:
    long = library.exercises["step-up"].replace(photo=a_photo(600, 800))
    words = ExerciseText(name="Long", steps=("Bend your knee a little more.",) * 5)
    exercises = [long, long.replace(text={"en": words}), long]
    items = [an_item(f"item-{number}", content=one) for number, one in enumerate(exercises)]
    plan = a_plan((a_stage(items=(an_advice_item(), *items)),))
    root = told(rendered(plan, large=large))
    titles = [number for number, kid in enumerate(root.kids) if kid.role == "H4"][1:4]
    for start, picture in zip(titles, root.all("Figure"), strict=True):
        own = root.kids[start : start + 4]
        assert picture in own
        assert len({page for part in own for kid in part.all() for page, _ in kid.marks}) == 1


def test_the_same_plan_gives_the_same_bytes_and_another_photo_others(slr: Exercise) -> None:
    plan = planned(slr.replace(photo=a_photo()))
    assert rendered(plan) == rendered(plan)
    other = planned(slr.replace(photo=a_photo(600, 800)))
    assert rendered(plan) != rendered(other) != rendered(planned(slr))


def test_a_photo_in_another_language_falls_back_to_the_words_there_are(slr: Exercise) -> None:
    photo = Photo(jpeg=a_jpeg(), alt={"es": "Un hombre de pie."})
    card = compose(planned(slr.replace(photo=photo)), Clinic(), HandoutOptions()).today.exercises[0]
    assert card.picture is not None
    assert card.picture.words == "Un hombre de pie."
