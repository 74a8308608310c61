"""A practice quiz as HTML, without a browser and without Sphinx."""

from __future__ import annotations

import re
from fractions import Fraction
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import msgspec
import pytest

from factquiz.assembly.form import Form, FormItem
from factquiz.items.arranged import Classify, Match
from factquiz.items.base import LessonLink, SourceLink
from factquiz.items.reasons import reasons
from factquiz.languages import ENGLISH, Language
from factquiz.rendering.practice import practice_html
from factquiz.rendering.practice_card import card_html
from factquiz.rendering.practice_more import asks_data
from tests.browser import demo_arranged, demo_form, demo_typed
from tests.marked_language import MARKED, Voices, messages, said

if TYPE_CHECKING:
    from factquiz.items.model import Item


def href(link: LessonLink | SourceLink) -> str:
    """Resolve a link as a page would."""
    return f"{link.lesson}.html#{link.anchor}" if isinstance(link, LessonLink) else ""


def html(form: Form | None = None, words: Language = ENGLISH) -> str:
    """Return the demo quiz, or another."""
    return practice_html(
        form or demo_form.form(),
        ident="quiz",
        href=href,
        objectives=demo_form.OBJECTIVES,
        words=words,
    )


def card(minutes: int) -> str:
    """Return the card of a quiz of as many questions as minutes."""
    form = demo_form.form()
    some = msgspec.structs.replace(form, items=form.items[:minutes])
    return card_html(some, ident="card", href="there.html", minutes=minutes, words=MARKED)


def alone(item: Item) -> Form:
    """Return a form of one item."""
    placed = FormItem(number=1, points=Fraction(1), item=item)
    return msgspec.structs.replace(demo_form.form(), items=(placed,))


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
    """One form, fieldset and legend for each item; native controls inside, and no script."""
    page = Page(html())
    for tag in ("form", "fieldset", "legend", "details"):
        assert len(page.named(tag)) == 10
    types = [attrs["type"] for attrs in page.named("input")]
    assert types == ["checkbox"] + ["radio"] * 4 + ["checkbox"] * 4 + ["radio"] * 2 + ["text"] * 4
    assert len(page.named("select")) == 3 + 4 + 4 + 1
    assert page.named("script") == []


def test_every_select_and_text_field_has_a_label() -> None:
    """The label is native, and its words are what has to be answered there."""
    page = Page(html())
    labelled = [attrs["for"] for attrs in page.named("label") if "for" in attrs]
    fields_ = [attrs for attrs in page.named("input") if attrs["type"] == "text"]
    assert sorted(filter(None, labelled)) == sorted(
        str(attrs["id"]) for attrs in (*fields_, *page.named("select"))
    )
    assert f'<label for="quiz-5-place-1">{demo_arranged.MATCH.prompts[0].text}</label>' in html()


def test_every_reason_stands_once() -> None:
    """Each rationale is in the page exactly once, in the <details> of its item."""
    text = html()
    details = re.findall(r"<details.*?</details>", text, flags=re.DOTALL)
    for placed, block in zip(demo_form.form().items, details, strict=True):
        item = placed.item
        targets = item.targets if isinstance(item, Match | Classify) else ()
        rationales = [reason.rationale for reason in reasons(item)]
        for rationale in (*rationales, *(target.rationale for target in targets)):
            assert (rationale, text.count(rationale)) == (rationale, 1)
            assert rationale in block


def test_no_answer_stands_outside_the_reasons() -> None:
    """What is shown at the end, and what a select is called, does not give a key away."""
    text = re.sub(r"<details.*?</details>", "", html(alone(demo_arranged.CLOZE)), flags=re.DOTALL)
    assert "Mainz" not in text
    ordered = html(alone(demo_arranged.ORDER))
    shown = [entry.text for entry in demo_arranged.ORDER.entries]
    again = ordered[ordered.index("quiz-again") :]
    assert sorted(shown, key=again.index) == shown


