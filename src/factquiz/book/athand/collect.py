"""Gathers the notes of a web page behind its text: each once, however many marks lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from factquiz.book.athand.notes import Citation, Ground, Judgement, Link, Note, paragraph
from factquiz.book.evidence import listed_on, run_of
from factquiz.book.interface import interface
from factquiz.book.nodes import at_hand, defined, fact_mark, quiz
from factquiz.book.outputs import is_web
from factquiz.book.questions.places import page_of
from factquiz.facts.entry import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx

    from factquiz.languages import Language

ORDER = tuple(Standing)
"""The standings, the most settled first."""


class CollectNotes(SphinxPostTransform):
    """Numbers the notes of a page and puts them at its end."""

    default_priority = 140

    def is_supported(self) -> bool:
        """Tell whether the builder makes web pages."""
        return is_web(self.app.builder.name, self.app.builder.format)

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Give each mark and each word the numbers of its notes."""
        numbers: dict[Note, int] = {}
        quizzes = [
            (page_of(self.app, self.env.docname, each.form.quiz), each)
            for each in self.document.findall(quiz)
        ]
        questions = _questions(quizzes, interface(self.app))
        asks = _asks(quizzes)
        for node in self.document.findall(lambda each: isinstance(each, defined | fact_mark)):
            if isinstance(node, defined):
                node["number"] = _number(numbers, node.note)
            elif isinstance(node, fact_mark):
                found = self._citations(run_of(node), questions, asks)
                node["citations"] = tuple((_number(numbers, each), each) for each in found)
        if numbers:
            self.document += at_hand("", notes=tuple(numbers))

    def _citations(
        self,
        run: tuple[fact_mark, ...],
        questions: Mapping[str, Link],
        asks: Mapping[str, Link],
    ) -> Iterator[Citation]:
        """Yield what a row of marks cites, paragraph by paragraph."""
        by_place: dict[str, list[tuple[str, Ground]]] = {}
        for mark in run:
            for ground in _grounds(mark):
                place = ground.paragraph.link.anchor
                by_place.setdefault(place, []).append((mark["fact"], ground))
        for place, found in by_place.items():
            document = listed_on(self.env, found[0][1].paragraph.link)
            facts = dict.fromkeys(fact for fact, _ in found)
            judgements = dict.fromkeys(ground.judgement for _, ground in found)
            asked = tuple(fact for fact in facts if fact in asks)
            here = dict.fromkeys(questions[fact] for fact in facts if fact in questions)
            yield Citation(
                found[0][1].paragraph,
                tuple(sorted(judgements, key=lambda each: ORDER.index(each.standing))),
                (Link("", document, place),) if document else (),
                tuple(here or dict.fromkeys(asks[fact] for fact in asked)),
                asked,
            )


def _grounds(mark: fact_mark) -> Iterable[Ground]:
    """Return what a mark can tell; a mark that was made by hand has only its links."""
    if "grounds" in mark:
        return mark.grounds
    standing = Standing(mark.get("standing") or Standing.ESTABLISHED)
    return [Ground(paragraph(None, link), Judgement(standing)) for link in mark.links]


def _number(numbers: dict[Note, int], note: Note) -> int:
    return numbers.setdefault(note, len(numbers) + 1)


def _questions(quizzes: Iterable[tuple[str, quiz]], words: Language) -> dict[str, Link]:
    """Return a question of the quizzes for each fact, the one that asks least beside it.

    With each quiz comes the page where a reader finds it.
    """
    best: dict[str, tuple[int, Link]] = {}
    for page, node in quizzes:
        for placed in node.form.items:
            name = words.gettext("question {number}", number=placed.number)
            link = Link(name, page, node.anchor_of(placed.number))
            for fact in placed.item.facts:
                size = len(placed.item.facts)
                if fact not in best or size < best[fact][0]:
                    best[fact] = size, link
    return {fact: link for fact, (_, link) in best.items()}


def _asks(quizzes: Iterable[tuple[str, quiz]]) -> dict[str, Link]:
    """Return the quiz that can ask about each fact; the note has the words that lead there."""
    return {fact: Link("", page, node.anchor) for page, node in quizzes for fact in node.asks}


def setup_collect(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(CollectNotes)
