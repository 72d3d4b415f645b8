"""Names and searches that nobody expects, and clocks that jump."""

from datetime import timedelta
from unicodedata import normalize

import pytest
from builders import A_DAY, a_plan
from desks import asked, drafted, in_store, plans_listed
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.people import Patient
from rehabplanner.storage.backups import Backups
from rehabplanner.storage.folders import store_file
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow

NAMES = {
    "the longest": "M" * 120,
    "right to left": "ליאת כהן",
    "Arabic with marks": "مُحَمَّد",
    "apart and joined": "Zoe\N{COMBINING DIAERESIS} O\N{RIGHT SINGLE QUOTATION MARK}Brien",
    "two marks on a letter": "Nguyễn",
    "Chinese": "李雷",
    "only marks": "x\N{COMBINING ACUTE ACCENT}" * 60,
    "signs of a pattern": "Ann 100% _x_ \"Q\" 'z' [a-z]*",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_patient_of_any_name_is_found_however_it_is_typed(desk: Desk, name: str) -> None:
    plan = a_plan(patient=Patient(name=name))
    asked(desk, lambda store: [store.save(plan, None, ""), store.save(a_plan(id="p"), None, "")])
    for form in ("NFC", "NFD"):
        desk.start.chooser.search.setText(normalize(form, name))
        [title] = plans_listed(desk)
        assert title.startswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "zz%",
        "z_z",
        "s%m",
        "'; DROP TABLE plan; --",
        "x" * 300,
        "ab " * 100,
        "\0z",
        'zz"',
        "zz*",
        "%",
        "_",
        '"',
    ],
    ids=ascii,
)
def test_a_search_that_finds_nothing_says_so_and_leaves_the_window_as_it_was(
    desk: Desk, window: MainWindow, text: str
) -> None:
    asked(desk, lambda store: store.save(a_plan(), None, ""))
    size = window.size()
    desk.start.chooser.search.setText(text)
    assert plans_listed(desk) == []
    assert not desk.start.plans.nothing.isHidden()
    assert window.strip.text == ""
    assert window.size() == size
    assert window.minimumSizeHint().width() < 600
    desk.start.chooser.search.clear()
    assert len(plans_listed(desk)) == 1


def test_a_pasted_wildcard_is_no_wildcard(desk: Desk) -> None:
    asked(desk, lambda store: store.save(a_plan(patient=Patient(name="50% Club")), None, ""))
    asked(desk, lambda store: store.save(a_plan(id="p", patient=Patient(name="501 B")), None, ""))
    for text, found in (("50% c", 1), ("5_1", 0), ("501", 1), ("50%", 2)):
        desk.start.chooser.search.setText(text)
        assert len(plans_listed(desk)) == found, text


def test_work_is_saved_on_top_also_with_a_clock_that_was_set_back(
    desk: Desk, window: MainWindow
) -> None:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    in_store(desk)
    yesterday = in_store(desk)[0].saved_at - timedelta(days=400)
    asked(desk, lambda store: setattr(store, "_clock", lambda: yesterday))
    desk.today = lambda: A_DAY - timedelta(days=400)
    session.edit("Change goal", edits.set_goal, "Sing")
    desk.handover.save()
    [found] = in_store(desk)
    assert (found.plan.goal, found.revision) == ("Sing", 2)
    assert not desk.actions.named("Start today's visit").isEnabled()
    numbers = asked(desk, lambda store: [row.number for row in store.revisions(found.plan.id)])
    assert numbers == [2, 1]
    assert window.close()


def test_a_window_left_open_over_night_starts_the_new_day_with_a_copy_and_a_visit(
    qtbot: QtBot, desk: Desk
) -> None:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    in_store(desk)
    visit = desk.actions.named("Start today's visit")
    assert not visit.isEnabled()

    tomorrow = session.plan.created + timedelta(days=1)
    desk.today = lambda: tomorrow
    desk.kept.link.opened.emit()  # as after any break of the line; else within the hour
    copies = Backups(store_file())
    qtbot.waitUntil(lambda: tomorrow in [copy.day for copy in copies.copies()])
    assert desk.actions.edit is not None
    desk.actions.edit.aboutToShow.emit()
    visit.trigger()
    assert session.plan.created == tomorrow
