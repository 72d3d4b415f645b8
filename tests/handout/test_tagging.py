"""A screen reader is told everything on the sheet, in order, and what each part is."""

import re
from collections import Counter
from io import BytesIO

import pikepdf
import pypdf
import pytest
from builders import a_gate, a_plan, a_stage, an_item
from handout.read_aloud import Part, pieces, told

from rehabplanner.domain.people import Clinic
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
        ("H2", "How much pain is all right?"),
        ("H2", "When to call"),
        ("H2", "Today in short"),
        ("H2", "What to do now"),
        ("H3", "Stage 1 of 2: Stage name 1"),
        ("H4", "Ice: Cold pack"),
        ("H3", "Your exercises"),
        ("H4", "1. Step up"),
        ("H4", "2. Step up"),
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
    assert words(lines.all("Lbl")) == ["•", "•"]


def test_conditions_are_a_list_with_boxes_to_tick(sheet: Part) -> None:
    (ticks,) = after("Back to sport when", sheet)
    assert ticks.traits["ListNumbering"] == "Square"
    (entry,) = ticks.kids
    label, body = entry.kids
    assert (label.role, label.words, label.spoken) == ("Lbl", "", "☐")
    assert (body.role, body.words) == ("LBody", "You can hop on your left leg.")


def test_only_what_has_rows_and_columns_is_a_table(sheet: Part) -> None:
    assert len(sheet.all("Table")) == 4  # the pain rule, today in short, two weeks of the log
    roles = {part.role for part in sheet.all()}
    assert roles <= {
        *("Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody"),
        *("Table", "THead", "TBody", "TR", "TH", "TD"),
    }


def test_the_rows_of_the_pain_rule_and_of_today_begin_with_a_head(sheet: Part) -> None:
    pain, today, *_ = sheet.all("Table")
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
    for row in body.kids:
        name, *boxes = row.kids
        assert (name.role, name.traits["Scope"]) == ("TH", "Row")
        assert [(box.role, box.spoken) for box in boxes] == [("TD", "☐")] * 7


def test_a_head_that_comes_again_on_the_next_page_is_told_once() -> None:
    pdf = rendered(a_plan_of_many_exercises())
    printed = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert len(re.findall(r"\bDay\s1\b\s*Day\s2\b", printed)) > 1
    first_week = told(pdf).all("Table")[-2]
    assert words(first_week.all("TH")).count("Day 1") == 1
    assert len(first_week.all("TBody")[0].kids) == 40


def test_a_summary_without_room_leaves_no_trace() -> None:
    sheet = told(rendered(a_plan_of_many_exercises()))
    assert "Today in short" not in words(sheet.all())
    assert len(sheet.all("Table")) == 3


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
