"""Quizzes, taught sentences and fact marks as plain docutils nodes.

For builders without visitors of ours (LaTeX, EPUB, text):
the quiz stands as an exercise in its place, its answers at the end of the lesson.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from docutils import nodes
from sphinx.errors import NoUri

from factquiz.assembly.form import FormItem, option_labels
from factquiz.book.evidence import links_of_run, short_name, source_name
from factquiz.book.nodes import fact_mark, quiz, taught
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder

    from factquiz.items.base import Answer, Option
    from factquiz.items.model import Item

CHOOSE_ALL = "Choose all that apply."
WRITE_HERE = "_" * 30


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
    return nodes.list_item("", nodes.paragraph("", placed.item.stem), *_body(placed.item))


def _body(item: Item) -> Iterator[nodes.Node]:
    match item:
        case Choice():
            yield _lettered(item)
        case MultipleResponse():
            if CHOOSE_ALL.casefold().rstrip(".") not in item.stem.casefold():
                yield nodes.paragraph("", "", nodes.emphasis("", CHOOSE_ALL))
            yield _lettered(item)
        case TrueFalse():
            yield nodes.paragraph("", "", nodes.emphasis("", item.statement))
            yield _bullets(nodes.paragraph("", each.text) for each in item.options)
        case ShortAnswer():
            yield nodes.paragraph("", WRITE_HERE)
        case _:
            assert_never(item)


def _lettered(item: Choice | MultipleResponse) -> nodes.bullet_list:
    """Return the options under their letters, written out: not every output numbers by letter."""
    return _bullets(nodes.paragraph("", _name(*each)) for each in _labelled(item))


def _name(label: str, option: Option | Answer) -> str:
    return f"{label}. {option.text}" if label else option.text


def _bullets(paragraphs: Iterable[nodes.paragraph]) -> nodes.bullet_list:
    made = nodes.bullet_list(bullet="-")
    made += [nodes.list_item("", each) for each in paragraphs]
    return made


def _answers(node: quiz, links: Links) -> list[nodes.Node]:
    answers = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
    answers += [_answer(each, links) for each in node.form.items]
    return [nodes.rubric("", f"Answers: {node.form.title}"), answers]


def _answer(placed: FormItem, links: Links) -> nodes.list_item:
    item = placed.item
    stem = item.statement if isinstance(item, TrueFalse) else item.stem
    reasons = _bullets(_reason(label, each, links) for label, each in _labelled(item))
    return nodes.list_item("", nodes.paragraph("", stem), reasons)


def _labelled(item: Item) -> Iterable[tuple[str, Option | Answer]]:
    match item:
        case Choice() | MultipleResponse():
            return zip(option_labels(item), item.options, strict=True)
        case TrueFalse():
            return [("", each) for each in item.options]
        case ShortAnswer():
            return [("", each) for each in item.answers]
        case _:
            assert_never(item)


def _reason(label: str, option: Option | Answer, links: Links) -> nodes.paragraph:
    """Return one option's reason: label, text, right or wrong in words, reason, evidence."""
    verdict = "right" if option.key else "wrong"
    made = nodes.paragraph("", "", nodes.strong("", _name(label, option)))
    made += nodes.Text(f" ({verdict}). {option.rationale}")
    for each in option.evidence.lessons:
        made += [nodes.Text(" "), links.to(each.lesson, each.anchor, each.title)]
    for source in option.evidence.sources:
        made += nodes.Text(f" [{source_name(source)}]")
    return made
