"""The plan travels inside the handout: as an attached file that the next visit starts from."""

import zlib
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from rehabplanner.delivery.untrusted import opened, without_a_plan
from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import Refusal
from rehabplanner.storage.plan_file import MAX_BYTES, parse_plan, plan_bytes

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_ATTACHED_AS: Final = "plan.json"
_DESCRIPTION: Final = "The plan of this handout. Open the handout in rehabplanner to go on with it."


def carrying(pdf: bytes, plan: Plan) -> bytes:
    """The handout with its plan inside; the pages stay as they are.

    The same handout and plan always give the same bytes.
    """
    import pikepdf  # heavy: only when it is needed

    date = f"D:{plan.created.isoformat().replace('-', '')}000000Z"
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        file = pikepdf.AttachedFileSpec(
            document,
            plan_bytes(plan),
            filename=_ATTACHED_AS,
            description=_DESCRIPTION,
            mime_type="application/json",
            creation_date=date,
            mod_date=date,
        )
        file.relationship = pikepdf.Name.Source
        document.attachments[_ATTACHED_AS] = file
        document.Root.AF = pikepdf.Array([file.obj])
        document.save(
            target,
            min_version="1.7",
            fix_metadata_version=False,  # else what the handout says of itself is written anew
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return target.getvalue()


def carried_plan(pdf: bytes, name: str, password: str | None = None) -> Plan:
    """The plan inside a handout; `name` says in a refusal which one.

    Raises Refusal, with what is wrong and what to do; PasswordNeeded for a locked handout.
    """
    with opened(pdf, name, password) as document:
        data = _unpacked(_attached(document, name), name)
    return parse_plan(data, name)


def _attached(document: "Pdf", name: str) -> "Object":
    """The stream of the only attached file."""
    from pikepdf import NameTree

    if "/EmbeddedFiles" not in document.Root.get("/Names", {}):
        raise without_a_plan(name)
    tree = NameTree(document.Root.Names.EmbeddedFiles, auto_repair=False)
    keys = list(islice(tree, 2))  # never all: there could be millions
    if len(keys) > 1:
        raise Refusal(
            f"{name} has more than one file attached; open the handout as it was exported."
        )
    if not keys or str(tree[keys[0]].F) != _ATTACHED_AS:
        raise without_a_plan(name)
    return tree[keys[0]].EF.F


def _unpacked(stream: "Object", name: str) -> bytes:
    """The content of an attached file, never more than a plan can have."""
    data = stream.read_raw_bytes()
    if "/Filter" in stream:
        if not _is_deflated(stream):
            raise Refusal(
                f"{name} was changed by another program; open the handout as it was exported."
            )
        data = _inflated(data, name)
    if len(data) > MAX_BYTES:
        raise Refusal(f"The file in {name} is too large to be a plan (over 5 MB); open another.")
    return data


def _is_deflated(stream: "Object") -> bool:
    """True for the one way of packing that handouts use, and programs that save a PDF again."""
    from pikepdf import Array

    filters = list(stream.Filter) if isinstance(stream.Filter, Array) else [stream.Filter]
    return [str(each) for each in filters] == ["/FlateDecode"] and "/DecodeParms" not in stream


def _inflated(data: bytes, name: str) -> bytes:
    inflater = zlib.decompressobj()
    try:
        return inflater.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise Refusal(f"{name} is damaged; open another copy, or the plan file.") from error