def test_paper_has_what_a_select_hides() -> None:
    """What can be chosen is listed for paper; on the screen too, where it is long."""
    assert '<ul class="quiz-choices" role="list">' in html(alone(demo_arranged.MATCH))
    assert "B: A page of type, locked up" in html(alone(demo_arranged.MATCH))
    assert '<ul class="quiz-choices quiz-paper" role="list">' in html(alone(demo_arranged.CLASSIFY))
    assert "<li>B: Pressman</li>" in html(alone(demo_arranged.CLASSIFY))
    assert "<li>Gap 2</li>" in html(alone(demo_arranged.CLOZE))


def test_the_choices_of_a_gap_follow_its_sentence() -> None:
    """Who has not met the gap yet cannot know what the choices are for, long or short."""
    cloze = demo_arranged.CLOZE
    place, year = cloze.gaps
    replace = msgspec.structs.replace
    options = tuple(replace(each, text=each.text * 9) for each in year.options)
    long = replace(cloze, gaps=(place, replace(year, options=options)))
    assert '<ul class="quiz-choices" role="list">' in html(alone(long))
    assert ">A: " in html(alone(long)).partition("<select")[2].partition("</select>")[0]
    assert ">A: " not in html(alone(cloze)).partition("<select")[2].partition("</select>")[0]
    for page in (html(alone(cloze)), html(alone(long))):
        assert page.index('class="quiz-cloze"') < page.index("<li>Gap 2</li>")


def test_a_number_is_typed_on_a_keyboard_that_has_what_it_needs() -> None:
    """Figures for a number; all keys for a range, as some telephones have no dash among figures."""
    ranged = msgspec.structs.replace(demo_typed.NUMERIC, high=demo_typed.NUMERIC.low + 5)
    assert 'inputmode="decimal"' in html(alone(demo_typed.NUMERIC))
    assert 'inputmode="text"' in html(alone(ranged))
    assert "Your answer in %" in html(alone(demo_typed.NUMERIC))


@pytest.mark.parametrize(
    ("date", "hint"),
    [
        ("1455-11-06", "Day, month and year"),
        ("1455-11", "Month and year"),
        ("1455", "A year"),
    ],
)
def test_a_date_is_asked_as_exactly_as_it_is_known(date: str, hint: str) -> None:
    """The hint says what to give, and in which form."""
    text = html(alone(msgspec.structs.replace(demo_typed.DATE, date=date)))
    assert f'<span class="quiz-instruction">{hint}, such as' in text


def test_one_gap_is_asked_for_as_one() -> None:
    """The instruction counts, and the reasons of a single gap do not number it."""
    cloze = demo_arranged.CLOZE
    single = msgspec.structs.replace(cloze, texts=cloze.texts[:2], gaps=cloze.gaps[:1])
    text = html(alone(single))
    assert "Fill in the gap." in text
    assert '<span class="quiz-reason-text">Mainz</span>' in text


def test_what_to_read_again_is_sorted_by_objective() -> None:
    """Each objective in words, once, with the sentences of its items; or all without words."""
    text = html()
    again = text[text.index("quiz-again") :]
    positions = [again.index(objective) for objective in demo_form.OBJECTIVES.values()]
    assert positions == sorted(positions)
    assert again.count("for question 5: Forme") == 1
    assert 'href="lesson.html#taught-2" data-item="4" data-place="0"' in again
    bare = practice_html(demo_form.form(), ident="quiz", href=href)
    assert bare.count("<li data-items=") == 1
    assert "What the lesson wanted you to be able to do:" not in bare


def test_several_sentences_behind_one_answer_are_told_apart() -> None:
    """Two links with one text would lead to two places."""
    short = demo_form.SHORT
    other = msgspec.structs.replace(short.answers[1], evidence=demo_form.CHOICE.options[0].evidence)
    text = html(alone(msgspec.structs.replace(short, answers=(short.answers[0], other))))
    assert ">for question 1</a>" in text
    assert ">for question 1 (2)</a>" in text


