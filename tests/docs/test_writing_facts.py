"""docs/writing-facts.md shows every kind of fact, and every example in it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema
import pytest

from factquiz.engine import Engine, start
from factquiz.facts.kinds import KINDS
from factquiz.facts.schema import schema
from tests import editors
from tests.docs.pages import DOCS, examples, sections

if TYPE_CHECKING:
    from pathlib import Path

PAGE = DOCS / "writing-facts.md"
BLOCKS = examples(PAGE, "yaml")
FACTS = "\n".join(block for block in BLOCKS if block.startswith("- "))

COURSE = """
title: Europe in the 1970s
lessons:
  - id: helsinki
    page: lessons/helsinki
    title: Helsinki
    minutes: 90
    objectives: [{id: explain-the-act, text: "Explain what the Final Act was."}]
"""
SOURCES = """
sources:
  - id: lecture1
    title: The first lecture
    label: Lecture 1
    sections:
      - {id: "1", title: Before, paragraphs: 3}
      - {id: "2", title: The Act, paragraphs: 3}
"""
HEAD = "lesson: helsinki\ndefaults: {source: lecture1, objective: explain-the-act}\nfacts:\n"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return a course whose facts are all the page's examples."""
    root: Path = tmp_path_factory.mktemp("course")
    entries = editors.read(FACTS)
    marks = "\n".join(f"Taught.{{fact}}`{next(iter(entry.values()))}`" for entry in entries)
    for name, content in {
        "exercises/course.yml": COURSE,
        "exercises/facts/helsinki.yml": HEAD + FACTS,
        "book/sources.yml": SOURCES,
        "book/lessons/helsinki.md": f"# Helsinki\n\n{marks}\n",
    }.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return start(root)


def test_every_kind_has_a_section_with_an_example() -> None:
    """No kind of fact is left out, and none is described that does not exist."""
    shown = {next(iter(entry)) for entry in editors.read(FACTS)}
    assert set(sections(PAGE, 3)) == set(KINDS) == shown


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_each_example_fits_the_published_schema(block: str) -> None:
    """An editor that follows the schema underlines nothing in an example."""
    data = editors.read(block)
    whole = {"facts": data} if isinstance(data, list) else data
    jsonschema.Draft202012Validator(schema()).validate(whole)


def test_the_examples_together_are_a_course_without_mistakes(course: Engine) -> None:
    """All references between the examples, and all their locators, lead somewhere."""
    assert [str(each) for each in course.diagnostics] == []


def test_every_kind_of_question_maker_in_the_examples_makes_a_question(course: Engine) -> None:
    """The page promises questions: each fact but voices and issues takes part in one."""
    asked = {fact for item in course.bank.items for fact in item.facts}
    silent = {
        placed.fact.id for placed in course.course.facts if placed.fact.kind in {"voice", "issue"}
    }
    assert {placed.fact.id for placed in course.course.facts} - silent - asked == set()
