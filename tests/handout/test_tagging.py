"""A screen reader is told everything on the sheet, in order, and what each part is."""

import re
from collections import Counter
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
import pytest
from builders import a_gate, a_plan, a_stage, an_item
from handout.read_aloud import Part, pieces, told

from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.handout import fonts
from rehabplanner.handout.compose import compose
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.render import render
from rehabplanner.handout.structure import Element
from rehabplanner.handout.tagging import TaggedCanvas, UntaggedText

CLINIC = Clinic(name="Sample Clinic", therapist="Sample Therapist", phone="555 0100")


def rendered(plan: Plan, *, large_print: bool = False) -> bytes:
    return render(compose(plan, CLINIC, HandoutOptions(large_print=large_print)))


def a_plan_of_many_exercises() -> Plan:
    """Its log runs over several pages."""
    return a_plan((a_stage(items=tuple(an_item(f"item-{n}") for n in range(40))),))


@pytest.fixture(scope="module")
def sheet() -> Part:
    return told(rendered(a_plan()))


def words(parts: list[Part]) -> list[str]:
    return [part.words for part in parts]


def after(heading: str, sheet: Part) -> list[Part]:
    """The parts between a heading and the next one."""
    start = words(sheet.kids).index(heading) + 1
    ends = [n for n, part in enumerate(sheet.kids) if part.role.startswith("H") and n >= start]
    return sheet.kids[start : ends[0] if ends else None]


def test_the_headings_lead_through_the_sheet_without_a_gap(sheet: Part) -> None:
    headings = [(part.role, part.words) for part in sheet.all("H1", "H2", "H3", "H4")]
    assert headings == [
        ("H1", "Your plan for your left knee"),
        ("H2", "What you have"),
        ("H2", "Today in short"),
        ("H2", "How much pain is all right?"),
        ("H2", "When to call"),
        ("H2", "What to do now"),
        ("H3", "Stage 1 of 2: Stage name 1"),
        ("H4", "Ice: Cold pack"),
        ("H3", "Your exercises"),
        ("H4", "1. Step up"),
        ("H4", "2. Step up"),
        ("H3", "On a bad day"),
        ("H3", "You may move on when"),
        ("H2", "Later stages"),
        ("H3", "Stage 2 of 2: Stage name 2"),
        ("H4", "Ice: Cold pack"),
        ("H4", "Step up"),
        ("H4", "Step up"),
        ("H4", "You may move on when"),
        ("H2", "Back to sport when"),
        ("H2", "Your 2-week log"),
    ]


def test_every_heading_is_a_bookmark(sheet: Part) -> None:
    found: list[tuple[int, str]] = []

    def collect(entries: list[pikepdf.OutlineItem], level: int) -> None:
        for entry in entries:
            found.append((level, entry.title))
            collect(entry.children, level + 1)

    with pikepdf.open(BytesIO(rendered(a_plan()))) as document, document.open_outline() as outline:
        collect(list(outline.root), 1)
    headings = sheet.all("H1", "H2", "H3", "H4")
    assert found == [(int(part.role[1]), part.words) for part in headings]


@pytest.mark.parametrize("large_print", [False, True])
def test_all_words_of_the_sheet_are_told_and_none_of_the_margins(large_print: bool) -> None:
    pdf = rendered(a_plan_of_many_exercises(), large_print=large_print)
    seen: Counter[str] = Counter()
    for number, page in enumerate(pypdf.PdfReader(BytesIO(pdf)).pages, 1):
        seen.update(page.extract_text().split())
        margins = (
            f"Sample Patient Plan of 21 November 2026 Sample Clinic · 555 0100 Page {number} of"
        )
        seen.subtract(margins.split())
    seen.subtract([str(number)] * number)
    heads_again = seen - Counter(" ".join(words(told(pdf).all())).split())
    assert set(heads_again) <= {"Exercise", "Day", *map(str, range(1, 15))}


def test_the_first_page_is_told_as_it_is_read(sheet: Part) -> None:
    assert words(sheet.kids[:5]) == [
        "Your plan for your left knee",
        "For: Sample Patient",
        "Date: 21 November 2026",
        "Made by: Sample Therapist, Sample Clinic",
        "Next visit: __________________",
    ]
    assert [part.role for part in after("When to call", sheet)] == ["P", "P", "L", "P", "L"]


def test_steps_are_a_numbered_list(sheet: Part) -> None:
    dose, steps, *rest = after("1. Step up", sheet)
    assert (dose.role, steps.role) == ("P", "L")
    assert steps.traits["ListNumbering"] == "Decimal"
    assert [words(entry.kids) for entry in steps.kids] == [
        ["1.", "Stand in front of a low step."],
        ["2.", "Put your left foot on it."],
        ["3.", "Step up slowly."],
    ]
    assert [part.role for part in rest] == ["P"] * 3


