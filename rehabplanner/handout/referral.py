"""Composes the referral note: one page for the physician, in clinical words."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rehabplanner.domain.people import Clinic
from rehabplanner.domain.referral import Referral
from rehabplanner.domain.screening import Raised, Urgency
from rehabplanner.domain.side import Side
from rehabplanner.handout import phrases
from rehabplanner.handout.letterhead import clinic_logo, running
from rehabplanner.handout.sheet import Checklist, ClinicLogo, Labelled, Running, Signs
from rehabplanner.settings import Paper

TITLE: Final = "Referral for medical assessment"

_WHEN: Final[dict[Urgency, str]] = {
    "emergency": "Emergency: please assess now.",
    "same-day": "Same day: please assess today.",
    "urgent": "Urgent: please review within days, 2 weeks at most.",
    "routine": "Routine: please review.",
}
_KNEE: Final[dict[Side, str]] = {"left": "left knee", "right": "right knee", "both": "both knees"}
_GIVEN: Final = (
    "No exercises.",
    "No massage, heat, compression or needling.",
)
_GIVEN_URGENT: Final = ("Advice for comfort and protection. Exercises wait for your answer.",)
_ANSWER: Final = "Please tell us whether, and from when, this patient may exercise at home."
_LINE: Final = "_" * 30


@dataclass(frozen=True)
class ReferralNote:
    """What the note says.

    when: how soon the patient is to be seen, in words
    clot: boxes for the physician, only for a suspected clot, with what their number means
    """

    paper: Paper
    language: str
    made_on: date
    author: str
    running: Running
    title: str
    logo: ClinicLogo | None
    facts: tuple[Labelled, ...]
    when: str
    found: Signs
    clot: Checklist | None
    clot_reading: str
    given: Signs
    answer: str
    signature: tuple[Labelled, ...]


def compose_referral(referral: Referral, clinic: Clinic, paper: Paper) -> ReferralNote:
    """The note for what a screening has raised. Raises ValueError when it has raised nothing."""
    screening, clot = referral.screening, referral.clot
    urgency = screening.urgency
    if urgency is None:
        raise ValueError("nothing was found to refer for")
    hard_stop = urgency in ("emergency", "same-day")
    return ReferralNote(
        paper=paper,
        language="en",
        made_on=screening.on,
        author=clinic.name or clinic.therapist,
        running=running(referral.patient.name, _dated(referral), clinic),
        title=TITLE,
        logo=clinic_logo(clinic),
        facts=_facts(referral, clinic),
        when=_WHEN[urgency],
        found=Signs("What was found", tuple(map(_found, screening.raised))),
        clot=Checklist("Suspected clot: Wells items, for the physician", clot.items)
        if clot
        else None,
        clot_reading=clot.reading if clot else "",
        given=Signs("What was given", _GIVEN if hard_stop else _GIVEN_URGENT),
        answer=_ANSWER,
        signature=(Labelled("Signed", _LINE), Labelled("Name", clinic.therapist or _LINE)),
    )


def _dated(referral: Referral) -> str:
    return f"Referral of {phrases.date_words(referral.screening.on)}"


def _facts(referral: Referral, clinic: Clinic) -> tuple[Labelled, ...]:
    age = referral.screening.age
    name = referral.patient.name or _LINE
    born = referral.patient.born
    address = ", ".join(clinic.address.splitlines())
    sender = ", ".join(filter(None, (clinic.therapist, clinic.name, address, clinic.phone)))
    knee = _KNEE[referral.side] if referral.side else ""
    return (
        Labelled("Patient", name if age is None else f"{name}, age {age}"),
        Labelled("Date", phrases.date_words(referral.screening.on)),
        *((Labelled("Born", phrases.date_words(born)),) if born else ()),
        Labelled("From", sender or _LINE),
        Labelled("To", _LINE),
        Labelled("Seen for", ", ".join(filter(None, (referral.diagnosis.name, knee)))),
    )


def _found(raised: Raised) -> str:
    """The sign, what the therapist saw, and what it may mean."""
    seen = f"\nSeen: {raised.note}" if raised.note else ""
    return f"{raised.flag.sign}.{seen}\n{raised.flag.action}".strip()
