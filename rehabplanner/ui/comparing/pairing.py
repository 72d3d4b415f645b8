"""Which was which: the parts of two lists by their keys, and those that changed their place."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Part = TypeVar("Part")
Key = TypeVar("Key", bound=Hashable)


def paired(
    before: Iterable[Part], after: Iterable[Part], key: Callable[[Part], Hashable]
) -> list[tuple[Part | None, Part | None]]:
    """Each part as it was and as it is, in the order of now; what is gone where it was.

    Parts with the same key are told apart by their order.
    """
    old, new = _keyed(before, key), _keyed(after, key)
    order = list(new)
    place = 0
    for each in old:
        if each in new:
            place = order.index(each) + 1
        else:
            order.insert(place, each)
            place += 1
    return [(old.get(each), new.get(each)) for each in order]


def moved(before: Sequence[Key], after: Sequence[Key]) -> dict[Key, tuple[int, int]]:
    """Old and new number, from 1, of the fewest that explain the new order of what stayed.

    What came and went beside them moves nothing.
    """
    old = {each: number for number, each in enumerate(before, 1)}
    new = {each: number for number, each in enumerate(after, 1)}
    stayed = [each for each in after if each in old]
    resting = _longest_rise([old[each] for each in stayed])
    return {
        each: (old[each], new[each])
        for each in stayed
        if old[each] not in resting and old[each] != new[each]
    }


def _keyed(parts: Iterable[Part], key: Callable[[Part], Hashable]) -> dict[Hashable, Part]:
    seen: Counter[Hashable] = Counter()
    keyed: dict[Hashable, Part] = {}
    for part in parts:
        found = key(part)
        keyed[found, seen[found]] = part
        seen[found] += 1
    return keyed


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The longest subsequence that rises, by patience sorting."""
    tops: list[int] = []
    under: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        under[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    rise: set[int] = set()
    last = tops[-1] if tops else None
    while last is not None:
        rise.add(last)
        last = under[last]
    return rise
