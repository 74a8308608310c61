"""A gradebook on a PostgreSQL server, in a schema of its own; needs the extra ``postgres``.

The URL is that of libpq (``postgresql://host/database``; a password is better kept in
``~/.pgpass``); behind ``#`` stands the quiz. All that a run writes is one transaction: it is there
as a whole or not at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from factquiz.gradebook.store import STORE_FORMAT, Store, tables

if TYPE_CHECKING:
    from psycopg import Connection

_URL = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def is_url(target: str) -> bool:
    """Tell whether a gradebook is named by the URL of a server."""
    return _URL.match(target) is not None


def create_on_server(url: str, quiz: str) -> Store:
    """Return a new, empty gradebook of a quiz, in place of an earlier one.

    Raises:
        ImportError: psycopg is not installed.
        ValueError: the server does not answer, or the schema holds what is not ours.

    """
    connection = _connected(url.partition("#")[0])
    schema = _schema(quiz)
    try:
        if _exists(connection, schema):
            _check_ours(connection, schema)
            _run(connection, "DROP SCHEMA {} CASCADE", schema)
        _run(connection, "CREATE SCHEMA {}", schema)
        _run(connection, "SET search_path TO {}", schema)
        store = Store(connection, placeholder="%s")
        tables(store, blob="BYTEA", integer="BIGINT", by_key="")
    except Exception:
        connection.close()
        raise
    return store


def open_on_server(url: str) -> Store:
    """Return the gradebook that a URL with ``#quiz`` names, to be read and written.

    Raises:
        ImportError: psycopg is not installed.
        ValueError: the server does not answer, or has no gradebook of this quiz.

    """
    address, _, quiz = url.partition("#")
    if not quiz:
        raise ValueError(f"{url} does not name the quiz: add # and its id")
    connection = _connected(address)
    try:
        _check_ours(connection, _schema(quiz))
    except Exception:
        connection.close()
        raise
    return Store(connection, placeholder="%s")


def _connected(address: str) -> Connection[Any]:
    # A class that is kept in a file does not wait for the driver of a server.
    import psycopg  # noqa: PLC0415

    try:
        return psycopg.connect(address)
    except psycopg.Error as error:
        raise ValueError(f"{address} does not answer: {str(error).strip()}") from error


def _schema(quiz: str) -> str:
    return f"factquiz_{_NOT_PLAIN.sub('_', quiz.casefold())}"


def _run(connection: Connection[Any], statement: str, schema: str) -> None:
    from psycopg import sql  # noqa: PLC0415

    connection.execute(sql.SQL(statement).format(sql.Identifier(schema)))


def _exists(connection: Connection[Any], schema: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM information_schema.schemata WHERE schema_name = %s", (schema,)
    )
    return found.fetchone() is not None


def _check_ours(connection: Connection[Any], schema: str) -> None:
    """Go into a schema, and make sure that it is a gradebook of this format."""
    _run(connection, "SET search_path TO {}", schema)
    mine = connection.execute("SELECT to_regclass('about') IS NOT NULL").fetchone()
    store = Store(connection, placeholder="%s")
    found = store.about().get("format", "") if mine and mine[0] else ""
    if found != STORE_FORMAT:
        raise ValueError(f"the schema {schema} has no gradebook of ours, of format {STORE_FORMAT}")
