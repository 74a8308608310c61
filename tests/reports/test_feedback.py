"""The feedback page: every question, the reasons, and nothing that a student could smuggle in."""

from __future__ import annotations

import re
from fractions import Fraction
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.gradebook.model import Row
from factquiz.items.base import Evidence, LessonLink
from factquiz.languages import ENGLISH
from factquiz.reports.feedback import feedback_page
from factquiz.reports.links import check_book_url, lesson_links, lessons_to_read
from factquiz.reports.told import SYMBOLS, problems, shown_item, verdicts
from factquiz.responses.roster import Student
from factquiz.scoring.mark import Problem, State
from tests import strategies
from tests.sample_class import parts, quiz
from tests.sample_class.graded import scores as scores_of
from tests.sample_class.make import SCRIPT, Responder, half, right, submission, typing, wrong

if TYPE_CHECKING:
    from factquiz.responses.submission import RawResponse

FORM = quiz.form(student="s01")


def _row(responses: dict[str, RawResponse], name: str = "Anna") -> Row:
    scores = scores_of(FORM, responses, DEFAULT_POLICY)
    return Row(student=Student(id="s01", name=name), form=FORM, file="f", scores=scores)


class _Page(HTMLParser):
    """Collects the elements of a page, and its text by section."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.sections: list[str] = [""]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "section":
            self.sections.append("")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.sections[-1] += " ".join(data.split()) + " "


def _page(row: Row, book_url: str = "") -> _Page:
    return _Page(feedback_page(row, "Bread", book_url))


def test_the_chosen_and_the_right_options_have_their_reasons() -> None:
    """Two choices of one question: each says why; the options nobody asked about do not."""
    chosen = _page(_row({"grain": "B"})).sections[1]
    assert "✗ Wrong : 0 of 1 point" in chosen
    assert "Why “wheat” is right." in chosen
    assert "Why “oats” is wrong." in chosen
    assert "rice" in chosen
    assert "Why “rice”" not in chosen


def test_an_omitted_question_shows_the_right_answer() -> None:
    """Not answering is told as such, and the answer is explained."""
    page = _page(_row({}))
    assert "– Not answered : 0 of 1 point" in page.sections[1]
    assert "Why “wheat” is right." in page.sections[1]
    assert "accepted answer" in page.sections[4]
    assert "your" not in page.sections[4]


def test_partial_credit_is_exact() -> None:
    """One of three keys is two thirds of two points."""
    page = _page(_row(submission(FORM, half).responses))
    assert "◐ Partly right : 2/3 of 2 points" in page.sections[3]
    assert "5 1/6 of 7 points (73.8 %)" in page.sections[0]


def test_a_typed_answer_is_shown_with_what_it_was_taken_for() -> None:
    """A typing error is forgiven openly; a known mistake gets its own reason."""
    forgiven = _page(_row({"fungus": "yaest"})).sections[4]
    assert "You answered: yaest" in forgiven
    assert "Why “yeast” is accepted." in forgiven
    known = _page(_row({"fungus": "mould"})).sections[4]
    assert "Why “mould” is wrong." in known
    assert "Why “yeast” is accepted." in known
    unknown = _page(_row({"fungus": "elves"})).sections[4]
    assert "You answered: elves" in unknown
    assert "Why “yeast” is accepted." in unknown


def test_an_ungradable_response_is_explained_and_the_score_provisional() -> None:
    """The student learns that a person will look, and why."""
    page = _page(_row({**submission(FORM).responses, "grain": ("A", "B")}))
    assert "provisional: 1 response waits" in page.sections[0]
    assert problems(ENGLISH)[Problem.SEVERAL_CHOICES] in page.sections[1]
    assert "You answered: A, B" in page.sections[1]


def test_every_state_and_problem_has_words() -> None:
    """None is told by a code of ours."""
    assert SYMBOLS.keys() == verdicts(ENGLISH).keys() == set(State)
    assert problems(ENGLISH).keys() == set(Problem)


def test_links_lead_to_the_sentence_in_the_book() -> None:
    """With the book's address they are links; without, the lesson's title stands alone."""
    row = _row(submission(FORM).responses)
    linked = _page(row, check_book_url("https://example.org/course/"))
    hrefs = {attrs["href"] for tag, attrs in linked.elements if tag == "a"}
    assert hrefs == {"https://example.org/course/lessons/dough.html#fact-dough"}
    plain = _page(row)
    assert not [tag for tag, _ in plain.elements if tag == "a"]
    assert "Read again: What dough is · Miller 1900, 2 ¶3" in plain.sections[1]


def test_a_lesson_is_named_once_for_each_reason() -> None:
    """A wrong option rests on two facts; if one lesson teaches both, it is linked at the first."""
    sentences = [("a", "one", "A"), ("b", "two", "B"), ("a", "three", "A")]
    evidence = Evidence(
        lessons=tuple(
            LessonLink(lesson=lesson, anchor=anchor, title=title)
            for lesson, anchor, title in sentences
        )
    )
    found = [(link.text, link.href) for link in lessons_to_read(evidence, "https://x.org")]
    assert found == [("A", "https://x.org/a.html#one"), ("B", "https://x.org/b.html#two")]
    assert len(lesson_links(evidence, "")) == 3, "an instructor has every sentence"


def test_what_is_worth_nothing_is_worth_no_points() -> None:
    """A dropped question is out of 0 points, not of 0 point."""
    placed = replace(FORM.items[0], points=Fraction(0))
    row = _row({})
    scored = replace(row.scores[0], points=Fraction(0))
    assert shown_item(placed, scored, "", ENGLISH).points == "0 of 0 points"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "course", "//x"])
def test_an_address_that_could_run_something_is_refused(url: str) -> None:
    """Only addresses of pages may stand in a page for students."""
    with pytest.raises(ValueError, match="does not begin with"):
        check_book_url(url)


def _skeleton(page: _Page) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(sorted(attrs))) for tag, attrs in page.elements]


def test_a_script_in_an_answer_stays_text() -> None:
    """The page has the same elements as with a harmless answer, and shows what was typed."""
    harmless = _page(_row(submission(FORM, typing("elves")).responses))
    hostile = _page(_row(submission(FORM, typing(SCRIPT)).responses, name=SCRIPT))
    assert _skeleton(hostile) == _skeleton(harmless)
    assert SCRIPT.replace(" ", "") in hostile.sections[4].replace(" ", "")


@given(st.data(), st.text(max_size=30))
def test_nothing_that_is_sent_changes_the_markup(data: st.DataObject, name: str) -> None:
    """Elements and attributes come from us alone, whatever the responses and the name are."""
    responses = data.draw(strategies.submissions(FORM)).responses
    page = _page(_row(responses, name))
    allowed = {
        "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "p",
        "strong", "bdi", "section", "span", "blockquote", "q", "ul", "li", "a",
    }  # fmt: skip
    assert {tag for tag, _ in page.elements} <= allowed
    attributes = {attribute for _, attrs in page.elements for attribute in attrs}
    assert attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "id", "aria-labelledby",
        "aria-hidden", "dir", "href",
    }  # fmt: skip
    leads = {attrs["href"] for tag, attrs in page.elements if tag == "a"}
    assert leads <= {f"#question-{placed.number}" for placed in FORM.items}


def test_the_page_forbids_everything_but_its_own_style() -> None:
    """No script at all, and no request to anywhere."""
    html = feedback_page(_row({}), "Bread")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "script-src" not in policy
    assert "<script" not in html


def test_right_and_wrong_sum_up_in_the_header() -> None:
    """The best and the worst page show exactly all and exactly nothing."""
    best = _page(_row({p.item.id: right(p) for p in FORM.items})).sections[0]
    worst = _page(_row({p.item.id: wrong(p) for p in FORM.items})).sections[0]
    assert "7 of 7 points (100.0 %)" in best
    assert "0 of 7 points (0.0 %)" in worst


def test_the_page_leads_to_what_was_not_right() -> None:
    """Above the questions; what waits for the instructor is not called wrong, nor what is right."""
    said: dict[str, RawResponse] = {placed.item.id: right(placed) for placed in FORM.items}
    assert not [tag for tag, _ in _page(_row(said)).elements if tag == "a"]
    first, second, third, *_ = FORM.items
    said[first.item.id] = ("A", "B")  # two where one is asked for: ungradable
    said[second.item.id] = wrong(second)
    del said[third.item.id]
    page = _page(_row(said))
    leads = [attrs["href"] for tag, attrs in page.elements if tag == "a"]
    assert leads == ["#question-2", "#question-3"]
    assert "To look at again: Question 2 , Question 3" in page.sections[0]
    ids = {attrs.get("id") for _, attrs in page.elements}
    assert {str(lead).removeprefix("#") for lead in leads} <= ids


def test_one_response_changes_only_its_own_question() -> None:
    """Feedback on a question depends on its response alone."""
    row = _row(submission(FORM).responses)
    other = replace(row, scores=(_row({}).scores[0], *row.scores[1:]))
    assert _page(row).sections[2:] == _page(other).sections[2:]
    assert _page(row).sections[1] != _page(other).sections[1]


ALL = parts.form(student="s01")


def _all(responses: dict[str, RawResponse]) -> list[str]:
    """Return the sections of the page for a form of every interaction."""
    scores = scores_of(ALL, responses, DEFAULT_POLICY)
    row = Row(student=Student(id="s01"), form=ALL, file="f", scores=scores)
    return _page(row).sections


def test_each_prompt_has_its_own_verdict_and_reason() -> None:
    """What was chosen, what is right, why, and what the wrong target really is of."""
    section = _all({"homes": ("B", "C", "")})[7]
    assert "◐ Partly right : 1/3 of 1 point" in section
    assert "Baguette → France ✓ right Why “Baguette” belongs to France." in section
    assert "Lavash → Armenia ✗ you chose: India Why “Lavash” belongs to Armenia." in section
    assert "What “India” is really of." in section
    assert "Chapati → India – not answered" in section


def test_the_right_order_is_shown_place_by_place() -> None:
    """With what stood in each place instead, and why it belongs there."""
    section = _all({"steps": ("B", "D", "C", "A")})[9]
    assert "Place 2 → Knead ✓ right" in section
    assert "Place 3 → Prove ✗ you chose: Bake Why “Prove” is number 3." in section


def test_gaps_are_numbered_in_the_text() -> None:
    """The sentence with its gaps, what was typed, and each gap's answer."""
    section = _all({"rising": ("elves", "A")})[10]
    assert "Dough rises because [1] gives off [2]." in section
    assert "You answered: elves, A" in section
    assert "Gap 1 → yeast ✗ wrong Why “yeast” is accepted." in section
    assert "Gap 2 → carbon dioxide ✗ you chose: oxygen" in section
    assert "Why “oxygen” is wrong." in section


