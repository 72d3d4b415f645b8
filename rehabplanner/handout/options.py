"""What the therapist chooses about the sheet, apart from what the plan says."""

from typing import Annotated

from pydantic import Field

from rehabplanner.domain.language import DEFAULT
from rehabplanner.domain.record import Language, Record
from rehabplanner.settings import Paper


class HandoutOptions(Record):
    """The paper, the language and the size of the print: 13 points, or 18 in large print.

    stages: which stages are printed, by their numbers from 1; the first of them in full, as what
        to do now. Empty: today's stage in full and the later ones in short.
    """

    paper: Paper = "letter"
    language: Language = DEFAULT
    large_print: bool = False
    stages: tuple[Annotated[int, Field(ge=1, le=20)], ...] = ()
