"""Hypothesis strategies for the engine's records, shared by all tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from hypothesis import strategies as st

from factquiz.assembly.form import (
    KEY_FORMAT,
    Form,
    FormItem,
    Key,
    Labels,
    letters,
    option_labels,
)
from factquiz.assembly.policy import (
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
from factquiz.items.arranged import Classify, Cloze, Gap, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.reasons import reasons
from factquiz.items.typed import DateAnswer, KnownDate, KnownNumber, Numeric, ShortAnswer
from factquiz.responses.submission import SUBMISSION_FORMAT, RawResponse, Submission
from factquiz.scoring.text import normalise
from tests.sample_class import parts, quiz

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.items.model import Item

texts = st.text(
    st.characters(categories=["L", "Nd"], include_characters=" -’", max_codepoint=0x24F),
    min_size=1,
    max_size=12,
).filter(normalise)
"""Short texts such as an option or a typed answer has: never empty after normalisation."""

shares = st.fractions(min_value=0, max_value=1, max_denominator=12)
points = st.fractions(min_value=Fraction(1, 4), max_value=10, max_denominator=6)

_all_or_nothing = st.builds(AllOrNothing, negative=shares)
_fraction = st.builds(FractionCorrect)
_correct_minus_wrong = st.builds(CorrectMinusWrong, negative=shares)
_formula = st.builds(FormulaScoring, negative=shares)
_pairs = st.one_of(_all_or_nothing, _fraction, _correct_minus_wrong, _formula)

policies = st.builds(
    ScoringPolicy,
    choice=st.one_of(_all_or_nothing, _formula),
    multiple_response=st.one_of(_all_or_nothing, _fraction, _correct_minus_wrong),
    true_false=st.one_of(_all_or_nothing, _formula),
    short_answer=st.builds(TextMatch),
    numeric=st.builds(NumberMatch, wrong_unit=shares),
    date=st.builds(DateMatch, month=shares, year=shares),
    match=_pairs,
    classify=_pairs,
    order=st.one_of(_all_or_nothing, st.builds(AdjacentPairs), st.builds(LongestCommonSubsequence)),
    cloze=st.one_of(_all_or_nothing, _fraction, _formula),
)
"""Every policy there can be."""


def _distinct_texts(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts, min_size=least, max_size=most, unique_by=normalise)


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """Draw a single choice of two to six options."""
    shown = draw(_distinct_texts(2, 6))
    key = draw(st.integers(0, len(shown) - 1))
    return Choice(
        **quiz.base("choice", "Which?"),  # type: ignore[arg-type]
        options=tuple(
            quiz.option(f"o{place}", text, key=place == key) for place, text in enumerate(shown)
        ),
    )


@st.composite
def multiple_responses(draw: st.DrawFn) -> MultipleResponse:
    """Draw a multiple response with at least one key and one wrong option."""
    shown = draw(_distinct_texts(2, 7))
    keys = draw(st.lists(st.booleans(), min_size=len(shown), max_size=len(shown)))
    keys[0], keys[1] = True, False
    return MultipleResponse(
        **quiz.base("multiple", "Which of these?"),  # type: ignore[arg-type]
        options=tuple(
            quiz.option(f"o{place}", text, key=key)
            for place, (text, key) in enumerate(zip(shown, keys, strict=True))
        ),
    )


@st.composite
def true_falses(draw: st.DrawFn) -> TrueFalse:
    """Draw a statement that is true, or one that is false."""
    key = draw(st.booleans())
    return TrueFalse(
        **quiz.base("statement", "True or false?"),  # type: ignore[arg-type]
        statement="It is so.",
        options=(
            quiz.option("true", "True", key=key),
            quiz.option("false", "False", key=not key),
        ),
    )


@st.composite
def short_answers(draw: st.DrawFn) -> ShortAnswer:
    """Draw a short answer with one to four known answers, the first of them accepted."""
    known = draw(_distinct_texts(1, 4))
    return ShortAnswer(
        **quiz.base("typed", "What is it called?"),  # type: ignore[arg-type]
        answers=tuple(
            quiz.answer(text, key=place == 0 or draw(st.booleans()))
            for place, text in enumerate(known)
        ),
        max_edits=draw(st.integers(0, 2)),
    )


@st.composite
def matches(draw: st.DrawFn) -> Match:
    """Draw a match of one to five prompts, with up to two targets left over."""
    names = draw(_distinct_texts(2, 5))
    targets = tuple(parts.target(f"t{place}", text) for place, text in enumerate(names))
    asked = draw(st.permutations(targets))[: draw(st.integers(1, len(targets)))]
    return Match(
        **quiz.base("match", "Match them."),  # type: ignore[arg-type]
        prompts=tuple(parts.prompt(f"of {each.id}", each.id, targets) for each in asked),
        targets=targets,
    )


@st.composite
def classifications(draw: st.DrawFn) -> Classify:
    """Draw up to six prompts to be sorted into two to four categories."""
    names = draw(_distinct_texts(2, 4))
    targets = tuple(parts.target(f"t{place}", text) for place, text in enumerate(names))
    keys = draw(st.lists(st.sampled_from(targets), min_size=1, max_size=6))
    return Classify(
        **quiz.base("classify", "Sort them."),  # type: ignore[arg-type]
        prompts=tuple(
            parts.prompt(f"prompt {place}", each.id, targets) for place, each in enumerate(keys)
        ),
        targets=targets,
    )


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Draw two to six entries in any order."""
    positions = draw(st.integers(2, 6).flatmap(lambda most: st.permutations(range(1, most + 1))))
    return Order(
        **quiz.base("order", "Put them in order."),  # type: ignore[arg-type]
        entries=tuple(parts.entry(f"entry {position}", position) for position in positions),
    )


