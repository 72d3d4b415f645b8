"""What a store with a passphrase notes about itself, in its table `meta`."""

from typing import Any, Final

DRAFT_KEY: Final = "draft_key"
"""Seals the unsaved work, which lies outside of the store."""

CONVERSION: Final = "conversion"
"""Marks the new files of a conversion whose old ones are not all replaced yet."""

DRAFTS_FOLDER: Final = "conversion_drafts"
"""Where the unsaved work lies that is part of the conversion."""

_READ: Final = "SELECT key, value FROM meta WHERE key IN (?, ?, ?)"
_WRITE: Final = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
_DELETE: Final = "DELETE FROM meta WHERE key = ?"

Rows = dict[str, str | None]


def read_rows(connection: Any) -> Rows:
    """Those of the three that are there."""
    return dict(connection.execute(_READ, (DRAFT_KEY, CONVERSION, DRAFTS_FOLDER)).fetchall())


def write_rows(connection: Any, rows: Rows) -> None:
    """All of them or none; None takes a row away."""
    connection.execute("BEGIN IMMEDIATE")
    for key, value in rows.items():
        if value is None:
            connection.execute(_DELETE, (key,))
        else:
            connection.execute(_WRITE, (key, value))
    connection.execute("COMMIT")
