"""Hypothesis strategies for the engine's records, shared by all tests."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from factquiz.assembly.form import KEY_FORMAT, Form, FormItem, Key, option_labels
from factquiz.assembly.policy import (
    AllOrNothing,
    CorrectMinusWrong,
    FractionCorrect,
    ScoringPolicy,
    TextMatch,
)
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import ShortAnswer
from factquiz.responses.submission import SUBMISSION_FORMAT, RawResponse, Submission
from factquiz.scoring.text import normalise
from tests.sample_class import quiz

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

policies = st.builds(
    ScoringPolicy,
    choice=st.builds(AllOrNothing, negative=shares),
    multiple_response=st.one_of(
        st.builds(AllOrNothing, negative=shares),
        st.builds(FractionCorrect),
        st.builds(CorrectMinusWrong, negative=shares),
    ),
    true_false=st.builds(AllOrNothing, negative=shares),
    short_answer=st.builds(TextMatch),
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


items: st.SearchStrategy[Item] = st.one_of(
    choices(), multiple_responses(), true_falses(), short_answers()
)
"""An item of any interaction."""

form_items: st.SearchStrategy[FormItem] = st.builds(
    FormItem, number=st.just(1), points=points, item=items
)
"""An item in its place, with any number of points."""


def raw_responses(item: Item) -> st.SearchStrategy[RawResponse | None]:
    """Draw anything that may be sent to an item: valid, invalid or nothing."""
    labels = option_labels(item)
    label = st.sampled_from(labels or ("A", "true"))
    typed = [known.text for known in item.answers] if isinstance(item, ShortAnswer) else [""]
    return st.one_of(
        st.none(),
        label,
        st.lists(label, max_size=len(labels) + 1).map(tuple),
        st.lists(label, max_size=len(labels), unique=True).map(tuple),
        st.sampled_from(typed),
        st.text(max_size=210),
        st.lists(st.text(max_size=3), max_size=3).map(tuple),
    )


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
