"""How typed numbers and dates are read: one table for the grader and for the practice page.

The grader reads whatever it can, for nobody can ask the student again.
The page judges what is plainly written, as the grader does, and asks for the rest to be rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from factquiz.items.base import Evidence, Level, Proof, ProofKind
from factquiz.items.typed import DateAnswer, KnownDate, KnownNumber, Numeric

if TYPE_CHECKING:
    from typing import TypedDict

    class _Common(TypedDict):
        pattern: str
        lesson: str
        objective: str
        level: Level
        facts: tuple[str, ...]
        statements: tuple[str, ...]
        rationale: str
        proof: Proof
        evidence: Evidence


_PROOF = Proof(kind=ProofKind.FUNCTIONAL, statements=("s",))
_COMMON: _Common = {
    "pattern": "p",
    "lesson": "l",
    "objective": "o",
    "level": Level.REMEMBER,
    "facts": ("f",),
    "statements": ("s",),
    "rationale": "Because.",
    "proof": _PROOF,
    "evidence": Evidence(),
}


def _number(text: str, low: str, high: str) -> KnownNumber:
    return KnownNumber(
        text=text,
        low=Decimal(low),
        high=Decimal(high),
        rationale="No.",
        proof=_PROOF,
        evidence=Evidence(),
    )


def _date(text: str, date: str) -> KnownDate:
    return KnownDate(text=text, date=date, rationale="No.", proof=_PROOF, evidence=Evidence())


STATES = Numeric(
    id="states",
    stem="What was the number of states that signed?",
    low=Decimal(35),
    high=Decimal(35),
    tolerance=Decimal(0),
    unit="",
    text="35",
    known=(_number("32", "32", "32"),),
    **_COMMON,
)
SHARE = Numeric(
    id="share",
    stem="How large was the share?",
    low=Decimal(40),
    high=Decimal(40),
    tolerance=Decimal("4.00"),
    unit="%",
    text="About 40%",
    known=(_number("20%", "20", "20"), _number("50–60%", "50", "60")),
    **_COMMON,
)
LOAN = Numeric(
    id="loan",
    stem="How large was the loan?",
    low=Decimal(1250),
    high=Decimal(1250),
    tolerance=Decimal(0),
    unit="million ECU",
    text="1,250 million ECU",
    **_COMMON,
)
RATIO = Numeric(
    id="ratio",
    stem="What was the ratio?",
    low=Decimal("1.234"),
    high=Decimal("1.234"),
    tolerance=Decimal(0),
    unit="",
    text="1.234",
    **_COMMON,
)
FROST = Numeric(
    id="frost",
    stem="How cold was it?",
    low=Decimal(-12),
    high=Decimal(-10),
    tolerance=Decimal(0),
    unit="",
    text="From −12 to −10",
    **_COMMON,
)
SIGNED = DateAnswer(
    id="signed",
    stem="When was it signed?",
    date="1975-08-01",
    text="1 August 1975",
    known=(_date("30 October 1973", "1973-10-30"), _date("3 July 1973", "1973-07-03")),
    **_COMMON,
)
PUBLISHED = DateAnswer(
    id="published", stem="When was it published?", date="1977-01", text="January 1977", **_COMMON
)
FOUNDED = DateAnswer(id="founded", stem="When was it founded?", date="1949", text="1949", **_COMMON)


@dataclass(frozen=True)
class Case:
    """What is typed, and what becomes of it.

    ``outcome`` is ``right``, ``partial``, ``wrong``, the text of the known wrong answer that it is,
    or ``person`` if a person must read it. ``plain`` tells whether the page judges it too.
    """

    item: Numeric | DateAnswer
    typed: str
    outcome: str
    plain: bool = True


def _cases(
    item: Numeric | DateAnswer, outcome: str, *typed: str, plain: bool = True
) -> tuple[Case, ...]:
    return tuple(Case(item, text, outcome, plain) for text in typed)


NUMBERS = (
    *_cases(STATES, "right", "35", " 35 ", "35.0", "35,0", "35.", "35 states", "about 35", "３５"),
    *_cases(STATES, "right", "35 of the states"),
    *_cases(STATES, "right", "thirty-five", plain=False),
    *_cases(STATES, "wrong", "34", "350", "3.5", "-35", "34-36", "from 30 to 40", "1,000"),
    *_cases(STATES, "32", "32", "32 states", "32.00"),
    *_cases(STATES, "wrong", "35 %", "minus 35", plain=False),
    *_cases(STATES, "person", "many", "35 or 36 or 37", "35 zorkmids", "more than 35", "3 5"),
    *_cases(SHARE, "right", "40", "40%", "40 %", "40 per cent", "40 percent", "40 pct", "36", "44"),
    *_cases(SHARE, "right", "36–44", "36-44%", "36% to 44%", "between 38 and 42", "43,9", "43.99%"),
    *_cases(SHARE, "right", "~40", "≈ 40 %", "circa 40", "from 40 to 36 %", "40 - 42"),
    *_cases(SHARE, "right", "approximately 40", "forty per cent", "some 40", "% 40", plain=False),
    *_cases(SHARE, "wrong", "35.9", "44.1", "10–90", "38–50", "0.4", "4000"),
    *_cases(SHARE, "20%", "20", "20 %"),
    *_cases(SHARE, "50–60%", "50", "55%", "50-60"),
    *_cases(SHARE, "person", "40 zorkmids", "a lot", "40?!?40?40"),
    *_cases(SHARE, "wrong", "40 km", plain=False),
    *_cases(LOAN, "right", "1250", "1,250", "1.250,0", "1 250", "1’250", "1'250 million"),
    *_cases(LOAN, "right", "1,250 million ECU", "1250 Million ecu", "1250000000", "1,250,000,000"),
    *_cases(LOAN, "right", "1.25 billion ECU", "1.25 billion", plain=False),
    *_cases(LOAN, "person", "1.250", "1.250 million ECU"),
    *_cases(LOAN, "wrong", "1249", "125", "1250,5", "1240000000", "1,200–1,250 million ECU"),
    *_cases(LOAN, "wrong", "1250 thousand", "1250 ECU", "€1250", plain=False),
    *_cases(RATIO, "right", "1.234", "1.2340"),
    *_cases(RATIO, "person", "1,234"),
    *_cases(RATIO, "wrong", "1234", "1.24", "1,24"),
    *_cases(FROST, "right", "-11", "−12", "–10.5"),
    *_cases(FROST, "wrong", "11", "-13", "12-10"),
    *_cases(FROST, "right", "minus 11", plain=False),
    *_cases(FROST, "person", "-12 to -10"),
)
DATES = (
    *_cases(SIGNED, "right", "1 August 1975", "1st August 1975", "1 Aug 1975", "1 AUGUST 1975."),
    *_cases(SIGNED, "right", "August 1, 1975", "Aug 1, 1975", "Aug. 1st, 1975", "01 August 1975"),
    *_cases(SIGNED, "right", "1975-08-01", "1975/8/1", "1975.08.01", "on the 1st of August 1975"),
    *_cases(SIGNED, "right", "1. August 1975", "1-Aug-1975", "  1  august   1975 "),
    *_cases(SIGNED, "right", "Friday, 1 August 1975", "1.VIII.1975", "1975 August 1", plain=False),
    *_cases(SIGNED, "partial", "August 1975", "2 August 1975", "1975-08", "8/1975", "1975-08-31"),
    *_cases(SIGNED, "partial", "Aug 1975", "in August 1975", "31.8.1975"),
    *_cases(SIGNED, "wrong", "1975", "1 July 1975", "1976", "1 August 1976", "30 October 1975"),
    *_cases(SIGNED, "wrong", "October 1973", "July 1975", "25.7.1975", "5.3.1975"),
    *_cases(SIGNED, "30 October 1973", "30 October 1973", "Oct 30, 1973", "30.10.1973"),
    *_cases(SIGNED, "3 July 1973", "3 July 1973", "1973-07-03", "3.7.1973"),
    *_cases(
        SIGNED, "person", "1.8.1975", "8/1/1975", "1 8 1975", "1.8.75", "August", "31 June 1975"
    ),
    *_cases(SIGNED, "person", "soon", "1 Augustus 1975", "1 August 19755", "2 or 3 August 1975"),
    *_cases(PUBLISHED, "right", "January 1977", "Jan 1977", "1977-01", "1/1977", "6 January 1977"),
    *_cases(PUBLISHED, "wrong", "1977", "February 1977", "January 1978"),
    *_cases(FOUNDED, "right", "1949", "April 1949", "4 April 1949", "1949-04-04", "in 1949"),
    *_cases(FOUNDED, "wrong", "1948", "4 April 1950"),
    *_cases(FOUNDED, "right", "1.4.1949", "4/4/1949"),
    *_cases(FOUNDED, "person", "49", "'49", "1949?"),
)
