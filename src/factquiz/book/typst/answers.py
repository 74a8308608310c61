"""The answers at the end of the printed book: a reason for everything, and where to check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.evidence import source_name
from factquiz.book.paper import RIGHT, lines, question
from factquiz.book.typst.literals import NO_BREAK, Code, blocks, call, content, expression, text
from factquiz.book.typst.quizzes import answer_label, answers_label, question_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.form import FormItem
    from factquiz.book.paper import Line
    from factquiz.book.typst.anchors import Anchors
    from factquiz.book.typst.translator import PlacedQuiz
    from factquiz.items.base import Evidence


def answers(quizzes: Iterable[PlacedQuiz], anchors: Anchors) -> str:
    """Return the part of the book that holds all answers, or nothing if there is no quiz."""
    entries = [_answers(each, anchors) for each in quizzes]
    return blocks((call("answers-part"), *entries)) if entries else ""


def _answers(placed: PlacedQuiz, anchors: Anchors) -> str:
    head = call(
        "quiz-answers", answers_label(placed), placed.label, placed.form.title, placed.chapter
    )
    return blocks((head, *(_answer(each, placed, anchors) for each in placed.form.items)))


def _answer(item: FormItem, placed: PlacedQuiz, anchors: Anchors) -> str:
    """Return the answer to a question: what is asked, then its lines.

    Evidence that all lines share stands once, behind the last of them.
    """
    shown = lines(item.item)
    shared = shown[0].evidence if len({each.evidence for each in shown}) == 1 else None
    return call(
        "answer",
        item.number,
        answer_label(placed, item),
        question_label(placed, item),
        question(item.item),
        *(_reason(each, None if shared else anchors) for each in shown),
        evidence=content(_evidence(shared, anchors)) if shared else None,
    )


def _reason(line: Line, anchors: Anchors | None) -> Code:
    """Return a line of an answer, with its evidence if there are anchors to point to."""
    return expression(
        "reason",
        line.verdict == RIGHT,
        line.label,
        line.part,
        line.text,
        line.rationale,
        evidence=content(_evidence(line.evidence, anchors)) if anchors else None,
    )


def _evidence(evidence: Evidence, anchors: Anchors) -> str:
    """Return where a reader can check: source paragraphs, then pages of the lessons."""
    sources = [
        call(
            "source-ref", source_name(each).replace(" ¶", f"{NO_BREAK}¶"), anchors.find(each.anchor)
        )
        for each in evidence.sources
    ]
    found = (anchors.label(each.lesson, each.anchor) for each in evidence.lessons)
    labels = [each for each in found if each]
    pages = [call("lesson-refs", *labels)] if labels else []
    return text(f"{NO_BREAK}· ").join((*sources, *pages))
