"""What the therapist chooses about the sheet, apart from what the plan says."""

from rehabplanner.domain.language import DEFAULT
from rehabplanner.domain.record import Language, Record
from rehabplanner.settings import Paper


class HandoutOptions(Record):
    """The paper, the language and the size of the print: 13 points, or 18 in large print."""

    paper: Paper = "letter"
    language: Language = DEFAULT
    large_print: bool = False
