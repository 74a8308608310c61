"""Items of the demo form that are answered by typing a number or a date."""

from __future__ import annotations

from decimal import Decimal

from factquiz.items.typed import DateAnswer, KnownDate, KnownNumber, Numeric
from tests.browser.demo_parts import COMMON, FIRST, PROOF, SECOND


def _number(text: str, number: int, rationale: str) -> KnownNumber:
    return KnownNumber(
        text=text,
        low=Decimal(number),
        high=Decimal(number),
        rationale=rationale,
        proof=PROOF,
        evidence=FIRST,
    )


def _date(text: str, date: str, rationale: str) -> KnownDate:
    return KnownDate(text=text, date=date, rationale=rationale, proof=PROOF, evidence=FIRST)


NUMERIC = Numeric(
    id="demo-numeric",
    stem="What part of its price did a book lose between 1450 and 1480?",
    objective="explain-press",
    low=Decimal(80),
    high=Decimal(80),
    tolerance=Decimal("8.0"),
    unit="%",
    text="About 80%",
    rationale="The price of a book fell by about 80%, from twelve to two or three.",
    proof=PROOF,
    evidence=SECOND,
    known=(
        _number("20%", 20, "20% is what was left of the price. About 80% of it was lost."),
        _number("50%", 50, "Paper became 50% cheaper, and the book still more: about 80%."),
    ),
    **COMMON,
)
DATE = DateAnswer(
    id="demo-date",
    stem="On what date was the shop handed over? Give the day, the month and the year.",
    objective="date-print",
    date="1455-11-06",
    text="6 November 1455",
    rationale="The shop was handed over on 6 November 1455, after a lawsuit.",
    proof=PROOF,
    evidence=FIRST,
    known=(
        _date("12 March 1455", "1455-03-12", "On 12 March 1455 a bishop wrote of the sheets."),
        _date("3 February 1468", "1468-02-03", "On 3 February 1468 the printer died."),
    ),
    **COMMON,
)
