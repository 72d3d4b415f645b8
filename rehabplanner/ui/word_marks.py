"""Marks the words in which two texts differ."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, in order: the words, and whether the other text lacks them."""

_LITTLE: Final = 0.5
"""Below this share of words in common, texts are not compared word by word."""

_TOKEN: Final = re.compile(r"\n|[^\S\n]+|\S+")


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """Both texts, cut where they differ; joined again, the pieces are the text.

    Texts with little in common are marked whole: an "in" that happens to be in both says nothing.
    """
    ours, theirs = _TOKEN.findall(before), _TOKEN.findall(after)
    old, new = [True] * len(ours), [True] * len(theirs)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for start, there, length in matcher.get_matching_blocks():
        old[start : start + length] = new[there : there + length] = [False] * length
    common = sum(_is_word(token) for token, differs in zip(ours, old, strict=True) if not differs)
    if common * 2 < _LITTLE * sum(map(_is_word, (*ours, *theirs))):
        old, new = [True] * len(ours), [True] * len(theirs)
    return _joined(ours, old), _joined(theirs, new)


def _is_word(token: str) -> bool:
    return not token.isspace()


def _joined(tokens: Sequence[str], differ: Sequence[bool]) -> Marked:
    """Neighbours of one sort are one piece."""
    marks = [_is_marked(tokens, differ, place) for place in range(len(tokens))]
    pairs = zip(tokens, marks, strict=True)
    return tuple(
        ("".join(token for token, _ in group), changed)
        for changed, group in groupby(pairs, key=lambda pair: pair[1])
    )


def _is_marked(tokens: Sequence[str], differ: Sequence[bool], place: int) -> bool:
    """A space is marked between marked words only, a line's end never."""
    if _is_word(tokens[place]):
        return differ[place]
    around = differ[place - 1 : place + 2]
    return tokens[place] != "\n" and place > 0 and len(around) == 3 and around[0] and around[2]
