"""The plan comes back out of the handout; a PDF from anywhere else is refused and does no harm."""

import subprocess
import sys
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
import pytest
from builders import A_DAY, a_plan

from rehabplanner import resources
from rehabplanner.delivery.carrying import carried_plan, carrying
from rehabplanner.delivery.export import handout_pdf
from rehabplanner.delivery.untrusted import MAX_PDF_BYTES
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.refusal import UNREADABLE_OR_WRONG_USE, Refusal
from rehabplanner.storage.plan_file import MAX_BYTES, plan_bytes

KEYS = [file.name.removesuffix(".json") for file in resources.json_files("library/diagnoses")]
PLANNABLE = [key for key in KEYS if key != "dvt"]
PATIENT = a_plan().patient.name

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def pages() -> bytes:
    """A handout as it is printed, without the plan."""
    return handout_pdf(a_plan(), Clinic(), HandoutOptions())


@pytest.fixture(scope="module")
def handout(pages: bytes) -> bytes:
    return carrying(pages, a_plan())


def _changed(pdf: bytes, change: Change, **how: Any) -> bytes:
    """The PDF as another program saves it after a change."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        document.save(target, **how)
    return target.getvalue()


def _as_it_was(_: pikepdf.Pdf) -> None:
    pass


def _refused(pdf: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        carried_plan(pdf, "sheet.pdf")
    sentence = str(caught.value)
    assert caught.value.exit_code == UNREADABLE_OR_WRONG_USE
    assert sentence.endswith(".")
    assert "sheet.pdf" in sentence
    assert "\n" not in sentence
    assert len(sentence) < 250
    assert PATIENT not in sentence
    return sentence


# --- there and back -------------------------------------------------------------------------------


@pytest.mark.parametrize("key", PLANNABLE)
def test_the_plan_comes_back_as_it_was(pages: bytes, library: Library, key: str) -> None:
    plan = draft_plan(
        library,
        library.protocols[key],
        created=A_DAY,
        patient=Patient(name="Zażółć Müller"),
        side="left",
        goal="Dance \\ </b> ” 100 %",
    )

    assert carried_plan(carrying(pages, plan), "sheet.pdf") == plan


def test_the_same_handout_and_plan_give_the_same_bytes(pages: bytes, handout: bytes) -> None:
    assert carrying(pages, a_plan()) == handout
    assert carrying(pages, a_plan(goal="Dance")) != handout


def test_a_new_process_gives_the_same_bytes(pages: bytes, handout: bytes) -> None:
    script = (
        "import sys; from rehabplanner.delivery.carrying import carrying;"
        "from rehabplanner.storage.plan_file import parse_plan;"
        "data = sys.stdin.buffer.read(); size = int(sys.argv[1]);"
        "sys.stdout.buffer.write(carrying(data[size:], parse_plan(data[:size], 'plan')))"
    )
    plan = plan_bytes(a_plan())
    command = [sys.executable, "-c", script, str(len(plan))]

    assert subprocess.run(command, input=plan + pages, stdout=-1, check=True).stdout == handout


def test_the_pages_say_and_show_the_same(pages: bytes, handout: bytes) -> None:
    before, after = pypdf.PdfReader(BytesIO(pages)), pypdf.PdfReader(BytesIO(handout))

    assert [page.extract_text() for page in after.pages] == [
        page.extract_text() for page in before.pages
    ]
    with pikepdf.open(BytesIO(pages)) as old, pikepdf.open(BytesIO(handout)) as new:
        for one, other in zip(old.pages, new.pages, strict=True):
            assert one.Contents.read_bytes() == other.Contents.read_bytes()


def test_what_the_document_says_of_itself_stays(pages: bytes, handout: bytes) -> None:
    with pikepdf.open(BytesIO(pages)) as old, pikepdf.open(BytesIO(handout)) as new:
        added = {"/AF", "/Names"}
        assert set(new.Root.keys()) == set(old.Root.keys()) | added
        assert dict(new.docinfo.items()) == dict(old.docinfo.items())
        if "/Metadata" in old.Root:
            assert new.Root.Metadata.read_bytes() == old.Root.Metadata.read_bytes()


def test_the_plan_makes_the_file_little_larger(pages: bytes, handout: bytes) -> None:
    packed = len(zlib.compress(plan_bytes(a_plan())))

    assert len(handout) < len(pages) + packed + 1500


def test_the_attachment_says_what_it_is_and_nothing_about_the_patient(pages: bytes) -> None:
    with pikepdf.open(BytesIO(carrying(pages, a_plan(created=date(2026, 3, 4))))) as document:
        [file] = document.Root.AF
        assert str(file.AFRelationship) == "/Source"
        assert str(file.UF) == "plan.json"
        assert str(file.EF.F.Subtype) == "/application/json"
        assert str(file.EF.F.Params.CreationDate) == "D:20260304000000Z"
        assert str(file.EF.F.Params.ModDate) == "D:20260304000000Z"
        assert "rehabplanner" in str(file.Desc)
        assert PATIENT not in str(file.Desc)
        assert document.attachments["plan.json"].obj == file


def test_other_programs_find_the_plan(handout: bytes) -> None:
    assert pypdf.PdfReader(BytesIO(handout)).attachments["plan.json"] == [plan_bytes(a_plan())]


@pytest.mark.parametrize(
    "how", [{}, {"linearize": True}, {"qdf": True}, {"normalize_content": True}]
)
def test_a_handout_that_another_program_saved_again_still_opens(
    handout: bytes, how: dict[str, Any]
) -> None:
    assert carried_plan(_changed(handout, _as_it_was, **how), "sheet.pdf") == a_plan()


def test_a_handout_that_pypdf_saved_again_still_opens(handout: bytes) -> None:
    target = BytesIO()
    pypdf.PdfWriter(clone_from=BytesIO(handout)).write(target)

    assert carried_plan(target.getvalue(), "sheet.pdf") == a_plan()


@pytest.mark.parametrize("incremental", [False, True])
def test_a_handout_that_was_ticked_on_the_screen_still_opens_and_keeps_its_ticks(
    handout: bytes, incremental: bool
) -> None:
    ticked = {"condition-1", "exercise-1-day-3", "exercise-2-day-14"}
    target = BytesIO()
    writer = pypdf.PdfWriter(BytesIO(handout), incremental=incremental, full=not incremental)
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, dict.fromkeys(ticked, "/Yes"))
    writer.write(target)

    fields = pypdf.PdfReader(target).get_fields() or {}
    assert {name for name, field in fields.items() if field.value == "/Yes"} == ticked
    assert {field.value for name, field in fields.items() if name not in ticked} == {"/Off"}
    assert carried_plan(target.getvalue(), "sheet.pdf") == a_plan()


def test_a_handout_that_needs_no_password_to_be_read_opens(handout: bytes) -> None:
    locked = pikepdf.Encryption(owner="secret", user="", R=6)

    assert carried_plan(_changed(handout, _as_it_was, encryption=locked), "sheet.pdf") == a_plan()


# --- what is not a handout with its plan ----------------------------------------------------------


def test_a_pdf_without_a_plan(pages: bytes) -> None:
    assert _refused(pages).startswith("sheet.pdf holds no plan; choose a plan file, or a handout")


def _attach(document: pikepdf.Pdf, key: str, name: str, data: bytes) -> None:
    words = {"description": "", "mime_type": "", "creation_date": "", "mod_date": ""}
    file = pikepdf.AttachedFileSpec(document, data, filename=name, **words)
    document.attachments[key] = file


def _with_two_files(document: pikepdf.Pdf) -> None:
    _attach(document, "invoice.xml", "invoice.xml", b"<invoice/>")


def _with_two_plans(document: pikepdf.Pdf) -> None:
    _attach(document, "plan-2.json", "plan.json", plan_bytes(a_plan()))


def _with_a_file(name: str, data: bytes) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        for key in list(document.attachments):
            del document.attachments[key]
        _attach(document, name, name, data)

    return change


def _no_files(document: pikepdf.Pdf) -> None:
    document.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=pikepdf.Array())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_with_two_files, "more than one file attached; open the handout as it was exported"),
        (_with_two_plans, "more than one file attached"),
        (_with_a_file("invoice.xml", b"<invoice/>"), "holds no plan"),
        (_with_a_file("plan.json", b""), "damaged or not a plan"),
        (_with_a_file("plan.json", b"\x00\xff"), "damaged or not a plan"),
        (_with_a_file("plan.json", b"[" * 100_000), "damaged or not a plan"),
        (_with_a_file("plan.json", plan_bytes(a_plan())[:-99]), "damaged or not a plan"),
        (_with_a_file("plan.json", b'{"name": "other"}'), "is not a plan; choose a file"),
        (_with_a_file("plan.json", b'{"schema": 1}'), "is not a plan this program can use"),
        (_with_a_file("plan.json", b'{"schema": 99}'), "made by a newer rehabplanner; update"),
        (_with_a_file("plan.json", b" " * MAX_BYTES + b"1"), "too large to be a plan (over 5 MB)"),
        (_no_files, "holds no plan"),
    ],
)
def test_a_handout_with_other_things_inside(handout: bytes, change: Change, said: str) -> None:
    assert said in _refused(_changed(handout, change))


def _tree(tree: Any) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.Names.EmbeddedFiles = tree

    return change


def _names(names: Any) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.Names = names

    return change


def _circle(document: pikepdf.Pdf) -> None:
    node = document.make_indirect(pikepdf.Dictionary())
    node.Kids = pikepdf.Array([node])
    document.Root.Names.EmbeddedFiles = node


def _file(file: Any) -> Change:
    return _tree(pikepdf.Dictionary(Names=pikepdf.Array(["plan.json", file])))


@pytest.mark.parametrize(
    "change",
    [
        _names(7),
        _names(pikepdf.Array()),
        _tree(7),
        _tree(pikepdf.Dictionary()),
        _tree(pikepdf.Dictionary(Names=pikepdf.Array(["plan.json"]))),
        _tree(pikepdf.Dictionary(Names=pikepdf.Array([7, 7]))),
        _circle,
        _file(None),
        _file(7),
        _file(pikepdf.Dictionary()),
        _file(pikepdf.Dictionary(F=7)),
        _file(pikepdf.Dictionary(F="plan.json")),
        _file(pikepdf.Dictionary(F="plan.json", EF=7)),
        _file(pikepdf.Dictionary(F="plan.json", EF=pikepdf.Dictionary(F=7))),
    ],
)
def test_a_handout_whose_parts_are_not_what_they_should_be(handout: bytes, change: Change) -> None:
    assert _refused(_changed(handout, change))


@pytest.mark.parametrize("packing", [["JPXDecode"], ["FlateDecode"] * 2, ["ASCII85Decode"], []])
def test_a_plan_that_is_packed_in_another_way(handout: bytes, packing: list[str]) -> None:
    def change(document: pikepdf.Pdf) -> None:
        stream = document.Root.AF[0].EF.F
        stream.write(b"abc")
        stream.Filter = pikepdf.Array([pikepdf.Name(f"/{name}") for name in packing])

    kept = pikepdf.StreamDecodeLevel.none
    spoiled = _changed(handout, change, compress_streams=False, stream_decode_level=kept)

    assert "changed by another program; open the handout as it was exported" in _refused(spoiled)


# --- damaged and hostile --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-",
        b"%PDF-1.7\n%%EOF\n",
        b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 500,
    ],
)
def test_bytes_that_only_begin_like_a_pdf(pdf: bytes) -> None:
    assert "is damaged; open another copy" in _refused(pdf)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_handout_that_was_cut_off(handout: bytes, share: float) -> None:
    assert "is damaged; open another copy" in _refused(handout[: int(len(handout) * share)])


def test_what_is_left_of_a_cut_off_handout_is_not_guessed_at(handout: bytes) -> None:
    plain = pikepdf.ObjectStreamMode.disable
    without_its_end = _changed(handout, _as_it_was, object_stream_mode=plain)[:-200]

    assert "is damaged; open another copy" in _refused(without_its_end)


def test_a_handout_with_wrong_bytes_is_refused_or_gives_the_very_plan(handout: bytes) -> None:
    for start in range(0, len(handout), len(handout) // 60):
        spoiled = handout[:start] + b"\xff" * 8 + handout[start + 8 :]
        try:
            assert carried_plan(spoiled, "sheet.pdf") == a_plan()
        except Refusal:
            continue


def test_a_broken_page_is_told_in_the_refusal_only(
    handout: bytes, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def break_pages(document: pikepdf.Pdf) -> None:
        document.Root.Pages.Kids = pikepdf.Array([5, None])

    spoiled = _changed(handout, break_pages)
    capfd.readouterr()

    assert carried_plan(spoiled, "sheet.pdf") == a_plan()
    assert capfd.readouterr() == ("", "")
    caplog.clear()


def test_a_pdf_that_is_too_large_is_told_the_true_limit() -> None:
    assert MAX_PDF_BYTES == 10_000_000
    assert "too large to be a handout (over 10 MB)" in _refused(b"%PDF-" + bytes(MAX_PDF_BYTES))


def test_a_plan_that_unpacks_without_end(handout: bytes) -> None:
    def change(document: pikepdf.Pdf) -> None:
        packed = zlib.compress(b" " * 40_000_000)
        document.Root.AF[0].EF.F.write(packed, filter=pikepdf.Name.FlateDecode)

    assert "too large to be a plan" in _refused(_changed(handout, change))


def _catalog_in(packed: bytes, packing: bytes) -> bytes:
    """A PDF that cannot be opened without unpacking these bytes."""
    start = b"%PDF-1.7\n"
    first = b"3 0 obj\n<< /Type /ObjStm /N 2 /First 10 /Length %d /%b >>\nstream\n%b\nendstream\n"
    body = start + first % (len(packed), packing, packed) + b"endobj\n"
    rows = ((0, 0, 0), (2, 3, 0), (2, 3, 1), (1, len(start), 0), (1, len(body), 0))
    table = b"".join(bytes([kind]) + place.to_bytes(4) + bytes([n]) for kind, place, n in rows)
    xref = b"4 0 obj\n<< /Type /XRef /Size 5 /W [1 4 1] /Root 1 0 R /Length %d >>\nstream\n%b"
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + xref % (len(table), table) + end


CATALOG = (
    b"1 0 2 40  "
    + b"<< /Type /Catalog /Pages 2 0 R >>".ljust(40)
    + b"<< /Type /Pages /Kids [ ] /Count 0 >>"
)


def test_a_packed_catalog_is_no_harm_by_itself() -> None:
    packed = zlib.compress(CATALOG)

    assert "holds no plan" in _refused(_catalog_in(packed, b"Filter /FlateDecode"))
    assert "holds no plan" in _refused(_catalog_in(packed, b"Filter [ /FlateDecode ]"))


@pytest.mark.parametrize(
    "packing",
    [
        b"Filter /LZWDecode",
        b"Filter/LZW",
        b"Filter [/FlateDecode /LZWDecode]",
        b"F#69lter /L#5aWDecode",
        b"Filter /RunLengthDecode",
        b"Filter [ /RL ]",
        b"Filter 5 0 R",
        b"Filter [5 0 R]",
        b"Filter%\n/LZW",
        b"Filter /Flate#44ecode",
    ],
)
def test_a_pdf_packed_in_a_way_that_has_no_limit_is_not_even_opened(packing: bytes) -> None:
    assert "holds no plan" in _refused(_catalog_in(b"", packing))


def test_a_pdf_that_takes_too_much_memory_to_open_is_given_up() -> None:
    packed = zlib.compress(CATALOG + b" " * 40_000_000)
    nested = zlib.compress(packed)

    assert "is damaged" in _refused(_catalog_in(packed, b"Filter /FlateDecode"))
    assert "is damaged" in _refused(_catalog_in(nested, b"Filter [/FlateDecode /FlateDecode]"))


def test_pikepdf_waits_until_it_is_needed() -> None:
    script = "import sys, rehabplanner.cli; sys.exit('pikepdf' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
