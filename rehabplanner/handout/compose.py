"""Composes the sheet: what it says and in which order, without a thought for paper.

The therapist's and the library's texts are put into the handout's language and made to speak of
the right side here, so that nothing behind this room has to know of either.
"""

from typing import Final

from rehabplanner.domain.diagnosis import DiagnosisText
from rehabplanner.domain.diagnosis import PainRule as DiagnosisPainRule
from rehabplanner.domain.language import in_language
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.handout import phrases, stages
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.sheet import (
    Handout,
    Headings,
    Labelled,
    PainRule,
    Running,
    Signs,
    StopSigns,
)
from rehabplanner.handout.stages import Voice
from rehabplanner.refusal import Refusal

_HEADINGS: Final = Headings(
    condition=phrases.WHAT_YOU_HAVE,
    summary=phrases.TODAY_IN_SHORT,
    today=phrases.WHAT_TO_DO_NOW,
    exercises=phrases.YOUR_EXERCISES,
    later=phrases.LATER_STAGES,
    later_lead=phrases.LATER_LEAD,
)


def compose(plan: Plan, clinic: Clinic, options: HandoutOptions) -> Handout:
    """The sheet for a plan: its current stage in full, the later ones in short, no earlier ones.

    Raises Refusal for a plan without a side.
    """
    if plan.side is None:
        raise Refusal("Choose left, right or both knees before you hand over the sheet.")
    voice = Voice(plan.side, options.language, plan.person)
    words = in_language(plan.diagnosis.text, options.language)
    rule = plan.diagnosis.pain_rule
    return Handout(
        paper=options.paper,
        large_print=options.large_print,
        language=options.language,
        made_on=plan.created,
        author=clinic.name or clinic.therapist,
        running=_running(plan, clinic),
        headings=_HEADINGS,
        title=phrases.TITLES[plan.side],
        facts=_facts(plan, clinic),
        condition=Labelled(
            _condition(voice.say(words.name), plan.diagnosis.name), voice.say(words.explanation)
        ),
        goal=Labelled(phrases.GOAL, voice.say(plan.goal)) if plan.goal else None,
        pain_rule=_pain_rule(_ceiling(plan, rule)) if rule else None,
        stop_signs=_stop_signs(clinic, words, voice),
        summary=stages.summary(plan, voice),
        today=stages.today_sheet(plan, voice),
        later=stages.later_sheets(plan, voice),
        return_to_activity=stages.checklist(phrases.BACK_TO_SPORT, plan.return_to_activity, voice),
        log=stages.log(plan, voice),
    )


def _running(plan: Plan, clinic: Clinic) -> Running:
    return Running(
        patient=plan.patient.name,
        dated=phrases.HEADER_DATE.format(date=phrases.date_words(plan.created)),
        clinic=" · ".join(filter(None, (clinic.name, clinic.phone))),
        page_number=phrases.PAGE_NUMBER,
        page_count=phrases.PAGE_COUNT,
    )


def _facts(plan: Plan, clinic: Clinic) -> tuple[Labelled, ...]:
    address = clinic.address.splitlines()
    made_by = ", ".join(filter(None, (clinic.therapist, clinic.name, *address)))
    return (
        Labelled(phrases.NAME, plan.patient.name or phrases.BLANK),
        Labelled(phrases.MADE_ON, phrases.date_words(plan.created)),
        Labelled(phrases.MADE_BY, made_by or phrases.BLANK),
        Labelled(phrases.NEXT_VISIT, plan.next_visit or phrases.BLANK),
    )


def _condition(nickname: str, formal: str) -> str:
    if nickname.casefold() == formal.casefold():
        return nickname
    return f"{nickname} – {formal}" if "(" in formal else f"{nickname} ({formal})"


def _ceiling(plan: Plan, rule: DiagnosisPainRule) -> int:
    today = plan.stage(plan.current_stage).pain_ceiling
    return rule.ceiling if today is None else today


def _pain_rule(ceiling: int) -> PainRule:
    meanings = (phrases.PAIN_GREEN, phrases.PAIN_AMBER, phrases.PAIN_RED)
    steps = zip(phrases.pain_ranges(ceiling), meanings, strict=True)
    return PainRule(
        title=phrases.PAIN_TITLE,
        lead=phrases.PAIN_LEAD,
        steps=tuple(Labelled(numbers, meaning) for numbers, meaning in steps),
    )


def _stop_signs(clinic: Clinic, words: DiagnosisText, voice: Voice) -> StopSigns:
    groups = (
        Signs(phrases.EMERGENCY_LEAD, (*words.emergency_signs, *phrases.EMERGENCY_SIGNS)),
        Signs(phrases.STOP_LEAD, (*words.stop_signs, *phrases.STOP_SIGNS)),
        Signs(phrases.SOON_LEAD, words.soon_signs),
    )
    return StopSigns(
        title=phrases.STOP_TITLE,
        phone=Labelled(phrases.PHONE, clinic.phone or phrases.BLANK),
        groups=tuple(
            Signs(group.lead, voice.say_all(group.lines)) for group in groups if group.lines
        ),
    )
