"""Quizzes on paper: the exercise where it stands, without a trace of its key.

Each question and its answer at the end of the book link to one another by page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.nodes import quiz
from factquiz.book.paper import instruction
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import Code, call, expression
from factquiz.book.typst.responses import response
from factquiz.book.typst.structure import chapter_title
from factquiz.book.typst.translator import PlacedQuiz

if TYPE_CHECKING:
    from factquiz.assembly.form import FormItem
    from factquiz.book.typst.translator import Translator
    from factquiz.languages import Language

HANDLERS = Handlers()


@HANDLERS(quiz)
def exercise(node: quiz, t: Translator) -> str:
    """Write a quiz as an exercise: stems, and under each of them what to mark or write on."""
    identifier = node["ids"][0] if node["ids"] else f"quiz-{node.form.quiz}"
    placed = PlacedQuiz(node.form, f"{t.chapter.docname}#{identifier}", chapter_title(t.document))
    t.claim(placed.label)
    t.quizzes.append(placed)
    questions = (_question(each, placed, t.book.words) for each in node.form.items)
    return call("exercise", placed.label, answers_label(placed), node.form.title, *questions)


def _question(item: FormItem, placed: PlacedQuiz, words: Language) -> Code:
    return expression(
        "question",
        item.number,
        question_label(placed, item),
        answer_label(placed, item),
        item.item.stem,
        response(item.item),
        instruction=instruction(item.item, words),
    )


def answers_label(placed: PlacedQuiz) -> str:
    """Return the label of a quiz's answers."""
    return f"answers:{placed.label}"


def question_label(placed: PlacedQuiz, item: FormItem) -> str:
    """Return the label of a question in its exercise."""
    return f"{placed.label}-{item.number}"


def answer_label(placed: PlacedQuiz, item: FormItem) -> str:
    """Return the label of the answer to a question."""
    return f"answers:{question_label(placed, item)}"
