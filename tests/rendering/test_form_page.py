"""The form page as text: nothing of the key, everything of the sheet."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from msgspec.structs import replace

from factquiz.assembly.policy import DEFAULT_POLICY, FormulaScoring
from factquiz.assembly.sheet import Sheet, sheet
from factquiz.items.choosing import Choice
from factquiz.languages import ENGLISH
from factquiz.rendering.counted import points
from factquiz.rendering.form_page import form_page
from tests import strategies
from tests.marked_language import MARKED, Voices, messages, said
from tests.sample_class import parts, quiz
from tests.sample_class.make import SCRIPT

if TYPE_CHECKING:
    from factquiz.assembly.form import Form

FORM = parts.form(student="s01", code="007")


def _sheet(form: Form = FORM) -> Sheet:
    return sheet(form, DEFAULT_POLICY)


def test_the_page_holds_the_sheet() -> None:
    """Title, code, student, and every stem, statement and option."""
    page = form_page(_sheet())
    for text in ("Bread", "007", "s01", "12 questions", "13 points", "Salt slows the yeast down."):
        assert text in page
    for item in _sheet().items:
        assert item.stem in page
        assert f'data-item="{item.id}"' in page
        shown = (*item.options, *item.targets, *(each for gap in item.gaps for each in gap.options))
        for option in shown:
            assert f'value="{option.label}"' in page
            assert option.text in page
        for entry in item.entries:
            assert f'data-label="{entry.label}"' in page
            assert entry.text in page
        for text in (*item.prompts, *item.texts):
            assert text.strip() in page


def test_every_control_has_a_name_for_those_who_cannot_see_it() -> None:
    """A label around it, or a name of its own; buttons say what they move."""
    page = form_page(_sheet())
    assert '<label for="q7-2">Lavash</label> <select id="q7-2"' in page
    assert 'aria-label="Gap 1"' in page
    assert 'aria-label="Gap 2"' in page
    for entry in parts.STEPS.entries:
        assert f"Move up: {entry.text}" in page
        assert f"Move down: {entry.text}" in page


def test_what_wrong_answers_cost_is_said_where_it_is_so() -> None:
    """Once at the top, and at each question in points; nowhere if they cost nothing."""
    strict = replace(DEFAULT_POLICY, choice=FormulaScoring(negative=Fraction(1)))
    page = form_page(sheet(FORM, strict))
    assert page.count("A wrong answer can cost points.") == 1
    assert page.count("(1 point; a wrong answer costs up to 1/3 point)") == 1
    assert page.count("(1 point; a wrong answer costs up to 1/2 point)") == 1
    assert "cost" not in form_page(_sheet()).replace("costs nothing", "")


@given(strategies.forms())
def test_no_page_tells_which_options_are_right(form: Form) -> None:
    """Forms that differ in the keys of their choices alone have one page, byte for byte."""
    turned = replace(
        form,
        items=tuple(
            replace(
                placed,
                item=replace(placed.item, options=tuple(
                    replace(option, key=not option.key, rationale="other")
                    for option in placed.item.options
                )),
            )
            if isinstance(placed.item, Choice)
            else placed
            for placed in form.items
        ),
    )  # fmt: skip
    assert form_page(_sheet(form)) == form_page(_sheet(turned))


def test_no_trace_of_the_key_is_in_the_page() -> None:
    """Neither reasons nor accepted answers nor option ids."""
    page = form_page(_sheet())
    for word in (
        "Why “",
        "What “",
        "yeast”",
        "baker",
        "mould",
        "carbon-dioxide",
        "fact-dough",
        "miller1900",
    ):
        assert word not in page


def test_markup_in_a_title_or_stem_stays_text() -> None:
    """Everything from outside is escaped."""
    item = replace(quiz.GRAIN, id='"><script>', stem=SCRIPT)
    form = replace(FORM, title=SCRIPT, items=(quiz.placed(item),))
    page = form_page(_sheet(form))
    assert SCRIPT not in page
    assert page.count("<script") == 1


def test_the_policy_names_the_script_and_the_style_of_the_page() -> None:
    """The digests in the policy are those of what stands between the tags."""
    page = form_page(_sheet())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html.unescape(policy)
    assert html.unescape(policy).startswith("default-src 'none';")


def test_every_fixed_word_can_be_translated() -> None:
    """Every message is on some page, each interaction with what is to be done."""
    anybody = replace(FORM, student="")
    strict = replace(DEFAULT_POLICY, choice=FormulaScoring(negative=Fraction(1)))
    pages = [form_page(sheet(form, strict), MARKED) for form in (FORM, anybody)]
    assert said("".join(pages)) >= messages("rendering/form_page", "rendering/templates/form")


def test_a_page_in_another_language_says_what_is_english() -> None:
    """Interface and items may be in two languages, and what is read aloud knows which is which."""
    page = form_page(_sheet(), MARKED)
    assert '<html lang="qaa" dir="ltr">' in page
    voices = Voices(page)
    assert [text for text in voices.of("en") if "§" in text] == []
    assert "Salt slows the yeast down." in voices.of("en")
    labels = re.compile(r"[A-Z]|[A-Z] · .*|s01")
    ours = [text for text in voices.of("qaa") if not labels.fullmatch(text)]
    assert [text for text in ours if "§" not in text] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [("1", "1 point"), ("2", "2 points"), ("3/2", "1 1/2 points"), ("1/2", "1/2 point")],
)
def test_points_are_told_in_words(value: str, words: str) -> None:
    """One point, two points, and halves as people write them."""
    assert points(Fraction(value), ENGLISH) == words
