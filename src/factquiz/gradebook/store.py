"""The gradebook as a database: an SQLite file, or a schema of a PostgreSQL server.

It is the audit trail of a class: what came in, what became of it, every distinct answer with its
score under every version of the key, and each run of the program that wrote any of this.

What there is one of for each student stands in blocks, a column of a block being one text or one
string of bytes: a database takes longer to find room for a row than we take to judge forty answers.
Columns of text are JSON arrays, so that SQL can look into them (``json_each``). A response is the
number of a distinct *answer*, a score the number of a *tally*, a student the place on the roster:
so an answer is judged once, and regrading judges answers, not students.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

STORE_FORMAT: Final = "factquiz-gradebook/5"

TABLES: Final = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE frozen_key (digest TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE run (
  id {integer} PRIMARY KEY, at TEXT NOT NULL, version TEXT NOT NULL, command TEXT NOT NULL,
  key TEXT NOT NULL, settings TEXT NOT NULL
);
CREATE TABLE roster (first {integer} PRIMARY KEY, ids TEXT NOT NULL, names TEXT NOT NULL);
CREATE TABLE answer (
  id {integer} PRIMARY KEY, form TEXT NOT NULL, number BIGINT NOT NULL, raw TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE
);
CREATE TABLE score (
  answer BIGINT NOT NULL, run BIGINT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (answer, run)
){by_key};
CREATE TABLE tally (
  id {integer} PRIMARY KEY, points TEXT NOT NULL, states TEXT NOT NULL, UNIQUE (points, states)
);
CREATE TABLE block (
  id {integer} PRIMARY KEY, form TEXT NOT NULL, size BIGINT NOT NULL,
  lowest BIGINT NOT NULL, highest BIGINT NOT NULL,
  numbers TEXT NOT NULL, students TEXT NOT NULL, files TEXT NOT NULL, arrived TEXT NOT NULL,
  receipts TEXT NOT NULL, tallies TEXT NOT NULL, answers {blob} NOT NULL
);
CREATE TABLE attempt (
  number {integer} PRIMARY KEY, student BIGINT NOT NULL, standing TEXT NOT NULL,
  other TEXT NOT NULL
);
CREATE TABLE refusal (id {integer} PRIMARY KEY, content TEXT NOT NULL, student TEXT NOT NULL);
CREATE TABLE change (
  id {integer} PRIMARY KEY, run BIGINT NOT NULL, student TEXT NOT NULL, item TEXT NOT NULL,
  old TEXT NOT NULL, new TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE rubric (
  id TEXT NOT NULL, run BIGINT NOT NULL, place BIGINT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (id, run)
);
CREATE TABLE mark (
  student TEXT NOT NULL, rubric TEXT NOT NULL, run BIGINT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (student, rubric, run)
);
CREATE TABLE mark_refusal (id {integer} PRIMARY KEY, content TEXT NOT NULL)
"""
"""``content`` is the record as JSON, ``points`` an exact fraction, ``number`` what a submission was
counted as when it came in. The columns of ``block`` are said in :mod:`factquiz.gradebook.blocks`;
``attempt`` has those submissions alone that do not count."""

INDEXES: Final = (
    "CREATE INDEX refusal_student ON refusal (student)",
    "CREATE INDEX block_students ON block (lowest, highest)",
)
"""Made when the rows are in: that is faster than keeping them up row by row."""

LARGE: Final = 8
"""How many rows of roster and blocks are in memory at a time: each has many students."""

_BLOCK = 1024


class Connection(Protocol):
    """What we use of a DB-API connection (PEP 249)."""

    def cursor(self) -> Any:  # noqa: ANN401 (drivers differ in what they return)
        """Return a new cursor."""

    def commit(self) -> None:
        """Make what was written last."""

    def close(self) -> None:
        """End it; what was not committed is lost."""


class Store:
    """A connection to a gradebook. Statements use ``?`` for parameters, whatever the driver."""

    def __init__(self, connection: Connection, *, placeholder: str = "?") -> None:
        self._connection = connection
        self._placeholder = placeholder

    def _own(self, sql: str) -> str:
        return sql if self._placeholder == "?" else sql.replace("?", self._placeholder)

    def run(self, sql: str, *parameters: object) -> None:
        """Run one statement."""
        with closing(self._connection.cursor()) as cursor:
            cursor.execute(self._own(sql), parameters)

    def many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run one statement for each row."""
        with closing(self._connection.cursor()) as cursor:
            cursor.executemany(self._own(sql), rows)

    def rows(
        self, sql: str, *parameters: object, at_once: int = _BLOCK
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, so many of them in memory at a time."""
        with closing(self._connection.cursor()) as cursor:
            cursor.execute(self._own(sql), parameters)
            while block := cursor.fetchmany(at_once):
                yield from block

    def value(self, sql: str, *parameters: object) -> Any:  # noqa: ANN401 (of any column)
        """Return the first value of the first row of a query, or nothing."""
        with closing(self._connection.cursor()) as cursor:
            cursor.execute(self._own(sql), parameters)
            found = cursor.fetchmany(1)
        return found[0][0] if found else None

    def about(self) -> dict[str, str]:
        """Return what the gradebook says of itself: format, quiz, title and counts."""
        return dict(self.rows("SELECT name, value FROM about"))

    def say(self, **about: str) -> None:
        """Write what the gradebook says of itself."""
        for name, value in about.items():
            self.run("DELETE FROM about WHERE name = ?", name)
            self.run("INSERT INTO about VALUES (?, ?)", name, value)

    def commit(self) -> None:
        """Make what was written last."""
        self._connection.commit()

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


def create(path: Path | None = None) -> Store:
    """Return a new, empty gradebook in an SQLite file, or in memory.

    The file is written without a journal: it takes its place when it is complete,
    and until then nobody reads it (:mod:`factquiz.staging`).
    """
    connection = sqlite3.connect(path or ":memory:")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    store = Store(connection)
    tables(store)
    return store


def open_file(path: Path, *, writing: bool = False) -> Store:
    """Return the gradebook in an SQLite file, to be read, or to be written as well.

    Raises:
        ValueError: it is no gradebook, or one of another format.

    """
    mode = "rw" if writing else "ro"
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True)
    except sqlite3.OperationalError as error:
        raise ValueError(f"{path} cannot be opened: {error}") from error
    store = Store(connection)
    try:
        found = store.about().get("format", "")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise ValueError(f"{path} is not a gradebook: {error}") from error
    if found != STORE_FORMAT:
        connection.close()
        raise ValueError(f"{path} has the format {found!r}; this version reads {STORE_FORMAT!r}")
    return store


def tables(
    store: Store, *, blob: str = "BLOB", integer: str = "INTEGER", by_key: str = " WITHOUT ROWID"
) -> None:
    """Make the tables, in the words of SQLite or of another database.

    ``blob`` and ``integer`` are what it calls bytes and keys; ``by_key`` keeps rows in the order of
    their key, and nowhere else.
    """
    for statement in TABLES.format(blob=blob, integer=integer, by_key=by_key).split(";"):
        store.run(statement)
    store.say(format=STORE_FORMAT)
