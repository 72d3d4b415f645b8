"""Side markers in a field: the therapist reads "left knee", the plan keeps "{side} knee"."""

from rehabplanner.domain.side import Side, sided


def kept(typed: str, original: str, side: Side | None) -> str:
    """The text to store: a line that was not touched keeps the markers it had.

    typed: the lines as they stand in the field, in any order
    original: the lines of the plan, with markers
    """
    by_shown = {sided(line, side): line for line in reversed(original.split("\n"))}
    return "\n".join(by_shown.get(line, line) for line in typed.split("\n"))
