"""The docs are complete: codes, commands, links, decisions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factquiz.cli import COMMANDS
from factquiz.responses.quarantine import Refusal
from factquiz.scans.setaside import Cause
from factquiz.scoring.mark import Problem
from tests.docs.codes import codes
from tests.docs.pages import DOCS, PACKAGE, ROOT, links, sections, text

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")))
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
DIAGNOSTICS = DOCS / "diagnostics.md"


def _subtypes() -> set[str]:
    """Return the subtypes of Sphinx warnings that are written out in the book extension."""
    source = "\n".join(text(file) for file in sorted((PACKAGE / "book").rglob("*.py")))
    return set(re.findall(r'subtype="([^"]+)"', source))


def test_every_diagnostic_code_has_a_section_and_every_section_a_code() -> None:
    """A code in brackets can be looked up, and the page has none that never comes."""
    assert set(sections(DIAGNOSTICS, 3)) == set(codes(PACKAGE)) | _subtypes()


@pytest.mark.parametrize(("code", "section"), sections(DIAGNOSTICS, 3).items())
def test_each_diagnostic_has_a_cause_and_a_cure(code: str, section: str) -> None:
    """What is wrong and what to do stand in one sentence each, on one line each."""
    assert re.fullmatch(r"Cause: [^\n]+\.\nCure: [^\n]+\.", section), f"the section of {code}"


@pytest.mark.parametrize("code", [*Refusal, *Problem])
def test_grading_explains_why_a_file_or_a_response_is_set_aside(code: str) -> None:
    """Each reason for quarantine, and for an ungradable response, stands in docs/grading.md."""
    assert f"`{code}`" in text(DOCS / "grading.md")


@pytest.mark.parametrize("cause", Cause)
def test_the_page_on_papers_explains_why_a_page_is_set_aside(cause: str) -> None:
    """Each cause has a row of its own."""
    assert f"\n| `{cause}` | " in text(DOCS / "papers.md")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_shown_in_the_readme_or_the_docs(command: str) -> None:
    """No command must be found by chance."""
    assert any(re.search(rf"factquiz {command}\b", text(page)) for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """Files and headings that a page links to exist."""
    for link in links(page):
        path, _, heading = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), link
        if heading:
            titles = [title for level in range(1, 7) for title in sections(target, level)]
            assert heading in {re.sub(r"[^\w -]", "", t.lower()).replace(" ", "-") for t in titles}


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda page: page.stem)
def test_each_decision_has_its_parts_and_is_listed(decision: Path) -> None:
    """A decision has context, decision and consequences, and a line in the index."""
    assert re.match(r"\d{4}-[a-z0-9-]+$", decision.stem)
    assert list(sections(decision, 2)) == ["Context", "Decision", "Consequences"]
    assert f"decisions/{decision.name}" in links(DOCS / "README.md")


def test_every_page_of_the_docs_is_listed() -> None:
    """The index of the docs leads to each page."""
    listed = {(DOCS / link).resolve() for link in links(DOCS / "README.md")}
    assert set(DOCS.rglob("*.md")) - listed - {DOCS / "README.md"} == set()


def _mentioned() -> list[str]:
    source = "\n".join(text(file) for file in sorted(PACKAGE.rglob("*.py")))
    return sorted(set(re.findall(r"docs/[\w/.-]+\.md", source)))


@pytest.mark.parametrize("name", _mentioned())
def test_pages_that_the_code_mentions_exist(name: str) -> None:
    """A message or a docstring sends nobody to a page that is not there."""
    assert (ROOT / name).is_file()
