"""The tables of the store, the same on SQLite and PostgreSQL.

Bodies of plans lie in `revision` alone: lists and searches then read short rows, and nothing is
kept twice. What is added or changed here needs a step in `storage.migrations`.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """A point in time as microseconds since 1970: SQLite knows no times and drops their zone."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


_BYTEWISE: Final = String().with_variant(String(collation="C"), "postgresql")
"""Text in the order of its code points, so that words with one beginning lie side by side."""

_OF_PLAN: Final = "plan.id"

metadata: Final = MetaData()

meta: Final = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

patient: Final = Table(
    "patient",
    metadata,
    Column("id", _BYTEWISE, primary_key=True),
    Column("name", String, nullable=False),
    Column("words", _BYTEWISE, nullable=False),
    Column("born", Date),
    Column("contact", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("binned_at", Moment),
    Index("patient_by_words", "words", "id"),
)

plan: Final = Table(
    "plan",
    metadata,
    Column("id", _BYTEWISE, primary_key=True),
    Column("patient_id", _BYTEWISE, ForeignKey("patient.id", ondelete="SET NULL"), index=True),
    Column("patient", String, nullable=False),
    Column("diagnosis_key", String, nullable=False),
    Column("diagnosis", String, nullable=False),
    Column("side", String),
    Column("goal", Text, nullable=False),
    Column("created", Date, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String, nullable=False),
    Column("binned_at", Moment),
    Column("words", Text, nullable=False),
    Index("plan_by_time", "saved_at", "id"),
    Index("plan_by_diagnosis", "diagnosis_key", "saved_at", "id"),
)

revision: Final = Table(
    "revision",
    metadata,
    Column("plan_id", _BYTEWISE, ForeignKey(_OF_PLAN, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

plan_word: Final = Table(
    "plan_word",
    metadata,
    Column("word", _BYTEWISE, primary_key=True),
    Column(
        "plan_id",
        _BYTEWISE,
        ForeignKey(_OF_PLAN, ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)

patient_word: Final = Table(
    "patient_word",
    metadata,
    Column("word", _BYTEWISE, primary_key=True),
    Column(
        "patient_id",
        _BYTEWISE,
        ForeignKey("patient.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)

diagnosis_words: Final = Table(
    "diagnosis_words",
    metadata,
    Column("key", String, primary_key=True),
    Column("words", Text, nullable=False),
)

handout: Final = Table(
    "handout",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "plan_id", _BYTEWISE, ForeignKey(_OF_PLAN, ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("given_on", Date, nullable=False),
    Column("kind", String, nullable=False),
    Column("to", String, nullable=False),
    Column("sha256", String, nullable=False),
)

own: Final = Table(
    "own",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", _BYTEWISE, primary_key=True),
    Column("name", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String, nullable=False),
    Column("binned_at", Moment),
    Column("body", LargeBinary, nullable=False),
)
