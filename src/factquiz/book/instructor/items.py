"""An item with everything that an instructor may ask of it: key, reasons, proofs, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.evidence import source_name
from factquiz.book.instructor.facts import fact_link
from factquiz.book.instructor.student import to_student
from factquiz.book.instructor.tables import bullets, prose, small
from factquiz.book.instructor.words import interaction_name
from factquiz.book.paper import RIGHT, lines, question
from factquiz.items.model import interaction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.book.paper import Line
    from factquiz.engine import Engine
    from factquiz.items.base import Evidence
    from factquiz.items.model import Item


def items_list(loaded: Engine, items: Iterable[Item]) -> nodes.definition_list:
    """Return items, each under what it asks."""
    return nodes.definition_list("", *(_item(loaded, each) for each in items), classes=["items"])


def _item(loaded: Engine, item: Item) -> nodes.definition_list_item:
    """Return an item: what is asked, each answer with its reason and proof, and what it is.

    Evidence that all answers share stands once, at the end.
    """
    shown = lines(item)
    shared = shown[0].evidence if len({each.evidence for each in shown}) == 1 else None
    made = nodes.definition()
    made += bullets(_answer(each, None if shared else each.evidence) for each in shown)
    if shared:
        made += small("Read: ", *_evidence(shared))
    made += _about(loaded, item)
    return nodes.definition_list_item("", nodes.term("", question(item)), made)


def _answer(line: Line, evidence: Evidence | None) -> nodes.paragraph:
    label = f"{line.label}. " if line.label else ""
    part = f"{line.part} – " if line.part else ""
    answer = f"{label}{part}{line.text}"
    words = nodes.strong("", answer) if line.verdict == RIGHT else nodes.Text(answer)
    proof = f" [{line.proof}]" if line.proof else ""
    made = prose(words, f" – {line.verdict}. {line.rationale}{proof}")
    if evidence:
        made += [nodes.Text(" "), *_evidence(evidence)]
    return made


def _evidence(evidence: Evidence) -> list[nodes.Node]:
    titles = [each.title for each in evidence.lessons]
    links: list[nodes.Node] = [
        to_student("also here" if title in titles[:place] else title, each.lesson, each.anchor)
        for place, (title, each) in enumerate(zip(titles, evidence.lessons, strict=True))
    ]
    return _joined([*links, *(nodes.Text(source_name(each)) for each in evidence.sources)])


def _about(loaded: Engine, item: Item) -> nodes.paragraph:
    """Return interaction, level, estimated difficulty, facts and id of an item."""
    facts = _joined([fact_link(loaded, fact, fact) for fact in item.facts])
    made = small(
        f"{interaction_name(interaction(item))} · {item.level} · "
        f"difficulty {item.difficulty:.2f} · facts: ",
        *facts,
        f" · item {item.id}",
    )
    made["classes"].append("item-about")
    return made


def _joined(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    joined: list[nodes.Node] = []
    for each in parts:
        joined += [nodes.Text("; ")] if joined else []
        joined.append(each)
    return joined
