"""Finds the one diagnosis a therapist names, or says why there is not one."""

from rehabplanner.library.catalogue import catalogue_index, read_catalogue
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.searching import normal
from rehabplanner.refusal import NotPlannable, Refusal

_SHOWN = 6


def choose_protocol(library: Library, wanted: str) -> Protocol:
    """The protocol whose key, name, synonym or ICD-10-CM code this is, in any case.

    A part of a name is not enough: nobody may get the plan of a diagnosis they did not name.
    Raises Refusal for an unknown or ambiguous diagnosis, naming the candidates.
    """
    index = catalogue_index(read_catalogue())
    named = index.named(wanted)
    if len(named) == 1:
        return library.protocols[named[0].key]
    shown = wanted.strip()[:60] or "(nothing)"
    similar = named or (index.search(wanted) if normal(wanted) else [])
    if not similar:
        raise Refusal(f"No diagnosis is called “{shown}”; “rehabplanner diagnoses” lists them all.")
    if len(similar) == 1:
        only = similar[0].key
        raise Refusal(f"“{shown}” is not the whole name of a diagnosis; say “{only}” for that one.")
    candidates = ", ".join(diagnosis.key for diagnosis in similar[:_SHOWN])
    more = f" and {len(similar) - _SHOWN} more" if len(similar) > _SHOWN else ""
    raise Refusal(f"“{shown}” is not one diagnosis; choose one of: {candidates}{more}.")


def refuse_unplannable(protocol: Protocol) -> None:
    """Raises NotPlannable, with the referral advice, for a diagnosis that must be referred."""
    diagnosis = protocol.diagnosis
    if not diagnosis.plannable:
        raise NotPlannable(f"{diagnosis.name} cannot be planned: {diagnosis.referral}")