def test_advice_is_a_bulleted_list(sheet: Part) -> None:
    lines = after("Ice: Cold pack", sheet)[1]
    assert lines.traits["ListNumbering"] == "Disc"
    assert len(lines.kids) > 1
    assert words(lines.all("Lbl")) == ["•"] * len(lines.kids)


def test_conditions_are_a_list_with_boxes_to_tick(sheet: Part) -> None:
    (ticks,) = after("Back to sport when", sheet)
    assert ticks.traits["ListNumbering"] == "Square"
    (entry,) = ticks.kids
    label, body = entry.kids
    (box,) = label.kids
    assert (label.role, label.words, label.spoken) == ("Lbl", "", "")
    assert (box.role, box.fields) == ("Form", {"condition-3": "You can hop on your left leg."})
    assert (body.role, body.words) == ("LBody", "You can hop on your left leg.")


def test_only_what_has_rows_and_columns_is_a_table(sheet: Part) -> None:
    assert len(sheet.all("Table")) == 4  # today in short, the pain rule, two weeks of the log
    roles = {part.role for part in sheet.all()}
    assert roles <= {
        *("Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Form"),
        *("Table", "THead", "TBody", "TR", "TH", "TD"),
    }


def test_the_rows_of_the_pain_rule_and_of_today_begin_with_a_head(sheet: Part) -> None:
    today, pain, *_ = sheet.all("Table")
    assert words(today.kids[0].kids) == ["1. Step up", "3 sets of 10, every day"]
    for row in (*pain.kids, *today.kids):
        assert [(cell.role, cell.traits.get("Scope")) for cell in row.kids] == [
            ("TH", "Row"),
            ("TD", None),
        ]


def test_the_log_names_the_day_and_the_exercise_of_each_box(sheet: Part) -> None:
    head, body = sheet.all("Table")[-1].kids
    (top,) = head.kids
    assert words(top.kids) == ["Exercise", *(f"Day {day}" for day in range(8, 15))]
    assert {(cell.role, cell.traits["Scope"]) for cell in top.kids} == {("TH", "Column")}
    for number, row in enumerate(body.kids, 1):
        name, *cells = row.kids
        assert (name.role, name.traits["Scope"]) == ("TH", "Row")
        assert [(cell.role, [box.role for box in cell.kids]) for cell in cells] == [
            ("TD", ["Form"])
        ] * 7
        assert [box.fields for cell in cells for box in cell.kids] == [
            {f"exercise-{number}-day-{day}": f"{number}. Step up, Day {day}"}
            for day in range(8, 15)
        ]


def test_a_head_that_comes_again_on_the_next_page_is_told_once() -> None:
    pdf = rendered(a_plan_of_many_exercises())
    printed = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert len(re.findall(r"\bDay\s1\b\s*Day\s2\b", printed)) > 1
    first_week = told(pdf).all("Table")[-2]
    assert words(first_week.all("TH")).count("Day 1") == 1
    assert len(first_week.all("TBody")[0].kids) == 40


def test_today_in_short_tells_all_exercises_however_many() -> None:
    today, *_ = told(rendered(a_plan_of_many_exercises())).all("Table")
    assert words(today.all("TH")) == [f"{number}. Step up" for number in range(1, 41)]


def test_a_part_that_runs_over_pages_stays_one_part() -> None:
    gates = tuple(a_gate(f"gate-{n}", f"Gate {n}. " + "Bend and go on. " * 20) for n in range(12))
    (ticks,) = after("Back to sport when", told(rendered(a_plan(return_to_activity=gates))))
    assert [body.words[:7] for body in ticks.all("LBody")] == [f"Gate {n}."[:7] for n in range(12)]
    assert all(body.words.endswith("Bend and go on.") for body in ticks.all("LBody"))


def test_the_file_says_its_title_its_language_and_its_standard() -> None:
    with pikepdf.open(BytesIO(rendered(a_plan()))) as document:
        root = document.Root
        assert str(root.Lang) == "en"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == document.docinfo["/Title"]
            assert metadata["dc:title"] == "Your plan for your left knee"
            assert metadata["pdfuaid:part"] == "1"
        assert [str(page.Tabs) for page in document.pages] == ["/S"] * len(document.pages)


