"""A locked handout opens with its password, whole, and with no other."""

import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from builders import A_DAY, a_plan
from page import ValidationProfile, validate_pdf_bytes

from rehabplanner import resources
from rehabplanner.delivery.carrying import carried_plan, carrying
from rehabplanner.delivery.export import export_handout, handout_pdf
from rehabplanner.delivery.locking import PasswordNeeded, locked
from rehabplanner.delivery.opening import open_any
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.refusal import UNREADABLE_OR_WRONG_USE, Refusal
from rehabplanner.storage.plan_file import plan_bytes

KEYS = [file.name.removesuffix(".json") for file in resources.json_files("library/diagnoses")]
PASSWORD = "blue heron 7"


def _locked(path: Path, password: str = PASSWORD, *, carry: bool = True) -> Path:
    options = HandoutOptions()
    export_handout(a_plan(), path, Clinic(), options, carry=carry, password=password)
    return path


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _locked(tmp_path_factory.mktemp("locked") / "sheet.pdf")


# --- there and back -------------------------------------------------------------------------------


def test_the_plan_comes_back_with_the_password(sheet: Path) -> None:
    assert open_any(sheet, PASSWORD) == a_plan()


@pytest.fixture(scope="module")
def pages() -> bytes:
    return handout_pdf(a_plan(), Clinic(), HandoutOptions())


@pytest.mark.parametrize("key", [key for key in KEYS if key != "dvt"])
def test_the_plan_of_every_diagnosis_comes_back_as_it_was(
    pages: bytes, library: Library, key: str
) -> None:
    plan = draft_plan(
        library,
        library.protocols[key],
        created=A_DAY,
        patient=Patient(name="Zażółć Müller"),
        side="right",
    )

    assert carried_plan(locked(carrying(pages, plan), PASSWORD), "sheet.pdf", PASSWORD) == plan


def test_a_password_opens_however_its_letters_are_composed(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "Füße für 2") for form in ("NFC", "NFD"))
    assert composed != apart

    assert open_any(_locked(tmp_path / "sheet.pdf", composed), apart) == a_plan()
    assert open_any(_locked(tmp_path / "sheet.pdf", apart), composed) == a_plan()


@pytest.mark.parametrize("password", ["six of", '\\(")%$ ½', "Пароль", "密码密码密码", "a" * 127])
def test_a_password_may_hold_what_can_be_typed(pages: bytes, password: str) -> None:
    assert carried_plan(locked(carrying(pages, a_plan()), password), "x", password) == a_plan()


def test_a_password_does_no_harm_to_what_is_not_locked(tmp_path: Path) -> None:
    export_handout(a_plan(), tmp_path / "sheet.pdf", Clinic(), HandoutOptions())

    assert open_any(tmp_path / "sheet.pdf", PASSWORD) == a_plan()


def test_a_locked_handout_without_its_plan_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="holds no plan"):
        open_any(_locked(tmp_path / "sheet.pdf", carry=False), PASSWORD)


# --- the lock -------------------------------------------------------------------------------------


def test_without_the_password_it_is_asked_for(sheet: Path) -> None:
    with pytest.raises(PasswordNeeded) as caught:
        open_any(sheet)

    assert str(caught.value) == "sheet.pdf is locked; give its password to open it."
    assert caught.value.exit_code == UNREADABLE_OR_WRONG_USE


@pytest.mark.parametrize("wrong", ["", "blue heron 8", "Blue heron 7", " blue heron 7", "x" * 500])
def test_with_another_password_it_is_asked_for_again(sheet: Path, wrong: str) -> None:
    with pytest.raises(PasswordNeeded) as caught:
        open_any(sheet, wrong)

    assert str(caught.value) == "This is not the password of sheet.pdf; try again."


def test_nothing_can_be_read_without_the_password(sheet: Path) -> None:
    data = sheet.read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(sheet)
    for words in ("Sample Patient", "knee", "plan.json", "Step up", PASSWORD):
        assert words.encode() not in data
        assert words.encode("utf-16-be") not in data


