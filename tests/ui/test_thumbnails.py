"""Small pictures in lists: drawn when there is time, kept, and never in the way of scrolling."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.library.library import Library
from rehabplanner.ui.thumbnails import Picture, Thumbnails, picture_of

SIZE = QSize(52, 44)


@pytest.fixture
def picture(library: Library) -> Picture:
    made = picture_of(library.exercises["slr"], "left", "adult")
    assert made is not None
    return made


@pytest.fixture
def thumbnails(qapp: QApplication) -> Thumbnails:
    return Thumbnails()


def test_a_picture_is_not_drawn_while_a_list_is_painted_but_soon_after(
    qtbot: QtBot, thumbnails: Thumbnails, picture: Picture
) -> None:
    assert thumbnails.pixmap(picture, SIZE, 2.0) is None
    with qtbot.waitSignal(thumbnails.drawn):
        pass
    pixmap = thumbnails.pixmap(picture, SIZE, 2.0)
    assert pixmap is not None
    assert (pixmap.size(), pixmap.devicePixelRatio()) == (SIZE * 2, 2.0)
    colours = {pixmap.toImage().pixelColor(x, y).name() for x in range(104) for y in range(88)}
    assert QColor("#D0601F").name() in colours  # the working leg


def test_a_picture_that_is_kept_is_not_drawn_again(
    qtbot: QtBot, thumbnails: Thumbnails, picture: Picture
) -> None:
    thumbnails.pixmap(picture, SIZE, 1.0)
    with qtbot.waitSignal(thumbnails.drawn):
        pass
    first = thumbnails.pixmap(picture, SIZE, 1.0)
    assert thumbnails.pixmap(picture, QSize(52, 44), 1.0) is first


def test_left_and_right_knees_have_pictures_of_their_own(library: Library) -> None:
    slr = library.exercises["slr"]
    assert picture_of(slr, "left", "adult") != picture_of(slr, "right", "adult")


def test_without_a_chosen_knee_the_right_one_is_shown(library: Library) -> None:
    slr = library.exercises["slr"]
    assert picture_of(slr, None, "adult") == picture_of(slr, "right", "adult")
    assert picture_of(slr.replace(figure=None), "left", "adult") is None
