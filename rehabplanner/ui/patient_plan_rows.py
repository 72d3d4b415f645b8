"""The plans of one patient as a list that asks for more while it is scrolled."""

from rehabplanner.handout.phrases import date_words
from rehabplanner.storage.stored import PlanRow
from rehabplanner.ui.knees import diagnosis_and_knee
from rehabplanner.ui.roles import Chip
from rehabplanner.ui.row_model import PagedRows, RowWords


class PatientPlanRows(PagedRows[PlanRow]):
    """Plans without the patient's name: it stands above them. `Role.VALUE` is the plan's id.

    open_plan: the id of the plan on the desk
    """

    open_plan = ""

    def words(self, row: PlanRow) -> RowWords:
        title, detail = _title(row), _detail(row)
        if row.id != self.open_plan:
            return RowWords(title, detail, row.id)
        chips = (Chip("open now", "accent"),)
        return RowWords(title, detail, row.id, chips, f"{title}. {detail}. Open now.")


def _title(row: PlanRow) -> str:
    return diagnosis_and_knee(row.diagnosis, row.side)


def _detail(row: PlanRow) -> str:
    saved = date_words(row.saved_at.astimezone().date())
    goal = f" · {row.goal}" if row.goal else ""
    return f"{date_words(row.created)}, saved {saved}{goal}"
