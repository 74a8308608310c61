"""A practice exam as HTML: its first form as a paper, the others as scripts of data.

Without JavaScript the paper is all there is, each question with its answer in ``<details>``.
Like a practice quiz it shows its answers to anyone: graded forms never come here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factquiz.assembly.penalty import rule_for
from factquiz.items.model import interaction
from factquiz.languages import ENGLISH, Language
from factquiz.rendering.apostrophes import curly
from factquiz.rendering.counted import points, questions
from factquiz.rendering.exam_says import exam_says
from factquiz.rendering.practice import environment, item_view, question_html
from factquiz.rendering.practice_more import CALLBACK
from factquiz.responses.submission import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factquiz.assembly.form import Form
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.items.model import Item
    from factquiz.rendering.practice_reasons import Href

MORE_TIME = Fraction(3, 2)
"""The usual allowance for those who need more time, offered to everybody."""


@dataclass(frozen=True, slots=True)
class PaperOfExam:
    """A form of an exam, and the address of its data; empty for the form that is in the page."""

    form: Form
    data: str = ""


def exam_html(  # noqa: PLR0913 (what an exam and its page have)
    papers: Sequence[PaperOfExam],
    *,
    ident: str,
    minutes: int,
    policy: ScoringPolicy,
    href: Href,
    objectives: Mapping[str, str],
    words: Language = ENGLISH,
) -> str:
    """Return a practice exam as one ``<section>``; the first of its papers stands in it.

    ``ident`` is the section's id, unique in its page; ``minutes`` is the time of the test;
    ``policy`` turns what was answered into points, as the grader of the test does;
    ``objectives`` has the text of each learning objective, by its id.
    """
    form = papers[0].form
    names = list(
        dict.fromkeys(placed.item.objective for paper in papers for placed in paper.form.items)
    )
    settings = {
        "quiz": form.quiz,
        "objectives": [curly(objectives.get(name, "")) for name in names],
        "forms": [
            {
                "data": paper.data,
                "items": [
                    (placed.item.id, names.index(placed.item.objective), float(placed.points))
                    for placed in paper.form.items
                ],
            }
            for paper in papers
        ],
        "rules": rules((placed.item for paper in papers for placed in paper.form.items), policy),
        "words": exam_says(words),
    }
    more = int(minutes * MORE_TIME + Fraction(1, 2))
    return (
        environment(words)
        .get_template("exam.html.jinja")
        .render(
            ident=ident,
            label=words.gettext("Practice exam: {title}", title=form.title),
            what=words.gettext(
                "{questions}, {points}.",
                questions=questions(len(form.items), words),
                points=points(form.max_score, words),
            ),
            numbers=range(1, len(papers) + 1),
            times=(
                (minutes, words.gettext("{minutes} minutes, as in the test", minutes=minutes)),
                (more, words.gettext("{minutes} minutes, half as much again", minutes=more)),
                (0, words.gettext("no clock")),
            ),
            items=[item_view(placed, ident, href, words) for placed in form.items],
            max_text=MAX_TEXT,
            # in a <script> nothing is an entity; no “<” means that nothing ends it early
            settings=_compact(settings).replace("<", "\\u003c"),
        )
    )


def rules(items: Iterable[Item], policy: ScoringPolicy) -> dict[str, dict[str, str | float]]:
    """Return how each interaction of some items is scored, as ``exam/credit.js`` reads it."""
    found = {interaction(item): rule_for(item, policy) for item in items}
    return {
        name: {
            field: float(value) if isinstance(value, Fraction) else value
            for field, value in msgspec.structs.asdict(rule).items()
        }
        | {"rule": str(rule.__struct_config__.tag)}
        for name, rule in sorted(found.items())
    }


def form_data(form: Form, ident: str, href: Href, words: Language = ENGLISH) -> str:
    """Return the script that hands the questions of another form to the page, in their order."""
    questions = [
        (placed.item.id, question_html(placed, ident, href, words)) for placed in form.items
    ]
    return f"{CALLBACK}({_compact({'form': questions})});\n"


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
