"""Finds the one diagnosis a therapist means, or says why there is not one."""

from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.searching import diagnosis_index
from rehabplanner.refusal import NotPlannable, Refusal

_SHOWN = 6


def choose_protocol(library: Library, wanted: str) -> Protocol:
    """The protocol whose key, name or synonym this is; else the only one the words find.

    Raises Refusal for an unknown or ambiguous diagnosis, naming the candidates.
    """
    index = diagnosis_index(library)
    found = index.named(wanted) or index.search(wanted)
    if len(found) == 1:
        return found[0]
    shown = wanted.strip()[:60] or "(nothing)"
    if not found:
        raise Refusal(f"No diagnosis is called “{shown}”; “rehabplanner diagnoses” lists them all.")
    candidates = ", ".join(protocol.diagnosis.key for protocol in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise Refusal(f"“{shown}” can mean several diagnoses; choose one of: {candidates}{more}.")


def refuse_unplannable(protocol: Protocol) -> None:
    """Raises NotPlannable, with the referral advice, for a diagnosis that must be referred."""
    diagnosis = protocol.diagnosis
    if not diagnosis.plannable:
        raise NotPlannable(f"{diagnosis.name} cannot be planned: {diagnosis.referral}")
