"""Rules on cold and warmth: comfort that can harm skin and nerves (library notes C07 and C08)."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.review.cold_words import (
    minutes_said,
    speaks_of_cloth,
    speaks_of_poor_skin,
    wants_bare_skin,
)
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.parts import is_blocked, take_out
from rehabplanner.review.place import Place
from rehabplanner.review.wording import texts

_LONGEST_ICE_MIN: Final = 20
_COLD_PACK, _WARM_PACK = "ice-pack", "warm-pack"
_WARMTH_FROM_THE_START: Final = ("knee-osteoarthritis", "posterior-chain-imbalance")
"""All other diagnoses bar warmth in stage 1 (library, block table)."""

_LONGEST_NOTE: Final = 1000
_CLOTH_WORDS: Final = "Put a thin cloth between the pack and your skin."


def ice_too_long(plan: Plan) -> Iterator[Finding]:
    """Cold for more than 20 minutes, by its dose or its words; the documents' 30 are too long."""
    for _, item in _uses(plan, "ice", _COLD_PACK):
        dose = item.dose
        by_dose = dose is not None and dose.sets * (dose.duration_s or 0) > _LONGEST_ICE_MIN * 60
        if by_dose or _longest_said(item) > _LONGEST_ICE_MIN:
            yield Finding(
                "ice-too-long",
                "stop",
                Place("item", item.id),
                f"Cold for more than {_LONGEST_ICE_MIN} minutes can harm skin and nerves;"
                " 10 to 15 are enough.",
                ("F115", "PROF"),
                _usual_dose(item, "Set the usual time") if by_dose else None,
            )


def ice_without_cloth(plan: Plan) -> Iterator[Finding]:
    """Nothing says to put a cloth between the cold pack and the skin, or a note says not to."""
    for _, item in _uses(plan, "ice", _COLD_PACK):
        if item.dose is not None and not _has_cloth(item):
            yield Finding(
                "ice-without-cloth",
                "warning",
                Place("item", item.id),
                "Nothing says to put a cloth between the cold pack and the skin.",
                ("PROF",),
                _add_cloth(item),
            )


def ice_on_poor_skin(plan: Plan) -> Iterator[Finding]:
    """Cold in a plan whose notes speak of numb skin, poor circulation or a reaction to cold."""
    if not any(map(speaks_of_poor_skin, _remarks(plan))):
        return
    for _, item in _uses(plan, "ice", _COLD_PACK):
        yield Finding(
            "ice-on-poor-skin",
            "stop",
            Place("item", item.id),
            "A note speaks of a skin or circulation problem; cold is not safe then.",
            ("PROF",),
            take_out(item),
        )


def heat_too_soon(plan: Plan) -> Iterator[Finding]:
    """Warmth in the first stage: not in the first 72 hours, nor on a hot or swollen knee."""
    allowed = plan.diagnosis.key in _WARMTH_FROM_THE_START and not _is_fresh(plan)
    for stage, item in _uses(plan, "heat", _WARM_PACK):
        if stage.number == 1 and not allowed and not _is_barred(plan, stage, item):
            yield Finding(
                "heat-too-soon",
                "stop",
                Place("item", item.id),
                "No warmth in the first 72 hours, nor while the knee is hot or swollen.",
                ("F219", "PROF"),
                take_out(item),
            )


def missing_dose(plan: Plan) -> Iterator[Finding]:
    """Advice that has a usual time, cold above all, without any."""
    for stage in plan.stages:
        for item in stage.items:
            if item.dose is None and item.content.dose is not None:
                yield Finding(
                    "missing-dose",
                    "warning",
                    Place("item", item.id),
                    "Nothing says how long and how often.",
                    item.content.sources,
                    _usual_dose(item, "Add the usual dose"),
                )


def _uses(plan: Plan, topic: str, key: str) -> Iterator[tuple[Stage, Item]]:
    """Advice on a topic and the self-care item of the same kind."""
    for stage in plan.stages:
        for item in stage.items:
            content = item.content
            advised = content.kind == "advice" and content.topic == topic
            if advised or (content.kind == "exercise" and content.known_as == key):
                yield stage, item


def _words(item: Item) -> Iterator[str]:
    yield from texts(in_language(item.content.text))
    yield item.note


def _longest_said(item: Item) -> int:
    return max((minutes_said(line) for line in _words(item)), default=0)


def _has_cloth(item: Item) -> bool:
    return any(map(speaks_of_cloth, _words(item))) and not wants_bare_skin(item.note)


def _add_cloth(item: Item) -> Fix | None:
    note = f"{item.note} {_CLOTH_WORDS}".strip()
    if len(note) > _LONGEST_NOTE or wants_bare_skin(item.note):
        return None
    return Fix("Add the cloth", partial(edits.set_note, item_id=item.id, note=note))


def _usual_dose(item: Item, label: str) -> Fix | None:
    usual = item.content.dose
    if usual is None or (usual.duration_s or 0) > _LONGEST_ICE_MIN * 60:
        return None
    return Fix(label, partial(edits.set_dose, item_id=item.id, dose=usual))


def _remarks(plan: Plan) -> Iterator[str]:
    """What was found in this patient and typed about them at the visits."""
    yield plan.goal
    yield from (report.note for report in plan.reports)
    for screening in plan.screenings:
        for raised in screening.raised:
            yield from (raised.note, raised.flag.action)
        yield from (answer.note for answer in screening.gates)


def _is_barred(plan: Plan, stage: Stage, item: Item) -> bool:
    return item.content.kind == "exercise" and is_blocked(plan, stage, item.content)


def _is_fresh(plan: Plan) -> bool:
    return bool(plan.screenings) and plan.screenings[-1].fresh_injury