@st.composite
def gaps(draw: st.DrawFn, place: int) -> Gap:
    """Draw a gap to type in, or one to choose for."""
    if draw(st.booleans()):
        return Gap(id=f"g{place}", options=draw(choices()).options)
    typed = draw(short_answers())
    return Gap(id=f"g{place}", answers=typed.answers, max_edits=typed.max_edits)


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    """Draw a text with one to three gaps."""
    count = draw(st.integers(1, 3))
    return Cloze(
        **quiz.base("cloze", "Complete the sentence."),  # type: ignore[arg-type]
        texts=("It is ", *(" and " for _ in range(count - 1)), "."),
        gaps=tuple(draw(gaps(place)) for place in range(count)),
    )


@st.composite
def numerics(draw: st.DrawFn) -> Numeric:
    """Draw a number or a range, with a known wrong one beyond it."""
    number = st.decimals(0, 10_000, places=2)
    low, high = sorted(draw(st.tuples(number, st.just(Decimal(0)) | number)))
    low = draw(st.sampled_from((low, high)))
    tolerance = draw(st.sampled_from((Decimal(0), Decimal(1), low / 10)))
    unit = draw(st.sampled_from(("", "%", "km", "member states", "million ECU")))
    wrong = high + tolerance + draw(st.integers(1, 50))
    said = {"rationale": "So it is.", "proof": quiz.proof(key=True), "evidence": quiz.EVIDENCE}
    known = KnownNumber(text=f"{wrong}{unit}", low=wrong, high=wrong, **said)  # type: ignore[arg-type]
    return Numeric(
        **quiz.base("numeric", "How many?"),  # type: ignore[arg-type]
        **said,  # type: ignore[arg-type]
        low=low,
        high=high,
        tolerance=tolerance,
        unit=unit,
        text=f"{low} {unit}" if low == high else f"{low}–{high} {unit}",
        known=(known,) if draw(st.booleans()) else (),
    )


