"""The gradebook as a database: an SQLite file, or a schema of a PostgreSQL server.

It is the audit trail of a class: what came in, what became of it, every distinct answer with its
score under every version of the key, and each run of the program that wrote any of this.

A response is stored as the number of a distinct *answer*; a submission holds the numbers of its
answers, four bytes each. So a million students cost little, an answer is judged once, and
regrading judges answers, not students.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

STORE_FORMAT: Final = "factquiz-gradebook/4"

TABLES: Final = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE frozen_key (digest TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE run (
  id BIGINT PRIMARY KEY, at TEXT NOT NULL, version TEXT NOT NULL, command TEXT NOT NULL,
  key TEXT NOT NULL, settings TEXT NOT NULL
);
CREATE TABLE student (place BIGINT PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE answer (
  id BIGINT PRIMARY KEY, form TEXT NOT NULL, number BIGINT NOT NULL, raw TEXT NOT NULL,
  digest TEXT NOT NULL, UNIQUE (form, number, digest)
);
CREATE TABLE score (
  answer BIGINT NOT NULL, run BIGINT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (answer, run)
);
CREATE TABLE submission (
  id BIGINT PRIMARY KEY, file TEXT NOT NULL, student TEXT NOT NULL, form TEXT NOT NULL,
  arrived TEXT NOT NULL, answers {blob} NOT NULL, points TEXT NOT NULL, standing TEXT NOT NULL,
  other TEXT NOT NULL, receipt TEXT NOT NULL
);
CREATE TABLE refusal (id BIGINT PRIMARY KEY, content TEXT NOT NULL, student TEXT NOT NULL);
CREATE TABLE change (
  id BIGINT PRIMARY KEY, run BIGINT NOT NULL, student TEXT NOT NULL, item TEXT NOT NULL,
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
CREATE TABLE mark_refusal (id BIGINT PRIMARY KEY, content TEXT NOT NULL)
"""
"""``content`` is the record as JSON, ``points`` an exact fraction, ``answers`` packed numbers."""

INDEXES: Final = (
    "CREATE INDEX submission_student ON submission (student, id)",
    "CREATE INDEX refusal_student ON refusal (student)",
)
"""Made when the rows are in: that is faster than keeping them up row by row."""

_BLOCK = 1024


class Cursor(Protocol):
    """What we use of a DB-API cursor (PEP 249)."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> object:
        """Run a statement."""

    def executemany(self, sql: str, parameters: Any, /) -> object:  # noqa: ANN401 (drivers differ)
        """Run a statement for each row."""

    def fetchmany(self, size: int, /) -> list[Any]:
        """Return the next rows."""

    def close(self) -> None:
        """End it."""


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

    def rows(self, sql: str, *parameters: object) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, a block at a time."""
        with closing(self._connection.cursor()) as cursor:
            cursor.execute(self._own(sql), parameters)
            while block := cursor.fetchmany(_BLOCK):
                yield from block

    def value(self, sql: str, *parameters: object) -> Any:  # noqa: ANN401 (of any column)
        """Return the first value of the first row of a query, or nothing."""
        return next(self.rows(sql, *parameters), (None,))[0]

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


def tables(store: Store, *, blob: str = "BLOB") -> None:
    """Make the tables. ``blob`` is what the database calls a column of bytes."""
    for statement in TABLES.format(blob=blob).split(";"):
        store.run(statement)
    store.say(format=STORE_FORMAT)


def packed(answers: Iterable[int]) -> bytes:
    """Return numbers of answers as bytes, four for each, the low one first."""
    numbers = array("I", answers)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes) -> array[int]:
    """Return the numbers of answers that bytes hold."""
    numbers = array("I", bytes(data))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
