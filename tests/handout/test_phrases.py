"""The fixed words of the sheet are easy to read, and doses sound as a therapist says them."""

from datetime import date

import pytest
from builders import a_dose

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.side import Legs, Side
from rehabplanner.handout import dosing, phrases
from rehabplanner.review.readability import grade, sentences, words


def fixed_lines() -> list[str]:
    texts: list[str] = []
    for name, value in vars(phrases).items():
        if name.isupper() and name not in ("MONTHS", "BLANK"):
            texts += [value] if isinstance(value, str) else []
            texts += value if isinstance(value, tuple) else []
            texts += value.values() if isinstance(value, dict) else []
    return texts


def test_the_fixed_words_together_stay_at_reading_grade_6_or_below() -> None:
    assert len(fixed_lines()) > 40
    assert grade(fixed_lines()) <= 6


@pytest.mark.parametrize("line", [*phrases.STOP_SIGNS, *phrases.EMERGENCY_SIGNS])
def test_each_stop_sign_stays_at_reading_grade_6_or_below(line: str) -> None:
    assert grade([line]) <= 6


def test_no_sentence_of_the_fixed_words_is_longer_than_15_words() -> None:
    for line in fixed_lines():
        for sentence in sentences(line):
            assert len(words(sentence)) <= 15, sentence


def test_the_stop_signs_name_every_danger_that_must_not_wait() -> None:
    call = " ".join(phrases.STOP_SIGNS)
    emergency = " ".join(phrases.EMERGENCY_SIGNS)
    for sign in ("calf", "locked", "gives way", "cannot stand", "hurt your knee again", "night"):
        assert sign in call
    for sign in ("chest pain", "short of breath", "fever", "numb, cold"):
        assert sign in emergency


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (a_dose(hold_s=5), "3 sets of 10. Hold 5 seconds. Every day."),
        (
            a_dose(tempo_s=5, hold_s=1),
            "3 sets of 10. Take 5 seconds each time. Hold 1 second. Every day.",
        ),
        (a_dose(days_per_week=5), "3 sets of 10. Once a day, 5 days a week."),
        (a_dose(sets=1), "10 times. Every day."),
        (a_dose(times_per_day=2), "3 sets of 10. 2 times a day."),
        (a_dose(times_per_day=2, days_per_week=1), "3 sets of 10. 2 times a day, 1 day a week."),
        (a_dose(rest_s=60), "3 sets of 10. Rest 1 minute between sets. Every day."),
        (a_dose(load_kg=2.5), "3 sets of 10. Use a weight of 2.5 kg. Every day."),
        (Dose(reps=1), "Every day."),
        (
            Dose(sets=5, reps=1, hold_s=45, rest_s=120),
            "5 times. Hold 45 seconds. Rest 2 minutes between. Every day.",
        ),
        (Dose(sets=3, duration_s=30), "3 times for 30 seconds each. Every day."),
        (Dose(duration_s=600), "For 10 minutes. Every day."),
        (
            Dose(sets=6, duration_s=60, rest_s=120, days_per_week=3),
            "6 times for 1 minute each. Rest 2 minutes between. Once a day, 3 days a week.",
        ),
    ],
)
def test_a_dose_is_said_in_short_sentences(dose: Dose, said: str) -> None:
    assert " ".join(dosing.dose_words(dose, None, "left")) == said


@pytest.mark.parametrize(
    ("legs", "side", "said"),
    [
        ("affected", "left", "Left leg."),
        ("each", "left", "Left leg, then right leg."),
        ("other", "left", "Right leg."),
        ("affected", "right", "Right leg."),
        ("affected", "both", "Each leg in turn."),
        ("each", "both", "Each leg in turn."),
        ("affected", None, "Treated leg."),
        ("each", None, "Treated leg, then other leg."),
    ],
)
def test_the_working_leg_closes_the_dose(legs: Legs, side: Side, said: str) -> None:
    assert dosing.dose_words(a_dose(), legs, side)[-1] == said


def test_both_legs_together_need_no_word() -> None:
    assert dosing.dose_words(a_dose(), None, "left") == ("3 sets of 10.", "Every day.")


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (a_dose(hold_s=5, days_per_week=5), "3 sets of 10, 5 days a week"),
        (Dose(duration_s=600, times_per_day=3), "For 10 minutes, 3 times a day"),
        (Dose(reps=1), "Every day"),
    ],
)
def test_the_short_dose_tells_amount_and_frequency(dose: Dose, said: str) -> None:
    assert dosing.dose_in_short(dose) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1 second"),
        (60, "1 minute"),
        (90, "90 seconds"),
        (150, "2 minutes 30 seconds"),
        (720, "12 minutes"),
        (3600, "1 hour"),
        (5400, "90 minutes"),
    ],
)
def test_times_are_said_as_people_say_them(seconds: int, said: str) -> None:
    assert dosing.time_words(seconds) == said


@pytest.mark.parametrize(
    ("ceiling", "ranges"),
    [
        (0, ("0", "1 to 2", "3 or more, or sharp")),
        (3, ("0 to 3", "4 to 5", "6 or more, or sharp")),
    ],
)
def test_the_pain_ranges_follow_the_ceiling(ceiling: int, ranges: tuple[str, str, str]) -> None:
    assert phrases.pain_ranges(ceiling) == ranges


def test_the_weeks_are_always_called_a_guide() -> None:
    assert phrases.guide_words("weeks 0-2") == f"Weeks 0 to 2. {phrases.GUIDE_ONLY}"
    assert phrases.guide_words("") == ""


def test_a_date_is_said_in_words() -> None:
    assert phrases.date_words(date(2026, 11, 21)) == "21 November 2026"


@pytest.mark.parametrize(
    ("doses", "said"),
    [
        ((a_dose(), a_dose()), "About 14 minutes, once a day."),
        ((a_dose(times_per_day=2),), "About 14 minutes, 2 times a day."),
        ((a_dose(times_per_day=2), a_dose()), "About 20 minutes a day."),
        ((a_dose(days_per_week=3),), "About 14 minutes, once a day, 3 days a week."),
        ((a_dose(days_per_week=3), a_dose()), "About 20 minutes a day, less on some days."),
    ],
)
def test_the_time_of_a_session_is_told_with_how_often(doses: tuple[Dose, ...], said: str) -> None:
    assert dosing.session_words(14, 20, doses) == said


def test_work_that_takes_no_time_is_not_timed() -> None:
    assert dosing.session_words(0, 0, ()) == ""


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(duration_s=900, times_per_day=3), "15 minutes, up to 3 times a day."),
        (Dose(duration_s=600, days_per_week=4), "10 minutes, up to once a day, 4 days a week."),
        (Dose(reps=1), "Up to once a day."),
    ],
)
def test_what_is_only_offered_is_told_as_the_most(dose: Dose, said: str) -> None:
    assert dosing.at_most_words(dose) == said
