"""Days with their time, as this desk's clock has them."""

from datetime import datetime

from rehabplanner.handout.phrases import date_words


def moment_words(moment: datetime) -> str:
    """ "21 November 2026, 14:05"."""
    here = moment.astimezone()
    return f"{date_words(here.date())}, {here:%H:%M}"