def test_a_near_miss_is_told_from_a_miss() -> None:
    """What is right of a date or a number is said in words."""
    page = _all({"water": "65 kg", "sliced": "July 1928"})
    assert "The number is right, its unit is not." in page[11]
    assert "The month and the year are right." in page[12]
    assert "Why “6 July 1928” is right." in page[12]
    known = _all({"water": "100", "sliced": "26 July 1928"})
    assert "Why “100%” is wrong." in known[11]
    assert "Why “26 July 1928” is wrong." in known[12]
    assert "are right." not in known[12]
    assert "The year is right." in _all({"sliced": "May 1928"})[12]


def test_what_was_not_answered_or_not_read_is_not_called_wrong() -> None:
    """Every part of an omitted item is open; of an ungradable one nothing is said but the key."""
    open_ = _all({})
    assert open_[7].count("– not answered") == 3
    unread = _all({"homes": "B"})[7]
    assert "not answered" not in unread
    assert "✗" not in unread
    assert "Lavash → Armenia" in unread
    assert problems(ENGLISH)[Problem.NOT_A_LIST] in unread


@pytest.mark.parametrize("responder", [right, wrong])
def test_every_interaction_has_a_verdict(responder: Responder) -> None:
    """All right and all wrong: twelve sections, each with the same verdict and a reason."""
    sections = _all(submission(ALL, responder).responses)[1:]
    assert len(sections) == 12
    for section in sections[:-2]:
        assert ("✓ Right" if responder is right else "✗ Wrong") in section
        assert re.search("Why “|What “", section)
