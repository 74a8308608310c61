"""Locators are checked against the sections and paragraphs that a source really has."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from factquiz.facts.sources import WHOLE, Section, Source, SourceFile, fault

FIRST = {"id": "I.1", "title": "First", "paragraphs": 2}
NOTE = {"id": "note", "title": "Note", "paragraphs": 1}
TEXT = {"id": "text", "title": "A text", "label": "Text"}
PARTED = Source.model_validate({**TEXT, "sections": [FIRST, NOTE]})
RECORD = Source.model_validate({**TEXT, "id": "record"})


def test_every_allowed_locator_points_somewhere_and_nothing_else_does() -> None:
    """The list that the coverage report counts is exactly what the check accepts."""
    assert PARTED.allowed() == ("I.1 ¶1", "I.1 ¶2", "note ¶1")
    assert RECORD.allowed() == (WHOLE,)
    for source in (PARTED, RECORD):
        assert all(fault(source, at) is None for at in source.allowed())


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("I.1 ¶3", "2 paragraph"),
        ("I.1 ¶0", "not a place"),
        ("I.1 ¶01", "not a place"),
        ("I.2 ¶1", "I.1, note"),
        ("I.1", "not a place"),
        ("I.1 1", "not a place"),
        ("I.1  ¶1", "not a place"),
        ("¶1", "not a place"),
        ("I.1 ¶²", "not a place"),
        ("whole", "not a place"),
        ("", "not a place"),
    ],
)
def test_a_locator_that_points_nowhere_says_what_there_is(at: str, told: str) -> None:
    """The message names the place, and the hint shows how to write one."""
    wrong = fault(PARTED, at)
    assert wrong is not None
    assert told in wrong.message
    assert wrong.hint


def test_a_source_without_parts_is_cited_as_a_whole() -> None:
    """Anything finer is a mistake until its sections are listed."""
    assert fault(RECORD, "1 ¶1") is not None
    assert fault(RECORD, WHOLE) is None


def test_gists_stand_for_all_paragraphs_or_for_none() -> None:
    """A missing line would shift all that follow."""
    assert Section.model_validate({**FIRST, "gist": ["One.", "Two."]}).gist == ("One.", "Two.")
    with pytest.raises(ValidationError):
        Section.model_validate({**FIRST, "gist": ["One."]})


def test_no_two_sources_and_no_two_sections_share_an_id() -> None:
    """A locator must lead to one place."""
    with pytest.raises(ValidationError, match="2 sources have the id `record`"):
        SourceFile(sources=(RECORD, RECORD))
    with pytest.raises(ValidationError, match="2 sections have the id `note`"):
        Source.model_validate({**TEXT, "sections": [NOTE, FIRST, NOTE]})


@pytest.mark.parametrize(
    "url", ["http://example.org", "ftp://x", "javascript:alert(1)", "https://"]
)
def test_a_link_is_https(url: str) -> None:
    """The label of a source becomes a link in the book."""
    with pytest.raises(ValidationError):
        Source.model_validate({**TEXT, "url": url})