def test_an_item_without_a_sentence_is_not_read_again() -> None:
    """Where no lesson teaches it, there is nothing to link."""
    text = practice_html(alone(demo_form.CHOICE), ident="quiz", href=lambda _: "")
    assert "Read again" not in text


def test_ids_are_unique_and_begin_with_the_quiz() -> None:
    """Two quizzes with different ids can stand in one page."""
    ids = [attrs["id"] for _, attrs in Page(html()).elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert all(one is not None and one.startswith("quiz") for one in ids)


def test_a_link_without_an_address_is_text() -> None:
    """What the caller cannot resolve is named, not linked."""
    text = html()
    assert "Chronicle, 2 ¶1" in text
    links = {str(attrs["href"]) for attrs in Page(text).named("a")}
    assert {link for link in links if not link.startswith("#")} == {
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
    title = HOSTILE if field == "title" else "A quiz"
    form = msgspec.structs.replace(alone(item), title=title)
    text = html(form)
    assert "<script" not in text
    assert "&lt;/legend&gt;&lt;script&gt;" in text
    assert "49" not in text


ELSEWHERE = {
    "True or false?",
    "Fill in the gap.",
    "Month and year, such as December 1900 or 1900-12.",
    "A year, such as 1900.",
    "for question {number} ({turn})",
    "Save, load or erase the progress of the whole course",
}
"""Words for items that are not on the demo form: each has a test of its own."""


def test_every_fixed_word_can_be_translated() -> None:
    """Every message of these modules is on the page in the language of the reader."""
    ours = messages("rendering/practice", "rendering/templates/practice", "quiz_words")
    window = asks_data({"fact": (demo_form.CHOICE,)}, href, MARKED)
    shown = said(html(words=MARKED) + card(1) + card(5) + window)
    assert ours - shown == ELSEWHERE


def test_what_is_no_message_is_of_the_engine_and_marked_so() -> None:
    """Interface and items may be in two languages, and what is read aloud knows which is which."""
    page = Voices(html(words=MARKED))
    assert page.of("qaa")
    assert [text for text in page.of("qaa") if not text.startswith("§")] == []
    assert [text for text in page.of("en") if "§" in text] == []
    assert demo_form.CHOICE.stem in page.of("en")


def test_true_or_false_is_not_asked_twice() -> None:
    """The instruction is left out where the stem says it."""
    asked = msgspec.structs.replace(demo_form.TRUE_FALSE, stem="Judge this statement.")
    assert html(alone(asked)).count("True or false?") == 1
    assert html().count("True or false?") == 1


@pytest.mark.parametrize("stem", ["Which are rivers?", "Which are rivers? Choose all that apply."])
def test_choose_all_that_apply_is_not_said_twice(stem: str) -> None:
    """The instruction is left out where the stem ends with it."""
    asked = msgspec.structs.replace(demo_form.SEVERAL, stem=stem)
    assert html(alone(asked)).count("Choose all that apply.") == 1


@pytest.mark.parametrize("field", ["prompt", "target", "entry", "texts", "unit"])
def test_no_text_of_an_arranged_item_is_markup(field: str) -> None:
    """The same holds for prompts, targets, entries, the text around gaps, and units."""
    replace = msgspec.structs.replace
    match, order = demo_arranged.MATCH, demo_arranged.ORDER
    items: dict[str, Item] = {
        "prompt": replace(match, prompts=(replace(match.prompts[0], text=HOSTILE),)),
        "target": replace(
            match, targets=(replace(match.targets[1], text=HOSTILE),), prompts=match.prompts[:1]
        ),
        "entry": replace(order, entries=(replace(order.entries[0], text=HOSTILE),)),
        "texts": replace(demo_arranged.CLOZE, texts=(HOSTILE, HOSTILE, HOSTILE)),
        "unit": replace(demo_typed.NUMERIC, unit=HOSTILE),
    }
    text = html(alone(items[field]))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_same_form_gives_the_same_bytes() -> None:
    """Nothing of time, chance or order goes into the page."""
    assert html() == html()
