"""A figure in words: what is at the start, what moves, what works and what is used."""

import pytest
from figure_builders import figure_of, shipped

from rehabplanner.domain.side import Side
from rehabplanner.figures.alt_text import alt_text, finish_words, start_words
from rehabplanner.review.readability import grade

WORDS: dict[tuple[str, Side], str] = {
    ("slr", "left"): (
        "Start: Lying on the back, left knee straight, right knee bent about 90 degrees. "
        "Finish: The left leg lifts to the height of the other knee. The left leg works. Also "
        "shown: a mat."
    ),
    ("bridge", "right"): (
        "Start: Lying on the back, both knees bent about 90 degrees. Finish: Both knees open to "
        "about 75 degrees. The hips lift. Both legs work. Also shown: a mat."
    ),
    ("clamshell", "left"): (
        "Start: Lying on the side, both knees bent about 90 degrees, left hand on the hip. "
        "Finish: The left knee lifts, the feet stay together. The left leg turns out. The left "
        "leg works. Also shown: a mat and a band round both legs."
    ),
    ("quad-set", "right"): (
        "Start: Sitting on the floor, right knee straight, left knee bent about 80 degrees. "
        "Finish: The right toes pull up. Hold this position. The right leg works. Also shown: a "
        "mat and a towel."
    ),
    ("hamstring-stretch-supine", "left"): (
        "Start: Lying on the back, both knees straight. Finish: The left leg lifts high. The "
        "left toes pull up. Feel the stretch at the back of the thigh. The left leg works. Also "
        "shown: a mat and a strap."
    ),
    ("seated-knee-ext", "both"): (
        "Start: Sitting on the chair, both knees bent about 90 degrees, hands on the thighs. "
        "Finish: One leg lifts. One knee opens to about 45 degrees. One leg works. Also shown: "
        "a chair and an ankle weight."
    ),
    ("bird-dog", "right"): (
        "Start: On hands and knees, both knees bent about 90 degrees. Finish: The right leg "
        "lifts high. The right knee straightens. The left arm is stretched past the head. The "
        "right leg and the left arm work. Also shown: a mat."
    ),
    ("side-sway", "left"): (
        "Start: Standing, both knees bent about 10 degrees, feet wide apart. Finish: The left "
        "knee bends to about 35 degrees. The right knee straightens. The weight moves to the "
        "left leg. Both legs work."
    ),
    ("calf-raise", "left"): (
        "Start: Standing, both knees straight, hands on the chair. Finish: Both heels lift. The "
        "hips lift. Both legs work. Also shown: a chair."
    ),
    ("sl-rdl-supported", "right"): (
        "Start: Standing on the right leg, right knee bent about 15 degrees, left knee bent "
        "about 65 degrees, left foot behind, hands on the chair. Finish: The left foot moves "
        "back and up. The left knee straightens. The trunk leans forward. The right leg works. "
        "Also shown: a chair."
    ),
    ("bike-rock", "left"): (
        "Start: Sitting on the exercise bike, trunk leaning forward, left knee bent about 40 "
        "degrees, right knee bent about 110 degrees, hands on the exercise bike. Finish: The "
        "left knee bends to about 80 degrees. The right knee opens to about 80 degrees. The "
        "left leg works. Also shown: an exercise bike."
    ),
    ("elevate-leg", "both"): (
        "Lying on the back, one knee straight, other knee bent about 120 degrees, one calf on "
        "the pillow. Hold this position. One leg works. Also shown: a mat and a pillow."
    ),
    ("squat-jump", "right"): (
        "Start: Standing, trunk leaning forward, both knees bent about 50 degrees, arms behind "
        "the body. Finish: In the air, both knees straight, arms up over the head. Both legs "
        "work."
    ),
    ("hip-hike", "left"): (
        "Start: Standing on the left leg, both knees straight, right foot off the floor, left "
        "hand on the wall. Finish: The right foot lifts. The right hip lifts. The left leg "
        "works. Also shown: a step and a wall."
    ),
    ("foam-roll-calf", "left"): (
        "Start: Sitting on the floor, left knee straight, right knee bent about 100 degrees, "
        "left calf on the foam roller. Finish: The right knee bends to about 130 degrees. The "
        "trunk leans back. The hips move forward. The left leg works. Also shown: a foam roller."
    ),
    ("cut-drill", "right"): (
        "Start: Standing on the right leg, right knee bent about 10 degrees, left knee bent "
        "about 85 degrees, left foot off the floor. Finish: The left foot moves out to the "
        "side. The right knee bends to about 45 degrees. The trunk leans to the left side. The "
        "hips sink. The body moves to the left side. The right leg works. Also shown: a cone."
    ),
    ("patella-glide", "left"): (
        "Start: A close view of the left knee, left knee straight, hands on the left knee. "
        "Finish: The kneecap moves up. The left leg works."
    ),
    ("elliptical", "right"): (
        "Start: Standing on the cross trainer, right knee bent about 20 degrees, left knee bent "
        "about 45 degrees, left foot in front, arms a little in front. Finish: The right foot "
        "moves forward. The left foot moves back. The right knee bends to about 45 degrees. The "
        "left knee opens to about 20 degrees. Both legs work. Also shown: a cross trainer."
    ),
    ("wall-sit-60", "right"): (
        "Start: Standing, back against the wall, both knees straight. Finish: Both knees bend "
        "to about 75 degrees. The hips sink. Hold this position. Both legs work. Also shown: a "
        "wall."
    ),
    ("adductor-stretch", "left"): (
        "Start: Sitting on the floor, both knees bent about 125 degrees, hands on the ankles. "
        "Finish: Both knees lower. Both legs turn out. Feel the stretch at the inside of the "
        "thigh. Both legs work. Also shown: a mat."
    ),
    ("box-jump", "right"): (
        "Start: Standing, trunk leaning forward, both knees bent about 50 degrees, arms behind "
        "the body. Finish: Both feet move forward and up. The hips lift. The arms are a little "
        "in front. Both legs work. Also shown: a box."
    ),
    ("thigh-self-massage", "left"): (
        "Start: Sitting on the chair, trunk leaning forward, left knee bent about 70 degrees, "
        "right knee bent about 95 degrees, hands on the left knee. Finish: The hands are on the "
        "left thigh. The left arm and the right arm work. Also shown: a chair."
    ),
}


@pytest.mark.parametrize(("key", "side"), WORDS)
def test_the_words_say_what_the_picture_shows(key: str, side: Side) -> None:
    assert alt_text(figure_of(key), side) == WORDS[key, side]


def with_a_finish() -> list[str]:
    return [key for key in shipped() if figure_of(key).finish is not None]


@pytest.mark.parametrize("side", ["left", "right", "both"])
def test_start_and_finish_differ_in_words(side: Side) -> None:
    alike = []
    for key in with_a_finish():
        told = finish_words(figure_of(key), side)
        if not told or told == [start_words(figure_of(key), side)]:
            alike.append(key)

    assert alike == []


def test_a_plan_for_both_knees_names_no_side() -> None:
    for key in shipped():
        assert not {"left", "right"} & set(alt_text(figure_of(key), "both").split()), key


@pytest.mark.parametrize("key", shipped())
def test_the_words_are_easy(key: str) -> None:
    assert grade([alt_text(figure_of(key), "left")]) <= 6.0
