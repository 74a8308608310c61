"""Length and reading level of a text."""

from __future__ import annotations

import pytest

from factquiz.checks.page import read
from factquiz.checks.readability import Reading, reading, running


def test_lix_adds_the_length_of_sentences_and_the_share_of_long_words() -> None:
    """Ten words in two sentences, three of more than six letters: 5 + 30."""
    page = read("book/a.md", "Security is hard to agree upon.\nNeighbours talk about frontiers.\n")
    found = reading(running(page.sentences))
    assert found == Reading(words=10, sentences=2, long_words=3)
    assert (found.words_per_sentence, found.lix) == (5.0, 35.0)


@pytest.mark.parametrize("word", ["longer", "1234567", "co-ops", "don't’ts"])
def test_only_letters_make_a_word_long(word: str) -> None:
    """Digits and marks do not count; six letters are not yet long."""
    assert reading(read("book/a.md", f"{word}.").sentences).long_words == 0


def test_headings_tables_and_boxes_are_no_running_text() -> None:
    """Paragraphs and lists are counted, and nothing else."""
    text = "# One\n\nTwo.\n\n- Three.\n\n| Four |\n|---|\n| five |\n\n```{note}\nSix.\n```\n"
    assert reading(running(read("book/a.md", text).sentences)).words == 2


def test_nothing_measures_nought() -> None:
    """An empty text has no level, and is no mistake."""
    empty = reading(())
    assert (empty.words_per_sentence, empty.lix) == (0.0, 0.0)
