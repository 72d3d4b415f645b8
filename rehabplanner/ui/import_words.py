"""What came of bringing another store's plans into this one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehabplanner.storage.merging import Imported


def import_words(done: "Imported") -> str:
    """One sentence with every count that is not 0."""
    counts = (
        (done.added, "came in new"),
        (done.continued, "got later changes"),
        (done.known, "was here already" if done.known == 1 else "were here already"),
        (done.copied, "came in as a second plan, as both places had changed it"),
    )
    parts = [f"{number:,} {what}" for number, what in counts if number]
    if not parts:
        return "The file holds no plans."
    noun = "plan" if parts[0].startswith("1 ") else "plans"
    parts[0] = parts[0].replace(" ", f" {noun} ", 1)
    *most, last = parts
    return f"{', '.join(most)} and {last}." if most else f"{last}."
