"""Finds plans as somebody types: the start of every word must be there, newest plans first.

However many plans there are, the work for one page stays small. A word that few plans hold leads
straight to them, and so do two words that few plans hold together. Words that many plans hold are
soon found by going through the plans from the newest on, until the page is full; when only one
diagnosis can be meant, through its plans alone.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    false,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)

from rehabplanner.storage import schema
from rehabplanner.storage.stored import Cursor, Page, PlanRow
from rehabplanner.storage.words import wanted_words

_FEW: Final = 500
"""So many plans are looked up one by one; with more, going through the newest is quicker."""

_NOT_MANY: Final = 5000
"""A word that so many hold can still be looked up where a second word leaves few of them."""

_LAST: Final = chr(0x10FFFF)
"""Comes after every character."""

PLAN_COLUMNS: Final = tuple(schema.plan.c[name] for name in PlanRow.model_fields)


def find(connection: Connection, text: str, limit: int, after: Cursor | None) -> Page:
    """The plans that hold the start of every word of the text; all of them for an empty text."""
    query = select(*PLAN_COLUMNS).where(schema.plan.c.binned_at.is_(None))
    words = wanted_words(text)
    if text.strip() and not words:
        return Page(rows=())  # signs alone are in no word
    names = _diagnoses(connection) if words else {}
    found = {word: [key for key, line in names.items() if f" {word}" in line] for word in words}
    for word, diagnoses in found.items():
        query = query.where(_holds(word, diagnoses))
    own = [word for word, diagnoses in found.items() if not diagnoses]
    few = holding_a_rare_word(connection, schema.plan_word.c.plan_id, own)
    if few is not None:
        query = query.where(schema.plan.c.id.in_(few))
    else:
        query = query.where(_only_diagnosis(connection, found))
    return page(connection, query, limit, after)


def page(
    connection: Connection, query: Select[Any], limit: int, after: Cursor | None = None
) -> Page:
    """The first rows of the query after the cursor, newest first; one more tells if that is all."""
    plan = schema.plan.c
    if after is not None:
        saved_at = literal(after.saved_at, plan.saved_at.type)
        query = query.where(tuple_(plan.saved_at, plan.id) < tuple_(saved_at, after.plan_id))
    query = query.order_by(plan.saved_at.desc(), plan.id.desc()).limit(limit + 1)
    rows = tuple(PlanRow(**row) for row in connection.execute(query).mappings())
    if len(rows) <= limit:
        return Page(rows=rows)
    last = rows[limit - 1]
    return Page(rows=rows[:limit], after=Cursor(saved_at=last.saved_at, plan_id=last.id))


def _diagnoses(connection: Connection) -> dict[str, str]:
    """The folded names of every diagnosis in the store."""
    table = schema.diagnosis_words.c
    rows = connection.execute(select(table.key, table.words))
    return {row.key: row.words for row in rows}


def _holds(word: str, diagnoses: Sequence[str]) -> ColumnElement[bool]:
    plan = schema.plan.c
    named = plan.diagnosis_key.in_(diagnoses) if diagnoses else false()
    return or_(plan.words.like(f"% {word}%"), named)


def _only_diagnosis(
    connection: Connection, found: Mapping[str, Sequence[str]]
) -> ColumnElement[bool]:
    """The one diagnosis that can be meant, if there is one: its plans lie in order in an index.

    A word can mean a diagnosis alone when no plan holds it in patient or goal.
    """
    of = schema.plan_word.c.plan_id
    meant = [set(keys) for word, keys in found.items() if keys and not _held(connection, of, word)]
    if not meant:
        return true()
    keys = set.intersection(*meant)
    if not keys:
        return false()
    diagnosis = schema.plan.c.diagnosis_key
    return diagnosis == keys.pop() if len(keys) == 1 else diagnosis.in_(sorted(keys))


def holding_a_rare_word(
    connection: Connection, of: Column[str], words: Sequence[str]
) -> list[str] | None:
    """The ids of those who hold a word that few hold, or words that few hold together.

    None when many hold them all, as far as that is quickly known.

    of: the column that names the holder, in a table of words
    """
    by_length = sorted(words, key=len, reverse=True)  # a long word is rare more often
    for word in by_length:
        ids = _few(connection, _holders(of, word))
        if ids is not None:
            return ids
    for word in by_length if len(words) > 1 else ():
        if _are_not_many(connection, _holders(of, word)):
            return _few(connection, _holders_of_all(of, word, words))
    return None


def _few(connection: Connection, holders: Select[Any]) -> list[str] | None:
    """Their ids; None when they are many."""
    ids = connection.scalars(holders.limit(_FEW + 1)).all()
    return list(dict.fromkeys(ids)) if len(ids) <= _FEW else None


def _are_not_many(connection: Connection, holders: Select[Any]) -> bool:
    counted = select(func.count()).select_from(holders.limit(_NOT_MANY + 1).subquery())
    return (connection.scalar(counted) or 0) <= _NOT_MANY


def _held(connection: Connection, of: Column[str], word: str) -> bool:
    return connection.scalar(_holders(of, word).limit(1)) is not None


def _holders(of: Column[str], word: str) -> Select[Any]:
    """Those who hold a word that starts so."""
    return select(of).where(_begins(of.table.c.word, word))


def _holders_of_all(of: Column[str], word: str, words: Sequence[str]) -> Select[Any]:
    """Those who hold a word that starts so, and all the others."""
    query = _holders(of, word)
    for other in words:
        if other != word:
            held = of.table.alias()
            theirs = (held.c[of.name] == of) & _begins(held.c.word, other)
            query = query.where(select(held.c.word).where(theirs).exists())
    return query


def _begins(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return (column >= word) & (column < word + _LAST)
