"""A plan as the bytes that a revision keeps, and back."""

import zlib
from hashlib import sha256
from typing import Final

from rehabplanner.domain.plan import Plan
from rehabplanner.storage.outside_file import MAX_BYTES
from rehabplanner.storage.plan_file import parse_plan
from rehabplanner.storage.stored import StoreDamaged

_NAME: Final = "This revision"
_DAMAGED: Final = "This revision of the plan is damaged; open another one or a backup."


def plan_json(plan: Plan) -> bytes:
    """Equal plans give equal bytes."""
    return plan.model_dump_json(by_alias=True).encode()


def digest_of(json: bytes) -> str:
    return sha256(json).hexdigest()


def packed(json: bytes) -> bytes:
    """Plans repeat themselves: packed, a year of revisions stays small."""
    return zlib.compress(json)


def unpacked(body: bytes, damaged: str = _DAMAGED) -> bytes:
    """The JSON of a body. Raises StoreDamaged when it is none, or far too long for a plan.

    damaged: the sentence that says so
    """
    unpacking = zlib.decompressobj()
    try:
        json = unpacking.decompress(body, MAX_BYTES)
    except zlib.error:
        json = b""
    if not unpacking.eof:
        raise StoreDamaged(damaged)
    return json


def plan_of(body: bytes) -> Plan:
    """The plan, brought to the current schema. Raises Refusal when it cannot be used."""
    return parse_plan(unpacked(body), _NAME)
