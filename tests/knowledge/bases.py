"""Knowledge bases from a few facts written in the test, as a teacher would write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from factquiz.facts.course import Course, Lesson, Objective, PlacedFact
from factquiz.facts.kinds import KINDS
from factquiz.facts.yamltree import Tree
from factquiz.knowledge.base import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factquiz.facts.kinds import Fact

TREE = Tree("facts.yml", {}, None)
LESSON = Lesson(
    id="only",
    page="lessons/only",
    title="The only lesson",
    minutes=10,
    objectives=(Objective(id="know", text="Know it."),),
)


def fact(entry: Mapping[str, Any]) -> Fact:
    """Return the fact that an entry describes; its lesson and source need not be written."""
    kind = next(iter(entry))
    fields = {key: value for key, value in entry.items() if key != kind}
    common = {"lesson": "only", "objective": "know", "source": {"source": "record", "at": "whole"}}
    return KINDS[kind].model_validate({**common, "id": entry[kind], **fields})


def base_of_facts(facts: Iterable[Fact]) -> KnowledgeBase:
    """Return a knowledge base of facts, without marks."""
    course = Course(
        root=Path(),
        title="A course",
        sources_page="sources",
        lessons=(LESSON,),
        sources=(),
        facts=tuple(PlacedFact(each, TREE, ()) for each in facts),
    )
    return KnowledgeBase(course, {})


def base_of(text: str) -> KnowledgeBase:
    """Return a knowledge base of the entries of a fact file, written in YAML."""
    entries = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (all texts, as our own reader)
    return base_of_facts(fact(entry) for entry in entries)
