"""What differs in criteria: to begin a stage, to move on, to go back to sport."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.criterion import Criterion, Gate
from rehabplanner.domain.language import in_language
from rehabplanner.domain.measurement import Test
from rehabplanner.domain.side import Side, sided
from rehabplanner.handout.clinical_words import JUDGES
from rehabplanner.ui.comparing.aspects import Aspect, all_but, compared, nothing, words_compared
from rehabplanner.ui.comparing.difference import Difference, Spot
from rehabplanner.ui.comparing.pairing import moved, paired
from rehabplanner.ui.progress_words import asked


def gates_compared(
    section: Spot, lead: str, before: tuple[Gate, ...], after: tuple[Gate, ...]
) -> Iterator[Difference]:
    """lead: what the criteria are for: "Move on when"."""
    if before == after:
        return
    order = moved([gate.id for gate in before], [gate.id for gate in after])
    for old, new in paired(before, after, lambda gate: gate.id):
        if old is None and new is not None:
            yield section.at(lead, new.id).new(_words(new, section.sides[1]))
        elif new is None and old is not None:
            yield section.at(lead, old.id).taken_out(_words(old, section.sides[0]))
        elif old is not None and new is not None:
            spot = section.at(f"{lead}: {_words(new, section.sides[1])}", new.id)
            if new.id in order:
                yield spot.told("Place", *map("Number {}".format, order[new.id]))
            yield from _gate_differences(spot, old.criterion, new.criterion)


def _gate_differences(spot: Spot, before: Criterion, after: Criterion) -> Iterator[Difference]:
    yield from words_compared(spot, before.text, after.text)
    yield from compared(spot, _CRITERION, before, after)


def _words(gate: Gate, side: Side | None) -> str:
    return sided(in_language(gate.criterion.text), side)


def _tests(tests: tuple[Test, ...], _side: Side | None) -> str:
    return "; ".join(f"{test.measure.name} {asked(test)}" for test in tests) or "Nothing"


_CRITERION: Final = (
    Aspect[Criterion]("Exact condition", lambda criterion: criterion.clinical),
    Aspect[Criterion](
        "Who says so", lambda criterion: criterion.judged_by, lambda judge, _: JUDGES[judge]
    ),
    Aspect[Criterion]("What is measured", lambda criterion: criterion.tests, _tests),
    Aspect[Criterion]("Details", all_but("text", "clinical", "judged_by", "tests"), nothing),
)
