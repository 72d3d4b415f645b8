"""Lays one card out: an exercise with its picture, a piece of advice, or either in short."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from rehabplanner.handout import style
from rehabplanner.handout.blocks import Grid, Illustration, beside, card
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.sheet import Card


def exercise_card(part: Card, galley: Galley) -> Grid:
    head = _card_head(part, 4, galley)
    if part.picture is None:
        body = [*galley.numbered(part.steps), *_card_foot(part, galley)]
        return card(head, body, galley.width)
    picture = galley.illustration(part.picture, style.PICTURE_WIDTH)
    steps, foot = galley.numbered(part.steps), _card_foot(part, galley)
    width = galley.width - 2 * style.PADDING
    left = picture.wrap(width, 0)[0] + style.PICTURE_PADDING
    if _stands_beside(picture, steps, width - left, galley):
        return card(head, [beside(picture, steps, left, width - left), *foot], galley.width)
    _fit_above(picture, [*head, *steps, *foot], width, galley)
    return card(head, [picture, *steps, *foot], galley.width)


def _stands_beside(
    picture: Illustration, steps: Sequence[Flowable], room: float, galley: Galley
) -> bool:
    """Not where it would be too low (people who lie down) nor where the lines are too short or too
    many.
    """
    is_low = picture.height < style.LOWEST_BESIDE
    is_long = sum(step.wrap(room, 0)[1] for step in steps) > style.LONGEST_BESIDE
    return galley.looks.has_columns and not is_low and not is_long


def _fit_above(
    picture: Illustration, words: Sequence[Flowable], width: float, galley: Galley
) -> None:
    """As large as it can be while the card with these words still fits on one page."""
    written = sum(part.wrap(width, 0)[1] + 2 * style.ROW_GAP for part in words)
    rest = max(style.LOWEST_PICTURE, style.CARD_ROOM - written)
    room = style.PICTURE_WIDTH_ABOVE if galley.looks.has_columns else width
    picture.fit(room, min(galley.looks.picture_height, rest))


def advice_card(part: Card, level: int, galley: Galley) -> Grid:
    head = _card_head(part, level, galley)
    lines = galley.bulleted(part.steps, galley.looks.step)
    return card(head, [*lines, *_card_foot(part, galley)], galley.width)


def _card_head(part: Card, level: int, galley: Galley) -> list[Flowable]:
    title = galley.heading(level, part.title, galley.looks.card_title)
    return [title, galley.paragraph(part.dose, galley.looks.dose)] if part.dose else [title]


def _card_foot(part: Card, galley: Galley) -> list[Flowable]:
    hints = [galley.labelled(hint, galley.looks.card_text) for hint in part.hints]
    if not part.stop_if:
        return hints
    return [*hints, galley.paragraph(part.stop_if, galley.looks.card_stop)]


def brief_card(part: Card, galley: Galley) -> list[Flowable]:
    looks = galley.looks
    parts: list[Flowable] = [galley.heading(4, part.title, looks.brief_title)]
    if part.dose:
        parts.append(galley.paragraph(part.dose, looks.brief_dose))
    parts.append(galley.paragraph(" ".join(part.steps), looks.brief))
    parts += [galley.labelled(hint, looks.brief) for hint in part.hints]
    return [*parts, galley.paragraph(part.stop_if, looks.brief)] if part.stop_if else parts
