"""How tests ask a rule: for its one finding, for the plan after its fix."""

from collections.abc import Iterable
from typing import Any

from builders import an_advice, an_advice_item, an_exercise, an_item

from rehabplanner.domain.advice import Advice, AdviceText
from rehabplanner.domain.exercise import Caution, CautionLevel, Exercise
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.pose import Figure, LegPose, Pose
from rehabplanner.review.finding import Finding


def only(findings: Iterable[Finding]) -> Finding:
    (found,) = findings
    return found


def fixed(plan: Plan, finding: Finding) -> Plan:
    assert finding.fix is not None
    return finding.fix.edit(plan)


def cautioned(level: CautionLevel, *stages: int, **changes: Any) -> Exercise:
    """A step-up with a caution for patellofemoral pain in these stages."""
    caution = Caution(
        level=level, diagnoses=("patellofemoral-pain",), stages=stages, text="low step"
    )
    return an_exercise(cautions=(caution,), **changes)


def an_exercise_item(item_id: str = "item-1", **changes: Any) -> Item:
    """An item with a step-up that has these traits."""
    return an_item(item_id, content=an_exercise(**changes))


def a_squat(bend: float) -> Figure:
    """From standing to both knees bent."""
    return Figure(start=Pose(), finish=Pose(lean=25, legs=LegPose(hip=bend, knee=bend)))


LYING_HEEL_SLIDE = Figure(
    start=Pose(base="supine"), finish=Pose(leg=LegPose(hip=50, knee=100, plant="free"))
)


def ice(*lines: str, **changes: Any) -> Item:
    """Advice on cold in these words."""
    return an_advice_item("ice", content=_on("ice", lines), **changes)


def warmth(**changes: Any) -> Item:
    return an_advice_item("warmth", content=_on("heat", ("Keep it warm.",)), **changes)


def _on(topic: str, lines: tuple[str, ...]) -> Advice:
    return an_advice(topic=topic, text={"en": AdviceText(title="Pack", lines=lines)})
