"""Quizzes, taught sentences, fact marks and defined words as plain docutils nodes.

For builders without visitors of ours (LaTeX, EPUB, text):
the quiz stands as an exercise in its place, its answers at the end of the lesson,
in LaTeX at the end of the book. Where there are links, question and answer lead to each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from docutils import nodes
from sphinx.errors import NoUri

from factquiz.book.evidence import links_of_run, listed_on, short_name, source_name
from factquiz.book.interface import text_words
from factquiz.book.nodes import defined, fact_mark, quiz, taught
from factquiz.book.paper import (
    date_parts,
    date_words,
    in_words,
    instruction,
    lettered,
    lines,
    question,
)
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder

    from factquiz.assembly.form import FormItem
    from factquiz.book.paper import Line
    from factquiz.items.base import SourceLink
    from factquiz.items.model import Item
    from factquiz.languages import Language

LETTER = "_" * 4
WORD = "_" * 16
LINE = "_" * 30
"""What a letter, a word or an answer is written on."""

ANSWERS = "answers-to-all-quizzes"
"""The id of the part that holds all answers of a book."""


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

    def source(self, link: SourceLink, words: str) -> nodes.Node:
        """Return words that link to the entry of a source paragraph, where the book has one."""
        return self.to(listed_on(self.builder.env, link), link.anchor, words)

    @property
    def shown(self) -> bool:
        """Whether there are links at all: plain text has none."""
        return self.builder.format in {"html", "latex"}


@dataclass(frozen=True)
class Placed:
    """A quiz, the document it stands in, and the one its answers stand in: in LaTeX, the book's."""

    node: quiz
    docname: str
    answers: str

    @property
    def questions(self) -> str:
        """The id of the exercise."""
        return self.node.anchor

    def question(self, number: int) -> str:
        """Return the id of a question."""
        return self.node.anchor_of(number)

    def answer(self, number: int) -> str:
        """Return the id of the answer to a question."""
        return f"answers-{self.question(number)}"


def flatten(document: nodes.document, docname: str, builder: Builder) -> None:
    """Replace this package's nodes in a document by plain ones."""
    words = text_words(builder.app)
    links = Links(docname, builder)
    for sentence in list(document.findall(taught)):
        sentence.replace_self(_sentence(sentence))
    for word in list(document.findall(defined)):
        entry = word.note.links[0]
        word.replace_self(links.to(entry.docname, entry.anchor, word.astext()))
    marks = list(document.findall(fact_mark))
    for mark, raised in [(each, _mark(each, links)) for each in marks]:
        mark.replace_self(raised)
    quizzes = [Placed(each, _docname(each, docname), docname) for each in document.findall(quiz)]
    answers = [_answers(each, links, words) for each in quizzes]
    for each in quizzes:
        each.node.replace_self(_exercise(each, links, words))
    if builder.format == "latex":
        if answers:
            document += nodes.section(
                "", nodes.title("", words.gettext("Answers")), *answers, ids=[ANSWERS]
            )
    else:
        next(document.findall(nodes.section), document).extend(answers)


def answers_last(document: nodes.document) -> None:
    """Move the answers of a whole book behind everything else, as its last part or chapter."""
    part = next((each for each in document.findall(nodes.section) if ANSWERS in each["ids"]), None)
    if part is None:
        return
    part.parent.remove(part)
    tops = [each for each in document if isinstance(each, nodes.section | nodes.compound)]
    alone = len(tops) == 1 and isinstance(tops[0], nodes.section)
    (tops[0] if alone else document).append(part)


def _docname(node: nodes.Node, docname: str) -> str:
    """Return the document that a node stands in.

    In the book that LaTeX is written from, sections know where they came from.
    """
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.section) and "docname" in node:
            return str(node["docname"])
    return docname


def _sentence(node: taught) -> nodes.inline:
    return nodes.inline("", "", *node.children)  # it takes over the ids of what it replaces


def _mark(node: fact_mark, links: Links) -> list[nodes.Node]:
    raised = nodes.superscript()
    cited = links_of_run(node)
    for place, link in enumerate(cited):
        raised += [nodes.Text("; ")] if place else []
        raised += links.source(link, short_name(link))
    return [raised] if cited else []