def test_the_lock_is_aes_256_and_lets_the_patient_print_tick_and_hear_it(sheet: Path) -> None:
    with pikepdf.open(sheet, password=PASSWORD) as document:
        assert document.encryption.R == 6
        assert document.encryption.bits == 256
        methods = {
            document.encryption.stream_method,
            document.encryption.string_method,
            document.encryption.file_method,
        }
        assert methods == {pikepdf.models.EncryptionMethod.aesv3}
        assert document.user_password_matched
        assert not document.owner_password_matched
        allowed = document.allow
        assert allowed.accessibility
        assert allowed.print_highres
        assert allowed.modify_form
        assert not allowed.modify_other


def test_each_locking_gives_other_bytes(pages: bytes) -> None:
    assert locked(pages, PASSWORD) != locked(pages, PASSWORD)


def test_an_unlocked_handout_has_no_lock(tmp_path: Path) -> None:
    export_handout(a_plan(), tmp_path / "sheet.pdf", Clinic(), HandoutOptions())

    with pikepdf.open(tmp_path / "sheet.pdf") as document:
        assert not document.is_encrypted


def test_what_the_handout_is_stays_under_the_lock(sheet: Path, tmp_path: Path) -> None:
    export_handout(a_plan(), tmp_path / "open.pdf", Clinic(), HandoutOptions())
    unlocked = BytesIO()
    with pikepdf.open(sheet, password=PASSWORD) as document:
        document.save(unlocked, fix_metadata_version=False)
    report = validate_pdf_bytes(unlocked.getvalue(), profile=ValidationProfile.PDF_UA_1)
    assert [failure.rule_id for failure in report.failures] == []
    with (
        pikepdf.open(unlocked) as after,
        pikepdf.open(tmp_path / "open.pdf") as before,
    ):
        assert set(after.Root.keys()) - {"/Extensions"} == set(before.Root.keys())
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert dict(after.docinfo.items()) == dict(before.docinfo.items())
        for one, other in zip(after.pages, before.pages, strict=True):
            assert one.Contents.read_bytes() == other.Contents.read_bytes()
        assert after.attachments["plan.json"].get_file().read_bytes() == plan_bytes(a_plan())


# --- passwords that do not lock -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "too short; choose one of 6 or more characters."),
        ("heron", "too short"),
        (" " * 20, "too short"),
        ("heron   ", "too short"),
        ("blue\nheron", "cannot be typed; choose another one."),
        ("blue heron\x00", "cannot be typed"),
        ("blue heron\udcff", "cannot be typed"),
        ("a" * 128, "too long; choose a shorter one."),
        ("密" * 43, "too long"),
    ],
)
def test_a_password_that_cannot_lock_is_refused_and_the_old_handout_stays(
    tmp_path: Path, password: str, said: str
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.4 old")

    with pytest.raises(Refusal, match=said) as caught:
        _locked(path, password)

    assert not isinstance(caught.value, PasswordNeeded)
    assert not password.strip() or password not in str(caught.value)
    assert path.read_bytes() == b"%PDF-1.4 old"


# --- damaged --------------------------------------------------------------------------------------


def _cut(data: bytes) -> bytes:
    return data[: len(data) * 9 // 10]


def _unknown_lock(data: bytes) -> bytes:
    return data.replace(b"/Filter /Standard", b"/Filter /Strangerd")


def _short_lock(data: bytes) -> bytes:
    return data.replace(b"/V 5", b"/V 9")


@pytest.mark.parametrize("spoil", [_cut, _unknown_lock, _short_lock])
@pytest.mark.parametrize("password", [None, PASSWORD])
def test_a_locked_handout_that_is_damaged_is_refused(
    sheet: Path, spoil: Callable[[bytes], bytes], password: str | None
) -> None:
    spoilt = spoil(sheet.read_bytes())
    assert spoilt != sheet.read_bytes()

    with pytest.raises(Refusal, match=r"sheet\.pdf is damaged; open another copy"):
        carried_plan(spoilt, "sheet.pdf", password)
