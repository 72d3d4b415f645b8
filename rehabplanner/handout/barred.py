"""What a plan with an open red flag may hand out: nothing, or advice alone."""

from dataclasses import replace

from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.handout import phrases
from rehabplanner.handout.choice import position
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.handout.sheet import Handout, PainRule
from rehabplanner.refusal import ANSWER_IS_NO, Refusal


class MustBeReferred(Refusal):
    """An emergency or same-day flag was found, and no outcome is recorded."""

    exit_code = ANSWER_IS_NO


def refuse_referred(plan: Plan) -> None:
    """Raises MustBeReferred for a plan that gives nothing until its outcome is recorded."""
    if plan.bars == "everything":
        raise MustBeReferred(
            "This patient must be referred first: a red flag was found, and no handout is made"
            " until the outcome of the medical assessment is recorded."
        )


def advice_only(plan: Plan) -> Plan:
    """The plan as it is handed out while its exercises wait: no exercises, and no way on."""
    stages = tuple(map(_without_work, plan.stages))
    return plan.replace(stages=stages, return_to_activity=())


def todays_stage(plan: Plan, options: HandoutOptions) -> HandoutOptions:
    """The options with today's stage alone, whatever was chosen."""
    return options.replace(stages=(position(plan, plan.current_stage),))


def saying_why(handout: Handout) -> Handout:
    """The sheet with the reason why it holds no exercises, and no word of how to do them."""
    headings = replace(handout.headings, today_lead=phrases.EXERCISES_WAIT)
    today, rule = replace(handout.today, bad_day=None), handout.pain_rule
    pain = _without_exercises(rule) if rule else None
    return replace(handout, headings=headings, today=today, pain_rule=pain)


def _without_exercises(rule: PainRule) -> PainRule:
    *steps, red = rule.steps
    return replace(rule, steps=(*steps, replace(red, words=phrases.PAIN_RED_WITHOUT_EXERCISES)))


def _without_work(stage: Stage) -> Stage:
    advice = tuple(item for item in stage.items if item.content.kind != "exercise")
    return stage.replace(items=advice, leave=())
