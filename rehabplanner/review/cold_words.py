"""What words say about cold: for how long, on which skin, with or without a cloth."""

import re
from functools import lru_cache
from typing import Final

_AN_HOUR: Final = 60
_MINUTES: Final = re.compile(r"(\d+)\s*(?:minutes?|mins?)\b", re.IGNORECASE)
_BY_HOURS: Final = re.compile(
    r"(?<!every )(?:\bhalf an|\b(?:for|up to|about) (?:an|one|1|two|2)) hours?\b"
    r"(?! (?:after|apart|before|between|later))|\b(?:thirty|forty|sixty) min",
    re.IGNORECASE,
)
_PAUSE: Final = re.compile(
    r"\b(?:wait|every|after)\s+(?:at least\s+)?(?:\d+\s*(?:to|-|–)\s*)?$", re.IGNORECASE
)
"""Before a time that is not how long the cold stays on."""

_CLOTH: Final = re.compile(r"\b(?:cloth|towel|cover|wrap|sleeve|fabric)", re.IGNORECASE)
_BARE: Final = re.compile(
    r"\bbare skin|\b(?:no|without an?y?) (?:cloth|towel|cover)"
    r"|\b(?:directly|straight) on (?:the|your) (?:skin|knee)",
    re.IGNORECASE,
)
_NEVER: Final = re.compile(r"\b(?:never|not|don['’]t)\b[^.;]*$", re.IGNORECASE)
_POOR_SKIN: Final = re.compile(
    r"raynaud|neuropath|numb|hypo\w{0,3}sthesia|claudication|eczema|(?-i:\bPAD\b|\bPVD\b)"
    r"|cold (?:urticaria|allergy|intolerance|foot|feet)|open (?:skin|wound|sore)"
    r"|(?:foot|leg|skin|varicose) ulcer|loss of (?:sensation|feeling)|peripheral (?:arter|vascular)"
    r"|(?:poor|bad|reduced|decreased|impaired|altered|fragile|broken|no) (?:skin )?"
    r"(?:circulation|blood flow|sensation|feeling|skin)"
    r"|(?:circulat(?:ion|ory)|skin|sensory|vascular|art(?:ery|erial)) "
    r"(?:problem|disease|disorder|condition|deficit|loss|graft|entrapment)",
    re.IGNORECASE,
)
_ABSENT: Final = re.compile(r"\b(?:no|not|without|denies|never)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def minutes_said(line: str) -> int:
    """The longest time in a line; an hour when it is told in words."""
    if _BY_HOURS.search(line):
        return _AN_HOUR
    found = (each for each in _MINUTES.finditer(line) if not _PAUSE.search(line[: each.start()]))
    return max((int(each[1]) for each in found), default=0)


def speaks_of_cloth(line: str) -> bool:
    return _CLOTH.search(line) is not None


def wants_bare_skin(line: str) -> bool:
    """True for "put it on bare skin", not for "never put it on bare skin"."""
    found = _BARE.finditer(line)
    return any(not _NEVER.search(line[: each.start()]) for each in found)


@lru_cache(maxsize=1000)
def speaks_of_poor_skin(remark: str) -> bool:
    """A skin or circulation problem; kept, because the review runs after every edit."""
    found = _POOR_SKIN.finditer(remark)
    return any(not _ABSENT.search(remark[: each.start()]) for each in found)
