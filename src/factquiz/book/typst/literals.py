"""Typst code as text: literals, calls and content, each written in one way only.

Text never becomes Typst markup: it is written as a string literal,
so nothing in a lesson can be mistaken for code and nothing needs the rules of markup escaping.
This module knows nothing of documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Value: TypeAlias = "str | int | bool | Code | tuple[Value, ...] | None"
"""What can be written as a Typst value; a ``str`` becomes a string, :class:`Code` itself."""

SOURCE_MARK = "// source: "
"""Begins the comment that says which line of the book the markup below comes from."""

NO_BREAK = "\N{NO-BREAK SPACE}"

_LINE_BREAK = re.compile(r"[ \t\r]*\n[ \t\r]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Code:
    """Typst code that is written as it stands."""

    source: str


def string(text: str) -> str:
    """Return a Typst string literal, quotes included."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _CONTROL.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", escaped) + '"'


def text(words: str) -> str:
    """Return markup that shows ``words``; a line break in the source is a space.

    The semicolon ends the expression: without it a following ``(`` or ``.`` would be code.
    """
    return f"#{string(_LINE_BREAK.sub(' ', words))};" if words else ""


def content(markup: str) -> Code:
    """Return a content block: markup as a value."""
    return Code(f"[{markup}]")


def blocks(parts: Iterable[str]) -> str:
    """Join block markup, each part in lines of its own."""
    return "\n\n".join(part for part in parts if part)


def from_source(place: str, markup: str) -> str:
    """Return markup under a comment that names its place in the sources of the book."""
    return f"{SOURCE_MARK}{place}\n{markup}"


def block_content(markup: str) -> Code:
    """Return block markup as a value, on lines of its own."""
    return Code(f"[\n{markup}\n]")


def value(given: Value) -> str:
    """Return a value as Typst code."""
    match given:
        case Code(source):
            return source
        case str():
            return string(given)
        case tuple():
            return _array(given)
        case None:
            return "none"
        case _:
            return str(given).lower()


def _array(items: tuple[Value, ...]) -> str:
    """Return an array; the comma after a single item tells it from a value in brackets."""
    return f"({', '.join(map(value, items))}{',' * (len(items) == 1)})"


def expression(function: str, *positional: Value, **named: Value) -> Code:
    """Return a function call as a value; ``_`` in an argument's name is Typst's ``-``."""
    arguments = [value(each) for each in positional]
    arguments += [f"{name.replace('_', '-')}: {value(each)}" for name, each in named.items()]
    return Code(f"{function}({', '.join(arguments)})")


def call(function: str, *positional: Value, **named: Value) -> str:
    """Return a function call as markup."""
    return f"#{expression(function, *positional, **named).source};"
