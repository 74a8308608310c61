"""Citations and the bibliography fit each other, and links are well formed.

That links inside the book lead somewhere is the build's business: it runs with ``-n -W``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from pybtex.database import Entry, parse_file

from tests.content.lessons import BOOK, COURSE

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES: dict[str, Entry] = dict(parse_file(str(BOOK / "references.bib")).entries)
PAGES = sorted(BOOK.rglob("*.md"))
OURSELVES = "thiscourse"
"""The source of what the course says of itself; it is in no bibliography."""

_CITE = re.compile(r"\{cite(?::[pt])?\}`([^`]+)`")
_LINK = re.compile(r"\bhttps?:[^\s)>\]\"'`]+")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:--\d{2,4})?")


def _cited(page: Path) -> set[str]:
    lists = _CITE.findall(page.read_text(encoding="utf-8"))
    return {key.strip() for keys in lists for key in keys.split(",")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(BOOK).as_posix())
def test_every_citation_has_its_entry(page: Path) -> None:
    """No page cites what is not in the bibliography."""
    assert _cited(page) - ENTRIES.keys() == set()


def test_every_entry_is_cited() -> None:
    """Each entry is cited on a page, or is a source on which a fact rests."""
    cited = set().union(*map(_cited, PAGES))
    used = {place.source for placed in COURSE.facts for place in placed.fact.source}
    rested = {each.cite or each.id for each in COURSE.sources if each.id in used}
    assert ENTRIES.keys() - cited - rested == set()


def test_every_source_is_in_the_bibliography() -> None:
    """Whoever follows a fact to its source finds the source's full title."""
    sources = {each.cite or each.id for each in COURSE.sources}
    assert sources - ENTRIES.keys() == {OURSELVES}


@pytest.mark.parametrize("key", ENTRIES)
def test_an_entry_can_be_found_in_a_library(key: str) -> None:
    """Each entry has a title and a year, who made it or what it is, and a DOI that may be one."""
    entry = ENTRIES[key]
    assert entry.fields["title"].strip("{}")
    assert _YEAR.fullmatch(entry.fields["year"])
    assert entry.persons or {"note", "organization", "institution"} & set(entry.fields)
    assert _DOI.fullmatch(entry.fields.get("doi", "10.0000/none"))


def _addresses() -> list[str]:
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    found = {match[0] for text in texts for match in _LINK.finditer(text)}
    found |= {entry.fields["url"] for entry in ENTRIES.values() if "url" in entry.fields}
    return sorted(found | {source.url for source in COURSE.sources if source.url})


@pytest.mark.parametrize("address", _addresses())
def test_an_address_outside_is_https_and_whole(address: str) -> None:
    """Scheme and host are there, no blank or full stop has slipped in at the end."""
    parts = urlsplit(address)
    assert parts.scheme == "https"
    assert _HOST.fullmatch(parts.netloc)
    assert not re.search(r"[\s.,;]$|localhost|example", address)


def test_the_tests_above_look_at_something() -> None:
    """There are citations, entries and addresses."""
    assert len(set().union(*map(_cited, PAGES))) > 80
    assert len(ENTRIES) > 150
    assert len(_addresses()) > 10
