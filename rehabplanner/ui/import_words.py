"""What came of bringing another store's plans into this one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehabplanner.storage.merging import Imported


def import_words(done: "Imported") -> str:
    """What is not 0: the plans in one sentence, the own library in another."""
    sentences = [*_plans(done)]
    if done.own:
        noun = "exercise or template" if done.own == 1 else "exercises and templates"
        sentences.append(f"{done.own:,} own {noun} came in.")
    return " ".join(sentences) or "The file holds no plans."


def _plans(done: "Imported") -> Iterator[str]:
    counts = (
        (done.added, "came in new"),
        (done.continued, "got later changes"),
        (done.known, "was here already" if done.known == 1 else "were here already"),
        (done.copied, "came in as a second plan, as both places had changed it"),
    )
    parts = [f"{number:,} {what}" for number, what in counts if number]
    if parts:
        noun = "plan" if parts[0].startswith("1 ") else "plans"
        *most, last = (parts[0].replace(" ", f" {noun} ", 1), *parts[1:])
        yield f"{', '.join(most)} and {last}." if most else f"{last}."
