"""Quizzes on paper: the exercise where it stands, its answers at the end of the book.

Each question and its answer link to one another by page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.form import FormItem, option_labels
from factquiz.book.evidence import source_name
from factquiz.book.nodes import quiz
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import NO_BREAK, Code, blocks, call, content, expression, text
from factquiz.book.typst.structure import chapter_title
from factquiz.book.typst.translator import PlacedQuiz
XX
    Answer,
    Choice,
    Evidence,
    MultipleResponse,
    Option,
    ShortAnswer,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.book.typst.anchors import Anchors
    from factquiz.book.typst.translator import Translator
    from factquiz.items.model import Item

HANDLERS = Handlers()


@HANDLERS(quiz)
def exercise(node: quiz, t: Translator) -> str:
    """Write a quiz as an exercise: stems, options with something to mark, lines to write on."""
    identifier = node["ids"][0] if node["ids"] else f"quiz-{node.form.quiz}"
    placed = PlacedQuiz(node.form, f"{t.chapter.docname}#{identifier}", chapter_title(t.document))
    t.claim(placed.label)
    t.quizzes.append(placed)
    questions = (_question(each, placed.label) for each in node.form.items)
    return call("exercise", placed.label, answers_label(placed), node.form.title, *questions)


def answers_label(placed: PlacedQuiz) -> str:
    """Return the label of a quiz's answers."""
    return f"answers:{placed.label}"


def _question(placed: FormItem, quiz_label: str) -> Code:
    """Return a question: number, labels, stem, statement, shape of the marks, options."""
    item = placed.item
    statement = item.statement if isinstance(item, TrueFalse) else None
    return expression(
        "question",
        placed.number,
        f"{quiz_label}-{placed.number}",
        f"answers:{quiz_label}-{placed.number}",
        item.stem,
        *_choices(item),
        statement=statement,
        mark=_mark(item),
    )


def _mark(item: Item) -> str:
    """Return what a student marks: a circle for one of several, a box for any of several."""
    match item:
        case Choice():
            return "circle"
        case MultipleResponse():
            return "box"
        case TrueFalse():
            return "circles in a row"
        case ShortAnswer():
            return "line"
        case _:
            assert_never(item)


def _choices(item: Item) -> Iterable[tuple[str, str]]:
    match item:
        case Choice() | MultipleResponse():
            return zip(option_labels(item), (each.text for each in item.options), strict=True)
        case TrueFalse():
            return [("", each.text) for each in item.options]
        case ShortAnswer():
            return []
        case _:
            assert_never(item)


def answers(quizzes: Iterable[PlacedQuiz], anchors: Anchors) -> str:
    """Return the part of the book that holds all answers, or nothing if there is no quiz."""
    entries = [_answers(each, anchors) for each in quizzes]
    return blocks((call("answers-part"), *entries)) if entries else ""


def _answers(placed: PlacedQuiz, anchors: Anchors) -> str:
    head = call(
        "quiz-answers", answers_label(placed), placed.label, placed.form.title, placed.chapter
    )
    return blocks((head, *(_answer(each, placed.label, anchors) for each in placed.form.items)))


def _answer(placed: FormItem, quiz_label: str, anchors: Anchors) -> str:
    """Return the answer to a question: what is right, then a reason for every option."""
    item = placed.item
    options = _labelled(item)
    shared = options[0][1].evidence if len({each.evidence for _, each in options}) == 1 else None
    return call(
        "answer",
        placed.number,
        f"answers:{quiz_label}-{placed.number}",
        f"{quiz_label}-{placed.number}",
        item.statement if isinstance(item, TrueFalse) else item.stem,
        *(_reason(label, each, None if shared else anchors) for label, each in options),
        evidence=content(_evidence(shared, anchors)) if shared else None,
    )


def _labelled(item: Item) -> tuple[tuple[str, Option | Answer], ...]:
    """Return what has a reason, with its label on the exercise (empty where it has none)."""
    match item:
        case Choice() | MultipleResponse():
            return tuple(zip(option_labels(item), item.options, strict=True))
        case TrueFalse():
            return tuple(("", each) for each in item.options)
        case ShortAnswer():
            return tuple(("", each) for each in item.answers)
        case _:
            assert_never(item)


def _reason(label: str, option: Option | Answer, anchors: Anchors | None) -> Code:
    """Return a reason, with its evidence unless the whole item shares it."""
    evidence = content(_evidence(option.evidence, anchors)) if anchors else None
    return expression("reason", option.key, label, option.text, option.rationale, evidence=evidence)


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
    return text(" · ").join([*sources, *([call("lesson-refs", *labels)] if labels else [])])
