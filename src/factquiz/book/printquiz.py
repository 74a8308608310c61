"""Quizzes, taught sentences, fact marks and defined words as plain docutils nodes.

For builders without visitors of ours (LaTeX, EPUB, text):
the quiz stands as an exercise in its place, its answers at the end of the lesson.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from docutils import nodes
from sphinx.errors import NoUri

from factquiz.book.evidence import links_of_run, short_name, source_name
from factquiz.book.nodes import defined, fact_mark, quiz, taught
from factquiz.book.paper import date_parts, instruction, lettered, lines, question
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder

    from factquiz.assembly.form import FormItem
    from factquiz.book.paper import Line
    from factquiz.items.model import Item

LETTER = "_" * 4
WORD = "_" * 16
LINE = "_" * 30
"""What a letter, a word or an answer is written on."""


@dataclass(frozen=True)
class Links:
    """Makes links from one document to another, for one builder."""

    docname: str
    builder: Builder

    def to(self, docname: str, anchor: str, words: str) -> nodes.Node:
        """Return words that link to a place; the bare words if there is no such document."""
        if docname not in self.builder.env.found_docs:
            return nodes.Text(words)
        try:
            address = self.builder.get_relative_uri(self.docname, docname)
        except NoUri:
            return nodes.Text(words)
        return nodes.reference(
            "", "", nodes.Text(words), internal=True, refuri=f"{address}#{anchor}"
        )


def flatten(document: nodes.document, docname: str, builder: Builder) -> None:
    """Replace this package's nodes in a document by plain ones."""
    links = Links(docname, builder)
    for sentence in list(document.findall(taught)):
        sentence.replace_self(_sentence(sentence))
    for word in list(document.findall(defined)):
        entry = word.note.links[0]
        word.replace_self(links.to(entry.docname, entry.anchor, word.astext()))
    marks = list(document.findall(fact_mark))
    for mark, raised in [(each, _mark(each, links)) for each in marks]:
        mark.replace_self(raised)
    for node in list(document.findall(quiz)):
        answers = _answers(node, links)
        node.replace_self(_exercise(node))
        last = next(document.findall(nodes.section), document)
        last.extend(answers)


def _sentence(node: taught) -> list[nodes.Node]:
    """Return the sentence; the targets in front are where LaTeX finds its anchors."""
    targets: list[nodes.Node] = [nodes.target("", "", refid=each) for each in node["ids"]]
    return [*targets, nodes.inline("", "", *node.children, ids=node["ids"])]


def _mark(node: fact_mark, links: Links) -> list[nodes.Node]:
    raised = nodes.superscript()
    cited = links_of_run(node)
    for place, link in enumerate(cited):
        raised += [nodes.Text("; ")] if place else []
        raised += links.to(node.get("sources_doc") or "", link.anchor, short_name(link))
    return [raised] if cited else []


def _exercise(node: quiz) -> list[nodes.Node]:
    questions = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
    questions += [_question(each) for each in node.form.items]
    return [nodes.rubric("", node.form.title, ids=node["ids"]), questions]


def _question(placed: FormItem) -> nodes.list_item:
    item = placed.item
    made = nodes.list_item("", nodes.paragraph("", item.stem))
    if said := instruction(item):
        made += nodes.paragraph("", "", nodes.emphasis("", said))
    made += list(_response(item))
    return made


def _response(item: Item) -> Iterator[nodes.Node]:
    """Yield what a student marks or writes on; a row of underscores is a line."""
    match item:
        case Choice() | MultipleResponse():
            yield _lettered(each.text for each in item.options)
        case TrueFalse():
            yield nodes.paragraph("", "", nodes.emphasis("", item.statement))
            yield _bullets(nodes.paragraph("", each.text) for each in item.options)
        case ShortAnswer():
            yield nodes.paragraph("", LINE)
        case Numeric():
            yield nodes.paragraph("", f"{LINE} {item.unit}".rstrip())
        case DateAnswer():
            parts = (f"{part} {WORD}" for part in date_parts(item))
            yield nodes.paragraph("", ", ".join(parts))
        case Match() | Classify():
            yield _bullets(
                nodes.paragraph("", f"{number}. {LETTER} {each.text}")
                for number, each in enumerate(item.prompts, start=1)
            )
            yield nodes.paragraph("", "The letters:")  # without it, two lists would look like one
            yield _lettered(each.text for each in item.targets)
        case Order():
            yield _bullets(nodes.paragraph("", f"{LETTER} {each.text}") for each in item.entries)
        case Cloze():
            yield from _passage(item)
        case _:
            assert_never(item)


def _lettered(texts: Iterable[str]) -> nodes.bullet_list:
    """Return texts under letters, written out: not every output numbers by letter."""
    return _bullets(nodes.paragraph("", f"{letter}. {each}") for letter, each in lettered(texts))


def _passage(item: Cloze) -> Iterator[nodes.Node]:
    """Yield a text with its gaps, then the choices of each gap that has some."""
    rules = [f"({n}) {LETTER if gap.options else WORD}" for n, gap in enumerate(item.gaps, start=1)]
    around = zip(item.texts, [*rules, ""], strict=True)
    yield nodes.paragraph("", "".join(f"{text}{rule}" for text, rule in around))
    for number, gap in enumerate(item.gaps, start=1):
        if gap.options:
            yield nodes.paragraph("", f"({number})")
            yield _lettered(each.text for each in gap.options)


def _bullets(paragraphs: Iterable[nodes.paragraph]) -> nodes.bullet_list:
    made = nodes.bullet_list(bullet="-")
    made += [nodes.list_item("", each) for each in paragraphs]
    return made


def _answers(node: quiz, links: Links) -> list[nodes.Node]:
    answers = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
    answers += [_answer(each, links) for each in node.form.items]
    return [nodes.rubric("", f"Answers: {node.form.title}"), answers]


def _answer(placed: FormItem, links: Links) -> nodes.list_item:
    reasons = _bullets(_reason(each, links) for each in lines(placed.item))
    return nodes.list_item("", nodes.paragraph("", question(placed.item)), reasons)


def _reason(line: Line, links: Links) -> nodes.paragraph:
    """Return a line of an answer: label, answer, verdict in words, reason, evidence."""
    made = nodes.paragraph("", f"{line.label}. " if line.label else "")
    made += [nodes.Text(f"{line.part} – ")] if line.part else []
    made += nodes.strong("", line.text)
    made += nodes.Text(f" ({line.verdict}). {line.rationale}")
    for each in line.evidence.lessons:
        made += [nodes.Text(" "), links.to(each.lesson, each.anchor, each.title)]
    for source in line.evidence.sources:
        made += nodes.Text(f" [{source_name(source)}]")
    return made
