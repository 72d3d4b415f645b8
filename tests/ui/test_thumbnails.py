"""Small pictures in lists: drawn when there is time, kept, and never in the way of scrolling."""

import pytest
from photos import ALT, a_photo
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.library.library import Library
from rehabplanner.ui.figure_view import FigureView
from rehabplanner.ui.picture import PAPER, PhotoPicture, Picture, picture_of
from rehabplanner.ui.thumbnails import Thumbnails

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


def test_a_photo_is_shown_whole_in_place_of_the_figure(
    qtbot: QtBot, thumbnails: Thumbnails, library: Library
) -> None:
    made = picture_of(library.exercises["slr"].replace(photo=a_photo(600, 800)), "left", "adult")
    assert made is not None
    thumbnails.pixmap(made, SIZE, 2.0)
    with qtbot.waitSignal(thumbnails.drawn):
        pass
    pixmap = thumbnails.pixmap(made, SIZE, 2.0)
    assert pixmap is not None
    image = pixmap.toImage()
    assert image.pixelColor(8, 44) == QColor(PAPER)  # upright, it leaves paper at both sides
    assert image.pixelColor(96, 44) == QColor(PAPER)
    assert image.pixelColor(30, 80).red() < 170  # the floor
    assert image.pixelColor(30, 8).red() > 200  # the wall


def test_a_photo_shows_the_same_for_both_knees_and_says_what_is_seen(library: Library) -> None:
    pictured = library.exercises["slr"].replace(photo=a_photo())
    left, right = (picture_of(pictured, side, "adult") for side in ("left", "right"))
    assert left is not None
    assert left == right
    assert left.words == ALT


def test_a_figure_view_shows_a_photo_and_tells_it_in_words(qtbot: QtBot, library: Library) -> None:
    slr = library.exercises["slr"]
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(320, 170)
    view.set_picture(picture_of(slr, "left", "adult"))
    drawn = view.grab().toImage()

    view.set_picture(picture_of(slr.replace(photo=a_photo()), "left", "adult"))

    assert view.accessibleName() == ALT
    shown = view.grab().toImage()
    assert shown != drawn
    assert shown.pixelColor(80, 20).red() > 200  # the lit end of the wall
    assert 100 < shown.pixelColor(80, 155).red() < 170  # the floor


@pytest.mark.qt_log_ignore("no image", "extraneous bytes", extend=True)
def test_a_photo_whose_pixels_are_damaged_leaves_a_white_card(qtbot: QtBot) -> None:
    broken = PhotoPicture(b"\xff\xd8 no picture", "A knee.")
    view = FigureView()
    qtbot.addWidget(view)
    view.set_picture(broken)
    view.resize(320, 170)

    assert view.grab().toImage().pixelColor(160, 85) == QColor(PAPER)