def test_every_piece_of_content_finds_its_element() -> None:
    with pikepdf.open(BytesIO(rendered(a_plan()))) as document:
        parents = document.Root.StructTreeRoot.ParentTree.Nums
        assert list(parents[::2]) == list(range(len(parents) // 2))
        assert document.Root.StructTreeRoot.ParentTreeNextKey == len(parents) // 2
        for number, page in enumerate(document.pages):
            assert page.StructParents == parents[2 * number] == number
            owned = [piece for piece in pieces(page) if piece.number is not None]
            assert [piece.number for piece in owned] == list(range(len(owned)))
            owners = [str(element.S)[1:] for element in parents[2 * number + 1]]
            assert owners == [piece.owner for piece in owned]


def test_what_paints_is_told_or_an_artifact() -> None:
    with pikepdf.open(BytesIO(rendered(a_plan_of_many_exercises()))) as document:
        found = [piece for page in document.pages for piece in pieces(page)]
    assert {piece.owner for piece in found if piece.paints} > {"Artifact", "H1", "P", "TD"}
    assert not [piece for piece in found if piece.paints and not piece.owner]
    unread = " ".join(piece.words for piece in found if piece.owner == "Artifact")
    assert "Page 2 of" in unread


@pytest.mark.parametrize("plan", [a_plan(), a_plan_of_many_exercises()])
def test_every_box_to_tick_finds_its_element_and_comes_in_reading_order(plan: Plan) -> None:
    pdf = rendered(plan)
    in_reading_order = [name for part in told(pdf).all("Form") for name in part.fields]
    assert len(set(in_reading_order)) == len(in_reading_order) > 28
    with pikepdf.open(BytesIO(pdf)) as document:
        boxes = [box for page in document.pages for box in page.get("/Annots", [])]
        assert [str(box.T) for box in boxes] == in_reading_order
        assert [str(box.T) for box in document.Root.AcroForm.Fields] == in_reading_order
        parents = document.Root.StructTreeRoot.ParentTree.Nums
        for box in boxes:
            owner = parents[2 * int(box.StructParent) + 1]
            assert str(owner.S) == "/Form"
            assert [kid.Obj.objgen for kid in owner.K] == [box.objgen]


def test_every_box_to_tick_lies_on_the_one_that_is_drawn() -> None:
    pdf = rendered(a_plan(), large_print=True)
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            drawn = _drawn_squares(page)
            for box in page.get("/Annots", []):
                left, bottom, right, top = map(float, box.Rect)
                assert (left, bottom, right - left, top - bottom) in [
                    pytest.approx(square, abs=0.02) for square in drawn
                ]


def test_an_unticked_box_adds_nothing_to_what_is_drawn() -> None:
    with pikepdf.open(BytesIO(rendered(a_plan()))) as document:
        looks = {
            (str(box.AS), look.N.Off.read_bytes().strip(), look.N.Off.objgen, look.N.Yes.objgen)
            for page in document.pages
            for box in page.get("/Annots", [])
            for look in [box.AP]
        }
    ((state, code, *_),) = looks  # the pictures are shared by all
    assert (state, code) == ("/Off", b"")


def test_the_names_of_the_boxes_stay_the_same_and_say_nothing_about_the_patient() -> None:
    plans = [a_plan(), a_plan(patient=Patient(name="Other Person"), goal="Dance")]
    names = [[*part.fields] for plan in plans for part in told(rendered(plan)).all("Form")]
    assert names[: len(names) // 2] == names[len(names) // 2 :]
    assert all(re.fullmatch(r"condition-\d+|exercise-\d+-day-\d+", name) for [name] in names)


def test_a_sheet_without_boxes_has_no_form() -> None:
    bare = a_plan((a_stage(items=(), leave=()),), return_to_activity=())
    with pikepdf.open(BytesIO(rendered(bare))) as document:
        assert "/AcroForm" not in document.Root


def _drawn_squares(page: pikepdf.Page) -> list[tuple[float, ...]]:
    """Where rectangles are drawn on the page: left, bottom, width, height."""
    found: list[tuple[float, ...]] = []
    matrix, kept = pikepdf.Matrix(), []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "re":
                left, bottom, width, height = map(float, operands)
                found.append((*matrix.transform((left, bottom)), width, height))
    return found


def test_large_print_has_no_text_below_18_points() -> None:
    sizes = {
        size for part in told(rendered(a_plan(), large_print=True)).all() for size in part.sizes
    }
    assert min(sizes) == 18
    assert len(sizes) > 3


# --- the canvas -----------------------------------------------------------------------------------


@pytest.fixture
def canvas() -> TaggedCanvas:
    fonts.register_fonts()
    return TaggedCanvas(
        BytesIO(),
        root=Element("Document"),
        title="A sheet",
        language="en",
        initialFontName="Lato",
    )


def test_untagged_text_is_refused(canvas: TaggedCanvas) -> None:
    with pytest.raises(UntaggedText, match="page 1"):
        canvas.drawString(72, 72, "Nobody would hear this.")


def test_marked_content_never_nests(canvas: TaggedCanvas) -> None:
    root = Element("Document")
    inner = canvas.content(root.add("P"))
    with pytest.raises(ValueError, match="inside"), canvas.content(root.add("P")), inner:
        pass


def test_text_in_a_form_is_marked_where_it_is_shown(canvas: TaggedCanvas) -> None:
    canvas.beginForm("stamp")
    canvas.drawString(0, 0, "Seen and told elsewhere")
    canvas.endForm()
    with pytest.raises(UntaggedText):
        canvas.drawString(72, 72, "again on the page")
