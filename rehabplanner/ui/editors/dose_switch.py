"""A dose that is counted instead of timed, or the other way round, with numbers that make sense."""

from typing import Final

from rehabplanner.domain.dose import Dose

_A_REPETITION_S: Final = 3
_USUAL_REPS: Final = 10
_LONGEST_GUESS_S: Final = 600


def switched(dose: Dose, earlier: Dose | None = None) -> Dose:
    """The dose counted the other way.

    earlier: the dose before the last switch; going back finds its numbers again
    """
    if earlier is not None and (earlier.reps is None) != (dose.reps is None):
        amount = {name: getattr(earlier, name) for name in ("reps", "hold_s", "duration_s")}
        return dose.replace(**amount)
    if dose.reps is None:
        return dose.replace(duration_s=None, reps=_USUAL_REPS)
    took = dose.reps * (dose.hold_s or _A_REPETITION_S)
    guess = min(max(5, round(took / 5) * 5), _LONGEST_GUESS_S)
    return dose.replace(reps=None, hold_s=None, duration_s=guess)
