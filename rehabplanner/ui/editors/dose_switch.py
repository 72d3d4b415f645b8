"""A dose that is counted instead of timed, or the other way round, with numbers that make sense."""

from typing import Final

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.minutes import set_seconds

_USUAL_REPS: Final = 10
_LONGEST_GUESS_S: Final = 600
_AMOUNT: Final = ("reps", "tempo_s", "hold_s", "duration_s")


def switched(dose: Dose, earlier: Dose | None = None) -> Dose:
    """The dose counted the other way.

    earlier: the dose before the last switch; going back finds its numbers again
    """
    if earlier is not None and (earlier.reps is None) != (dose.reps is None):
        amount = {name: getattr(earlier, name) for name in _AMOUNT}
        return dose.replace(**amount)
    if dose.reps is None:
        return dose.replace(duration_s=None, reps=_USUAL_REPS)
    guess = min(max(5, round(set_seconds(dose) / 5) * 5), _LONGEST_GUESS_S)
    return dose.replace(reps=None, tempo_s=None, hold_s=None, duration_s=guess)