@st.composite
def date_answers(draw: st.DrawFn) -> DateAnswer:
    """Draw a day, a month or a year, with up to three known wrong ones, as exact."""
    form = draw(st.sampled_from(("%d %B %Y", "%B %Y", "%Y")))
    day = st.dates(date(1000, 1, 1), date(2999, 12, 31))
    drawn = draw(st.lists(day, min_size=1, max_size=4, unique_by=lambda one: one.strftime(form)))
    said = {"rationale": "So it is.", "proof": quiz.proof(key=True), "evidence": quiz.EVIDENCE}
    length = {"%d %B %Y": 10, "%B %Y": 7, "%Y": 4}[form]
    key, *others = ((one.strftime(form), one.isoformat()[:length]) for one in drawn)
    return DateAnswer(
        **quiz.base("date", "When?"),  # type: ignore[arg-type]
        **said,  # type: ignore[arg-type]
        text=key[0],
        date=key[1],
        known=tuple(KnownDate(text=text, date=iso, **said) for text, iso in others),  # type: ignore[arg-type]
    )


items: st.SearchStrategy[Item] = st.one_of(
    choices(),
    multiple_responses(),
    true_falses(),
    short_answers(),
    numerics(),
    date_answers(),
    matches(),
    classifications(),
    orders(),
    clozes(),
)
"""An item of any interaction."""

form_items: st.SearchStrategy[FormItem] = st.builds(
    FormItem, number=st.just(1), points=points, item=items
)
"""An item in its place, with any number of points."""


def raw_responses(item: Item) -> st.SearchStrategy[RawResponse | None]:
    """Draw anything that may be sent to an item: valid, invalid or nothing."""
    labels = _labels(item)
    label = st.sampled_from(labels)
    return st.one_of(
        st.none(),
        label,
        st.lists(label, max_size=len(labels) + 1).map(tuple),
        st.lists(label, max_size=len(labels), unique=True).map(tuple),
        st.sampled_from([reason.text for reason in reasons(item)]),
        st.text(max_size=210),
        st.text("0123456789.,- %/", max_size=12),
        st.lists(st.text(max_size=3), max_size=3).map(tuple),
        st.tuples(*(st.just("") | label for _ in range(_parts(item)))),
        st.permutations(labels).map(lambda drawn: tuple(drawn[: _parts(item)])),
    )


def _labels(item: Item) -> Labels:
    """Return the labels that an item shows, or some that it does not."""
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            return option_labels(item)
        case Match() | Classify():
            return letters(len(item.targets))
        case Order():
            return letters(len(item.entries))
        case Cloze():
            return (*letters(max(len(gap.options) for gap in item.gaps) or 1), "word")
        case ShortAnswer() | Numeric() | DateAnswer():
            return ("A", "true")
        case _:
            assert_never(item)


def _parts(item: Item) -> int:
    match item:
        case Match() | Classify():
            return len(item.prompts)
        case Order():
            return len(item.entries)
        case Cloze():
            return len(item.gaps)
        case _:
            return 1


@st.composite
def forms(draw: st.DrawFn, student: str = "", code: str = "A") -> Form:
    """Draw a form of one to five items with distinct ids."""
    drawn = draw(st.lists(items, min_size=1, max_size=5))
    return Form(
        quiz="drawn",
        title="Drawn",
        code=code,
        student=student,
        items=tuple(
            FormItem(
                number=number,
                points=draw(points),
                item=_renamed(item, f"item-{number}"),
            )
            for number, item in enumerate(drawn, 1)
        ),
    )


def _renamed(item: Item, identifier: str) -> Item:
    fields = {name: getattr(item, name) for name in item.__struct_fields__}
    return type(item)(**{**fields, "id": identifier})


@st.composite
def keys(draw: st.DrawFn, students: Sequence[str] = ("s01", "s02", "s03")) -> Key:
    """Draw a key with a form for each student."""
    drawn = tuple(draw(forms(student, f"F{number}")) for number, student in enumerate(students, 1))
    return Key(format=KEY_FORMAT, quiz="drawn", title="Drawn", policy=draw(policies), forms=drawn)


@st.composite
def submissions(draw: st.DrawFn, form: Form) -> Submission:
    """Draw a submission to a form: some items answered in any way, some not."""
    responses: dict[str, RawResponse] = {}
    for placed in form.items:
        raw = draw(raw_responses(placed.item))
        if raw is not None:
            responses[placed.item.id] = raw
    return Submission(
        format=SUBMISSION_FORMAT,
        quiz=form.quiz,
        form=form.code,
        student=form.student,
        responses=responses,
    )
