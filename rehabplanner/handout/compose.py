"""Composes the sheet: what it says and in which order, without a thought for paper.

The therapist's and the library's texts are put into the handout's language and made to speak of
the right side here, so that nothing behind this room has to know of either.
"""

from rehabplanner.domain.diagnosis import DiagnosisText
from rehabplanner.domain.language import in_language
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.handout import barred, phrases, stages
from rehabplanner.handout.changes import changes
from rehabplanner.handout.choice import Choice, choose
from rehabplanner.handout.letterhead import clinic_logo, running
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.sheet import (
    Handout,
    Headings,
    Labelled,
    PainRule,
    Signs,
    StopSigns,
)
from rehabplanner.handout.voice import Voice
from rehabplanner.refusal import Refusal


def compose(plan: Plan, clinic: Clinic, options: HandoutOptions) -> Handout:
    """The sheet for a plan: today's stage in full, the later ones in short, or those chosen.

    While an urgent red flag waits for its outcome, today's advice without exercises. Raises Refusal
    for a plan without a side, for a stage that the plan does not have, and for a patient who must
    be referred first.
    """
    barred.refuse_referred(plan)
    if plan.bars == "exercises":
        open_part, options = barred.advice_only(plan), barred.todays_stage(plan, options)
        return barred.saying_why(_compose(open_part, clinic, options))
    return _compose(plan, clinic, options)


def _compose(plan: Plan, clinic: Clinic, options: HandoutOptions) -> Handout:
    if plan.side is None:
        raise Refusal("Choose left, right or both knees before you hand over the sheet.")
    voice = Voice(plan.side, options.language, plan.person)
    choice = choose(plan, options.stages)
    stage = choice.full_stage
    words = in_language(plan.diagnosis.text, options.language)
    ceiling = stages.pain_ceiling(plan, stage)
    return_gates = plan.return_to_activity if choice.has_last else ()
    new = changes(plan, voice) if choice.is_today else None
    return Handout(
        paper=options.paper,
        large_print=options.large_print,
        language=options.language,
        made_on=plan.created,
        author=clinic.name or clinic.therapist,
        running=running(plan.patient.name, _dated(plan), clinic),
        headings=_headings(choice),
        title=phrases.TITLES[plan.side],
        logo=clinic_logo(clinic),
        facts=_facts(plan, clinic),
        changes=new,
        condition=Labelled(
            _condition(voice.say(words.name), plan.diagnosis.name), voice.say(words.explanation)
        ),
        goal=Labelled(phrases.GOAL, voice.say(plan.goal)) if plan.goal else None,
        pain_rule=None if ceiling is None else _pain_rule(ceiling),
        stop_signs=_stop_signs(clinic, words, voice),
        summary=() if new and new.groups else stages.summary(stage, voice),
        today=stages.full_sheet(choice, voice),
        later=stages.short_sheets(choice, voice),
        return_to_activity=stages.checklist(phrases.BACK_TO_SPORT, return_gates, voice),
        log=stages.log(stage, voice),
    )


def _headings(choice: Choice) -> Headings:
    """True also when the sheet is about another stage than the patient's own."""
    is_today, number = choice.is_today, choice.full
    summary = phrases.TODAY_IN_SHORT if is_today else phrases.STAGE_IN_SHORT
    today = phrases.WHAT_TO_DO_NOW if is_today else phrases.WHAT_TO_DO_IN_STAGE
    return Headings(
        condition=phrases.WHAT_YOU_HAVE,
        summary=summary.format(number=number),
        today=today.format(number=number),
        today_lead=phrases.NOT_YET if choice.is_ahead else "",
        exercises=phrases.YOUR_EXERCISES,
        later=phrases.LATER_STAGES if choice.has_only_later else phrases.OTHER_STAGES,
        later_lead=phrases.LATER_LEAD if choice.has_only_later else phrases.OTHER_LEAD,
    )


def _dated(plan: Plan) -> str:
    return phrases.HEADER_DATE.format(date=phrases.date_words(plan.created))


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
