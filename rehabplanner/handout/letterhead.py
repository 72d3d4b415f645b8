"""What every sheet says of the clinic and of itself: the words in the margins, and the logo."""

from rehabplanner.domain.people import Clinic
from rehabplanner.handout import phrases
from rehabplanner.handout.sheet import ClinicLogo, Running


def running(patient: str, dated: str, clinic: Clinic) -> Running:
    """The words at the head and foot of every page."""
    return Running(
        patient=patient,
        dated=dated,
        clinic=" · ".join(filter(None, (clinic.name, clinic.phone))),
        page_number=phrases.PAGE_NUMBER,
        page_count=phrases.PAGE_COUNT,
    )


def clinic_logo(clinic: Clinic) -> ClinicLogo | None:
    """The clinic's logo, told by the clinic's name; None without one."""
    words = phrases.LOGO.format(clinic=clinic.name) if clinic.name else ""
    return ClinicLogo(clinic.logo, words) if clinic.logo else None