def _exercise(placed: Placed, links: Links, words: Language) -> list[nodes.Node]:
    form = placed.node.form
    title = nodes.rubric("", form.title)
    title["ids"] = [placed.questions]
    if links.builder.format == "html":
        title["heading-level"] = 1 + _depth(placed.node)
    questions = nodes.enumerated_list(
        enumtype="arabic", prefix="", suffix=".", classes=["exercise"]
    )
    questions += [_question(each, placed, links, words) for each in form.items]
    return [title, questions]


def _depth(node: nodes.Node) -> int:
    """Return how many sections a node stands in."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return depth


def _question(item: FormItem, placed: Placed, links: Links, words: Language) -> nodes.list_item:
    ident = placed.question(item.number)
    asked = nodes.paragraph("", item.item.stem)
    made = nodes.list_item("", asked, ids=[ident])
    if said := instruction(item.item, words):
        made += nodes.paragraph("", "", nodes.emphasis("", said))
    made += list(_response(item.item, words))
    if links.shown:
        said = words.gettext("Answer to question {number}", number=item.number)
        way = links.to(placed.answers, placed.answer(item.number), said)
        made += nodes.paragraph("", "", way, classes=["way"])
    return made


def _response(item: Item, words: Language) -> Iterator[nodes.Node]:
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
            parts = (f"{date_words(words)[part]} {WORD}" for part in date_parts(item))
            yield nodes.paragraph("", ", ".join(parts))
        case Match() | Classify():
            yield _bullets(
                nodes.paragraph("", f"{number}. {LETTER} {each.text}")
                for number, each in enumerate(item.prompts, start=1)
            )
            # without it, two lists would look like one
            yield nodes.paragraph("", words.gettext("The letters:"))
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
    made = nodes.bullet_list(bullet="-", classes=["options"])
    made += [nodes.list_item("", each) for each in paragraphs]
    return made


def _answers(placed: Placed, links: Links, words: Language) -> nodes.section:
    form = placed.node.form
    title = words.gettext("Answers: {title}", title=form.title)
    made = nodes.section("", nodes.title("", title), ids=[f"answers-{placed.questions}"])
    answers = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".", classes=["answers"])
    answers += [_answer(each, placed, links, words) for each in form.items]
    made += answers
    return made


def _answer(item: FormItem, placed: Placed, links: Links, words: Language) -> nodes.list_item:
    """Return an answer: what was asked, then each line with its evidence.

    Evidence that all lines share stands once, behind the last of them.
    """
    ident = placed.answer(item.number)
    asked = nodes.paragraph("", question(item.item))
    shown = lines(item.item)
    shared = len({each.evidence for each in shown}) == 1
    made = nodes.list_item("", asked, ids=[ident])
    made += _bullets(
        _reason(each, [] if shared else _evidence(each, links), words) for each in shown
    )
    if shared:
        made += nodes.paragraph("", "", *_evidence(shown[0], links)[1:])
    if links.shown:
        said = words.gettext("Back to question {number}", number=item.number)
        way = links.to(placed.docname, placed.question(item.number), said)
        made += nodes.paragraph("", "", way, classes=["way"])
    return made


def _reason(line: Line, evidence: list[nodes.Node], words: Language) -> nodes.paragraph:
    """Return a line of an answer: label, answer, verdict in words, reason, evidence."""
    made = nodes.paragraph("", f"{line.label}. " if line.label else "")
    made += [nodes.Text(f"{line.part} – ")] if line.part else []
    made += nodes.strong("", line.text)
    made += nodes.Text(f" ({in_words(line.verdict, words)}). {line.rationale}")
    made += evidence
    return made


def _evidence(line: Line, links: Links) -> list[nodes.Node]:
    """Return where a reader can check, each place behind a space."""
    made: list[nodes.Node] = []
    for each in line.evidence.lessons:
        made += [nodes.Text(" "), links.to(each.lesson, each.anchor, each.title)]
    for source in line.evidence.sources:
        words = links.source(source, source_name(source))
        made += [nodes.Text(" ["), words, nodes.Text("]")]
    return made
