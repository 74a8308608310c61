"""A practice exam gives the points that the grader gives, under every rule."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest

from factquiz.assembly.form import FormItem, letters, option_labels
from factquiz.assembly.policy import (
    DEFAULT_POLICY,
    AdjacentPairs,
    AllOrNothing,
    CorrectMinusWrong,
    DateMatch,
    FormulaScoring,
    FractionCorrect,
    LongestCommonSubsequence,
    NumberMatch,
    ScoringPolicy,
    TextMatch,
)
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.languages import ENGLISH
from factquiz.rendering.exam import rules
from factquiz.rendering.practice import question_html
from factquiz.scoring.score import score
from tests.browser.demo_form import form
from tests.browser.own_functions import own_functions
from tests.typed_cases import SIGNED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from factquiz.items.model import Item

HALF = Fraction(1, 2)
LENIENT = DEFAULT_POLICY
STRICT = ScoringPolicy(
    choice=AllOrNothing(negative=HALF),
    multiple_response=AllOrNothing(negative=HALF),
    true_false=FormulaScoring(negative=Fraction(1)),
    short_answer=TextMatch(),
    numeric=NumberMatch(wrong_unit=Fraction(0)),
    date=DateMatch(month=HALF, year=Fraction(1, 4)),
    match=CorrectMinusWrong(negative=HALF),
    classify=FormulaScoring(negative=Fraction(1)),
    order=LongestCommonSubsequence(),
    cloze=FormulaScoring(negative=Fraction(1)),
)
OTHER = ScoringPolicy(
    choice=FormulaScoring(negative=Fraction(1)),
    multiple_response=FractionCorrect(),
    true_false=AllOrNothing(negative=Fraction(1)),
    short_answer=TextMatch(),
    numeric=NumberMatch(wrong_unit=Fraction(0)),
    date=DateMatch(month=Fraction(0), year=Fraction(0)),
    match=FormulaScoring(negative=Fraction(0)),
    classify=AllOrNothing(negative=HALF),
    order=AllOrNothing(negative=HALF),
    cloze=AllOrNothing(negative=HALF),
)
ALSO = ScoringPolicy(
    choice=LENIENT.choice,
    multiple_response=CorrectMinusWrong(negative=HALF),
    true_false=LENIENT.true_false,
    short_answer=TextMatch(),
    numeric=LENIENT.numeric,
    date=DateMatch(month=Fraction(0), year=HALF),
    match=AllOrNothing(negative=HALF),
    classify=CorrectMinusWrong(negative=Fraction(1)),
    order=AdjacentPairs(),
    cloze=FractionCorrect(),
)

CREDITS = """
([html, rule, responses]) => {
  document.body.innerHTML = html;
  const form = document.querySelector("form");
  const question = new own.Question(form, (name) => name, () => {});
  return responses.map((response) => {
    question.clear();
    question.fill(response);
    question.show(question.response());
    return own.credit(question, rule);
  });
}
"""

DATES = ("1 August 1975", "August 1975", "2 August 1975", "1 July 1975", "1975", "1 August 1976")


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    """Return a blank page that has the functions of the exam."""
    yield from own_functions(browser, "exam.js")


def responses(item: Item) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return responses as they are sent to a grader, and as the controls of a page have them."""
    match item:
        case Choice() | TrueFalse():
            labels = option_labels(item)
            return [
                ((label,), (each.id,)) for label, each in zip(labels, item.options, strict=True)
            ]
        case MultipleResponse():
            pairs = list(zip(option_labels(item), (each.id for each in item.options), strict=True))
            chosen = (
                [pair for pair, there in zip(pairs, some, strict=True) if there]
                for some in product((True, False), repeat=len(pairs))
                if any(some)
            )
            return [(tuple(a for a, _ in some), tuple(b for _, b in some)) for some in chosen]
        case Match() | Classify():
            picks = ["", *(each.id for each in item.targets)]
            names = dict(zip(picks, ["", *letters(len(item.targets))], strict=True))
            once = isinstance(item, Match)
            given = _some(picks, len(item.prompts), once=once)
            return [(tuple(names[each] for each in some), some) for some in given]
        case Order():
            count = len(item.entries)
            entries = ["", *letters(count)]
            found = []
            for some in _some([str(place) for place in range(count + 1)], count, once=True):
                placed = tuple("" if each == "0" else each for each in some)
                at = {place: entries[entry] for entry, place in enumerate(placed, 1) if place}
                found.append((tuple(at.get(str(n), "") for n in range(1, count + 1)), placed))
            return found
        case Cloze():
            return _gaps(item)
        case _:
            return [((text,), (text,)) for text in DATES]


def _some(
    picks: Sequence[str], places: int, *, once: bool, empty: tuple[str, ...] = ("", "0")
) -> list[tuple[str, ...]]:
    return [
        some
        for some in product(picks, repeat=places)
        if any(each not in empty for each in some)
        and not (once and _twice([each for each in some if each not in empty]))
    ][:400]


def _twice(taken: Sequence[str]) -> bool:
    return len(taken) > len({*taken})


def _gaps(item: Cloze) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    kinds = []
    for gap in item.gaps:
        if gap.options:
            names = zip(letters(len(gap.options)), gap.options, strict=True)
            kinds.append([("", ""), *((label, each.id) for label, each in names)])
        else:
            texts = (*(known.text for known in gap.answers), "nothing like it")
            kinds.append([("", ""), *((text, text) for text in texts)])
    return [
        (tuple(a for a, _ in some), tuple(b for _, b in some))
        for some in product(*kinds)
        if any(a for a, _ in some)
    ]


def item_of_many(item: Item) -> bool:
    """Tell whether a grader gets a list of answers to an item."""
    return isinstance(item, MultipleResponse | Match | Classify | Order | Cloze)


@pytest.mark.parametrize("policy", [LENIENT, STRICT, OTHER, ALSO], ids=["0", "1", "2", "3"])
def test_the_page_gives_the_credit_of_the_grader(script: Page, policy: ScoringPolicy) -> None:
    """Every combination of answers to an item of each interaction, under each of its rules."""
    checked = 0
    for item in (*(placed.item for placed in form().items), SIGNED):
        placed = FormItem(number=1, points=Fraction(1), item=item)
        scored = [
            (given, sent, score(placed, given if item_of_many(item) else given[0], policy))
            for given, sent in responses(item)
        ]
        (rule,) = rules([item], policy).values()
        page = script.evaluate(
            CREDITS,
            [
                question_html(placed, "q", lambda _: "", ENGLISH),
                rule,
                [list(sent) for _, sent, _ in scored],
            ],
        )
        for (given, _, graded), credit in zip(scored, page, strict=True):
            if graded.problem is None:
                assert credit == pytest.approx(float(graded.points)), (item.id, given)
                checked += 1
    assert checked > 100
