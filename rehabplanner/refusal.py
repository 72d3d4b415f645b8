"""The expected "no": one sentence that tells the therapist what to do."""

from typing import Final

ANSWER_IS_NO: Final = 1
UNREADABLE_OR_WRONG_USE: Final = 2


class Refusal(Exception):
    """Raised when the program cannot do what was asked and nobody made a programming mistake.

    `str(refusal)` is a complete sentence for the therapist, free of patient data; the window shows
    it in its message strip, the command line prints it and ends with `exit_code`.
    """

    exit_code = UNREADABLE_OR_WRONG_USE


class NotPlannable(Refusal):
    """The diagnosis must be referred, not exercised."""

    exit_code = ANSWER_IS_NO
