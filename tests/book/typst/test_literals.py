"""Text and values as Typst code: read back by the Typst compiler itself."""

from __future__ import annotations

import json

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from factquiz.book.typst.literals import Code, Value, call, content, expression, string, text, value


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> typst.Compiler:
    """Return a compiler that can evaluate code."""
    empty = tmp_path_factory.mktemp("typst") / "empty.typ"
    empty.touch()
    return typst.Compiler(empty)


@given(words=st.text(alphabet=st.characters(codec="utf-8")))
def test_string_means_what_it_was_made_from(compiler: typst.Compiler, words: str) -> None:
    """Typst reads a string literal as exactly the text it was made from."""
    assert json.loads(compiler.eval(string(words))) == words


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a", '"a"'),
        (3, "3"),
        (True, "true"),
        (None, "none"),
        (("a",), '("a",)'),
        ((), "()"),
        ((1, (2, None)), "(1, (2, none))"),
        (Code("1fr"), "1fr"),
    ],
)
def test_values(given: Value, expected: str) -> None:
    """Each kind of value has one way to be written; an array of one keeps its comma."""
    assert value(given) == expected


def test_text_ends_its_expression() -> None:
    """A semicolon keeps the next character from being read as code."""
    assert text("see (above)") == '#"see (above)";'


def test_a_line_break_of_the_source_is_a_space() -> None:
    """Prose has one sentence to a line; paper has not. Other spaces stay."""
    assert text("one \n  two\u00a0three") == '#"one two\u00a0three";'


def test_no_text_is_no_markup() -> None:
    """An empty text writes nothing."""
    assert text("") == ""


def test_calls() -> None:
    """A call in markup ends with a semicolon; underscores in names are Typst's hyphens."""
    assert expression("f", 1, a_b="x").source == 'f(1, a-b: "x")'
    assert call("f", content("#x;")) == "#f([#x;]);"
