"""A practice quiz as HTML, without a browser and without Sphinx."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from fractions import Fraction
from html.parser import HTMLParser

import msgspec
import pytest

from factquiz.assembly.form import Form, FormItem
from factquiz.items.base import LessonLink, SourceLink
from factquiz.items.reasons import reasons
from factquiz.rendering.practice import ENGLISH, Words, practice_html
from tests.browser import demo_form


def href(link: LessonLink | SourceLink) -> str:
    """Resolve a link as a page would."""
    return f"{link.lesson}.html#{link.anchor}" if isinstance(link, LessonLink) else ""


def html(form: Form | None = None, words: Words = ENGLISH) -> str:
    """Return the demo quiz, or another."""
    return practice_html(form or demo_form.form(), ident="quiz", href=href, words=words)


class Page(HTMLParser):
    """What a page is made of: (element, attributes) in order, and the ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a kind."""
        return [attrs for name, attrs in self.elements if name == tag]


def test_every_item_is_a_form_of_native_controls() -> None:
    """One form, fieldset and legend for each item; radios, boxes and a text field inside."""
    page = Page(html())
    for tag in ("form", "fieldset", "legend", "details"):
        assert len(page.named(tag)) == 4
    types = [attrs["type"] for attrs in page.named("input")]
    assert types == ["radio"] * 4 + ["checkbox"] * 4 + ["radio"] * 2 + ["text"]
    assert page.named("script") == []


def test_every_reason_stands_once() -> None:
    """The rationale of each option and answer is in the page exactly once, in <details>."""
    text = html()
    for placed in demo_form.form().items:
        item = placed.item
        for part in reasons(item):
            assert text.count(part.rationale) == 1
            details = re.split(r"<details", text)
            assert sum(part.rationale in each for each in details[1:]) == 1


def test_ids_are_unique_and_begin_with_the_quiz() -> None:
    """Two quizzes with different ids can stand in one page."""
    ids = [attrs["id"] for _, attrs in Page(html()).elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert all(one is not None and one.startswith("quiz") for one in ids)


def test_a_link_without_an_address_is_text() -> None:
    """What the caller cannot resolve is named, not linked."""
    text = html()
    assert "Chronicle, 2 ¶1" in text
    assert {attrs["href"] for attrs in Page(text).named("a")} == {
        "lesson.html#taught-1",
        "lesson.html#taught-2",
    }


HOSTILE = "</legend><script>alert('x')</script>\"'&{{ 7 * 7 }}"


@pytest.mark.parametrize("field", ["title", "stem", "text", "rationale", "label"])
def test_no_text_is_markup(field: str) -> None:
    """Whatever stands in an item, it is shown, not run."""
    item = demo_form.CHOICE
    option = item.options[0]
    evidence = option.evidence
    if field == "stem":
        item = msgspec.structs.replace(item, stem=HOSTILE)
    elif field in {"text", "rationale"}:
        option = msgspec.structs.replace(option, **{field: HOSTILE})
    elif field == "label":
        source = msgspec.structs.replace(evidence.sources[0], label=HOSTILE)
        evidence = msgspec.structs.replace(evidence, sources=(source,))
        option = msgspec.structs.replace(option, evidence=evidence)
    item = msgspec.structs.replace(item, options=(option, *item.options[1:]))
    form = msgspec.structs.replace(
        demo_form.form(),
        title=HOSTILE if field == "title" else "A quiz",
        items=(FormItem(number=1, points=Fraction(1), item=item),),
    )
    text = html(form)
    assert "<script" not in text
    assert "&lt;/legend&gt;&lt;script&gt;" in text
    assert "49" not in text


def test_every_fixed_word_can_be_translated() -> None:
    """With every word replaced, no English word of ours is left in the page."""
    shouting = replace(ENGLISH, **{field.name: f"§{field.name}§" for field in fields(Words)})
    text = html(words=shouting)
    used = set(re.findall(r"§(\w+)§", text))
    names = {field.name for field in fields(Words)} - {"judge"}  # for other stems: see below
    assert used == names
    assert [name for name in names if f">{getattr(ENGLISH, name)}<" in text] == []


def test_true_or_false_is_not_asked_twice() -> None:
    """The instruction is left out where the stem says it."""
    asked = msgspec.structs.replace(demo_form.TRUE_FALSE, stem="Judge this statement.")
    form = msgspec.structs.replace(
        demo_form.form(), items=(FormItem(number=1, points=Fraction(1), item=asked),)
    )
    assert html(form).count("True or false?") == 1
    assert html().count("True or false?") == 1


def test_the_same_form_gives_the_same_bytes() -> None:
    """Nothing of time, chance or order goes into the page."""
    assert html() == html()
