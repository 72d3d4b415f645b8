"""Renewing a plan's contents: each exercise and advice was embedded as it was when it was added."""

from collections.abc import Mapping

from rehabplanner.domain.plan import Content, Plan, Stage


def take_contents(plan: Plan, contents: Mapping[str, Content]) -> Plan:
    """The plan with other contents in the items of these ids; dose, legs and note stay.

    Raises KeyError for an id that is not in the plan, and ValueError for another entry than the
    one the item has: exchanging exercises is `edits.swap_exercise`.
    """
    for item_id, content in contents.items():
        ours = plan.item(item_id).content
        if (ours.kind, ours.key) != (content.kind, content.key):
            raise ValueError(f"{content.key} is not a newer {ours.key}")
    return plan.replace(stages=tuple(_renewed(stage, contents) for stage in plan.stages))


def _renewed(stage: Stage, contents: Mapping[str, Content]) -> Stage:
    items = tuple(
        item.replace(content=contents[item.id], reworded=False) if item.id in contents else item
        for item in stage.items
    )
    return stage.replace(items=items)
