"""What each row of the staged plan says."""

from dataclasses import dataclass
from typing import Final

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.language import in_language
from rehabplanner.domain.minutes import day_minutes, session_minutes
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.domain.side import Side, sided
from rehabplanner.ui.dose_summary import short_dose
from rehabplanner.ui.part import ABOUT, RETURN, Part
from rehabplanner.ui.picture import Picture, picture_of
from rehabplanner.ui.progress_tally import Tally, tally
from rehabplanner.ui.roles import Chip

_TOPICS: Final = {"load": "rest and load", "education": "good to know"}


@dataclass(frozen=True)
class Row:
    """A row's words and chips. A heading is painted larger."""

    title: str
    detail: str = ""
    chips: tuple[Chip, ...] = ()
    heading: bool = False
    picture: Picture | None = None

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        words = (self.title, self.detail, *(chip.text for chip in self.chips))
        return ". ".join(word for word in words if word)


def rows_of(plan: Plan) -> dict[Part, Row]:
    """What every part of the plan says in its row."""
    rows = {ABOUT: about_row(plan), RETURN: return_row(plan)}
    for position, stage in enumerate(plan.stages, 1):
        rows[Part("stage", stage.id)] = stage_row(plan, stage, position)
        rows[Part("leave", stage.id)] = leave_row(plan, stage)
        for item in stage.items:
            rows[Part("item", item.id)] = item_row(plan, stage, item)
    return rows


def stage_row(plan: Plan, stage: Stage, position: int) -> Row:
    """A stage as number `position` (from 1) of the plan."""
    name = sided(in_language(stage.text).name, plan.side)
    guide = f"guide: {stage.weeks}" if stage.weeks else ""
    parts = (_exercises(stage), _minutes(stage, plan.side), guide)
    detail = " · ".join(part for part in parts if part)
    today = (Chip("today", "accent"),) if stage.id == plan.current_stage else ()
    return Row(f"{position}. {name}", detail, today, heading=True)


def item_row(plan: Plan, stage: Stage, item: Item) -> Row:
    content = item.content
    if content.kind == "exercise":
        words = in_language(content.text).name
        detail = short_dose(item.dose) if item.dose else ""
        chips = _exercise_chips(plan, stage, content)
        return Row(
            sided(words, plan.side),
            detail,
            chips,
            picture=picture_of(content, plan.side, plan.person),
        )
    advice = in_language(content.text)
    detail = short_dose(item.dose) if item.dose else sided(advice.lines[0], plan.side)
    topic = Chip(_TOPICS.get(content.topic, content.topic))
    return Row(sided(advice.title, plan.side), detail, (topic,))


def about_row(plan: Plan) -> Row:
    name = sided(in_language(plan.diagnosis.text).name, plan.side)
    return Row("What the patient has", name, heading=True)


def leave_row(plan: Plan, stage: Stage) -> Row:
    """The criteria to move on, and how many of them are met."""
    chips = (_tally_chip(tally(plan, stage.leave)),) if stage.leave else ()
    return Row("Move on when", _count(len(stage.leave)), chips)


def _tally_chip(counted: Tally) -> Chip:
    if counted.is_complete:
        return Chip(f"✓ {counted.words}", "accent")
    return Chip(f"○ {counted.words}")


def return_row(plan: Plan) -> Row:
    gates = plan.return_to_activity
    chips = (_tally_chip(tally(plan, gates)),) if gates else ()
    return Row("Back to sport when", _count(len(gates)), chips, heading=True)


def _exercise_chips(plan: Plan, stage: Stage, exercise: Exercise) -> tuple[Chip, ...]:
    chips = [Chip("waits", "stop")] if plan.bars else []
    if exercise.single_leg:
        chips.append(Chip("single leg", "accent"))
    caution = exercise.caution_for(plan.diagnosis.key, stage.number)
    if caution is not None and caution.level == "block":
        chips.append(Chip("blocked", "stop"))
    elif caution is not None and caution.level == "limit":
        chips.append(Chip("limit", "caution"))
    return tuple(chips)


def _exercises(stage: Stage) -> str:
    count = sum(item.content.kind == "exercise" for item in stage.items)
    return "1 exercise" if count == 1 else f"{count or 'no'} exercises"


def _minutes(stage: Stage, side: Side | None) -> str:
    """A session's time, and a day's where some exercises are done more than once a day."""
    session, day = session_minutes(stage, side), day_minutes(stage, side)
    if not session:
        return ""
    return f"about {session} min" if day == session else f"about {session} min, {day} a day"


def _count(gates: int) -> str:
    return "1 criterion" if gates == 1 else f"{gates} criteria"
