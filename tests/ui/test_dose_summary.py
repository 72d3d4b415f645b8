import pytest

from rehabplanner.domain.dose import Dose
from rehabplanner.ui.dose_summary import short_dose


@pytest.mark.parametrize(
    ("dose", "shown"),
    [
        (Dose(sets=3, reps=10, hold_s=5), "3 × 10 · hold 5 s · daily"),
        (Dose(sets=3, duration_s=30, days_per_week=5), "3 × 30 s · 5 days a week"),
        (Dose(duration_s=600), "10 min · daily"),
        (Dose(duration_s=7200), "2 h · daily"),
        (Dose(duration_s=150), "2 min 30 s · daily"),
        (Dose(duration_s=900, times_per_day=3), "15 min · 3 times a day"),
        (Dose(sets=2, reps=8, load_kg=2.5, days_per_week=1), "2 × 8 · 2.5 kg · once a week"),
        (Dose(reps=5, times_per_day=2, days_per_week=4), "1 × 5 · 2 times a day, 4 days a week"),
        (Dose(reps=1, hold_s=60), "hold 1 min · daily"),
        (Dose(reps=1), "once · daily"),
    ],
)
def test_a_dose_fits_in_a_row(dose: Dose, shown: str) -> None:
    assert short_dose(dose) == shown
