"""The script judges typed numbers and dates as the grader does, or asks for them in plain form."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from factquiz.languages import ENGLISH
from factquiz.rendering.practice_controls import controls
from factquiz.rendering.practice_reasons import reason_views
from tests.browser.own_functions import of_modules
from tests.scoring.test_typed_cases import graded
from tests.typed_cases import (
    DATES,
    FOUNDED,
    FROST,
    LOAN,
    NUMBERS,
    PUBLISHED,
    RATIO,
    SHARE,
    SIGNED,
    STATES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page

    from factquiz.items.typed import DateAnswer, Numeric

READING = ("answering/text.js", "answering/values.js", "answering/readers.js")

JUDGE = """
([read, dataset, legend, reasons, texts]) => {
  const form = { querySelector: () => ({ textContent: legend }) };
  const words = (name) => ({ "date-parts": "year,month,day" })[name] || name;
  return texts.map((text) => {
    const judged = own.READERS[read](text, reasons, { dataset, form }, words);
    if (judged.ask) return "ask";
    return judged.verdict === "wrong" && judged.reason ? judged.reason.text : judged.verdict;
  });
}
"""


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    """Return a blank page that has the script's readers."""
    yield from of_modules(browser, READING, "READERS")


def judged(script: Page, item: Numeric | DateAnswer, texts: Iterable[str]) -> list[str]:
    """Return what the script makes of each text: as the grader, or ``ask``."""
    place = controls(item, ENGLISH).places[0]
    reasons = [
        {"option": reason.option, "key": reason.key, "text": reason.text}
        for reason in reason_views(item, lambda _: "", ENGLISH)
    ]
    dataset = {"unit": place.unit, "scale": str(place.scale)}
    argument: list[Any] = [place.read, dataset, f"{item.stem} Type it.", reasons, list(texts)]
    return list(script.evaluate(JUDGE, argument))


@pytest.mark.parametrize(
    "item", [STATES, SHARE, LOAN, RATIO, FROST, SIGNED, PUBLISHED, FOUNDED], ids=lambda one: one.id
)
def test_the_script_reads_typed_answers_as_the_table_says(
    script: Page, item: Numeric | DateAnswer
) -> None:
    """What is plainly written is judged as the grader judges it; for the rest the page asks."""
    cases = [case for case in (*NUMBERS, *DATES) if case.item is item]
    asked = {"person": "ask"}
    expected = [asked.get(case.outcome, case.outcome) if case.plain else "ask" for case in cases]
    got = judged(script, item, [case.typed for case in cases])
    pairs = zip(cases, got, expected, strict=True)
    assert [(case.typed, mine, wanted) for case, mine, wanted in pairs if mine != wanted] == []


def _never_otherwise(script: Page, item: Numeric | DateAnswer, texts: list[str]) -> None:
    """Check that the script judges as the grader does wherever it judges."""
    got = judged(script, item, texts)
    wanted = [graded(item, text) for text in texts]
    differ = [
        (text, mine, theirs)
        for text, mine, theirs in zip(texts, got, wanted, strict=True)
        if mine not in ("ask", theirs)
    ]
    assert differ == []
    assert sum(mine != "ask" for mine in got) > len(texts) / 6  # asking always would agree, too


@pytest.mark.parametrize("item", [SIGNED, PUBLISHED, FOUNDED], ids=lambda one: one.id)
def test_no_date_is_judged_otherwise(script: Page, item: DateAnswer) -> None:
    """Days, months and years in every order, between every two of the usual marks."""
    days, months, years = ("1", "08", "31", "8th"), ("8", "Aug", "August", "july"), ("1975", "1949")
    orders = ("{d}{a}{m}{b}{y}", "{m}{a}{d}{b}{y}", "{y}{a}{m}{b}{d}", "{m}{a}{y}", "{y}{a}{m}")
    marks = (" ", ".", "-", "/", ", ", " of ", "")
    texts = {
        order.format(d=d, m=m, y=y, a=a, b=b)
        for order, d, m, y, a, b in product(orders, days, months, years, marks, marks)
    }
    _never_otherwise(script, item, sorted(texts))


@pytest.mark.parametrize("item", [STATES, SHARE, LOAN, RATIO, FROST], ids=lambda one: one.id)
def test_no_number_is_judged_otherwise(script: Page, item: Numeric) -> None:
    """Numbers and ranges with every mark, hedge and unit."""
    numbers = ("35", "40", "1250", "1,250", "1.234", "1,234.0", "1 250", "0.5", "-11", "1.250.000")
    singles = product(
        ("", "about ", "~"), numbers, ("", "%", " %", " million", " million ECU", " m")
    )
    ranges = product(numbers, ("-", " – ", " to ", "% to ", " and "), numbers, ("", "%", " ECU"))
    texts = {"".join(parts) for parts in (*singles, *ranges)}
    _never_otherwise(script, item, sorted(texts))
