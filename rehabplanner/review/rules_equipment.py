"""Rules on equipment: what a patient does not have is not done."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.parts import exercises
from rehabplanner.review.place import Place

_IN_EVERY_HOME: Final = frozenset(
    ("bed", "chair", "counter", "high seat", "mat", "mirror", "pillow", "stick", "towel", "wall")
)
"""Or what does as well: a rug, a broom. Our assumption."""

_IN_EVERY_GYM: Final = re.compile(r"\b(?:gym|fitness (?:centre|center|studio))\b")
_DOES_AS_WELL: Final[dict[str, tuple[str, ...]]] = {
    "ankle weight": ("weight",),
    "barbell": ("bar", "weight"),
    "bench": ("sofa",),
    "box": ("step", "stair", "stool"),
    "cold pack": ("ice",),
    "dumbbell": ("weight", "kettlebell"),
    "elastic wrap": ("bandage", "sleeve"),
    "elliptical": ("cross trainer",),
    "foam pad": ("cushion",),
    "foam roller": ("roller",),
    "jump rope": ("rope",),
    "long band": ("band", "theraband"),
    "loop band": ("band",),
    "rail": ("banister", "stair"),
    "slider": ("sliding",),
    "stationary bike": ("bike", "bicycle"),
    "step": ("stair",),
    "strap": ("belt",),
    "warm pack": ("heat", "hot water bottle"),
}
_NOT_THERE: Final = re.compile(r"\b(?:no|without)\b[^,;.]*")
_LONGEST: Final = 300


def missing_equipment(plan: Plan) -> Iterator[Finding]:
    """An exercise asks for something that is not on the patient's list; an empty list says none.

    Today's stage is a warning; for a later one there is time to get it.
    """
    if not plan.equipment:
        return
    for stage, item, exercise in exercises(plan):
        lacking = [thing for thing in exercise.equipment if not _has(plan.equipment, thing)]
        if lacking:
            yield Finding(
                "missing-equipment",
                "warning" if stage.id == plan.current_stage else "note",
                Place("item", item.id),
                f"Needs what is not on the patient's list: {', '.join(lacking)}.",
                ("PROF",),
                _patient_has(plan.equipment, lacking),
            )


@lru_cache(maxsize=4000)
def _has(listed: str, thing: str) -> bool:
    if thing.lower() in _IN_EVERY_HOME:
        return True
    there = _NOT_THERE.sub("", listed.lower())
    if _IN_EVERY_GYM.search(there):
        return thing != "pool"
    names = (thing.lower(), *_DOES_AS_WELL.get(thing.lower(), ()))
    return any(re.search(rf"\b{re.escape(name)}s?\b", there) for name in names)


def _patient_has(listed: str, lacking: list[str]) -> Fix | None:
    longer = "; ".join((listed, *lacking))
    if len(longer) > _LONGEST:
        return None
    return Fix("Patient has it", partial(edits.set_equipment, equipment=longer))
