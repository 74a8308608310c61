"""A quiz on a page of its own: the card in the lesson, the page beside it, and the way through."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp

from tests.book.html.test_pages import loaded
from tests.courses import RIVERS, engine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.assembly.form import Form

QUIZ = "```{quiz} rhine-practice\n"
APART = f"{QUIZ}:own-page:\n:minutes: 5\n"
RHINE = (RIVERS / "book/lessons/rhine.md").read_text(encoding="utf-8")
PAGES = {
    "lessons/rhine": RHINE.replace(QUIZ, APART) + "\n## To discuss\n\nWhy?\n",
    "after": "# After\n\nA page.\n",
}
PAGE = "lessons/rhine-questions"
TITLE = "Questions: The Rhine, or how to share a river"


@dataclass(frozen=True)
class Built:
    """A small book: the folder of what was made, and what Sphinx warned of."""

    out: Path
    warnings: str

    def html(self, name: str) -> str:
        """Return a page as it was written."""
        return (self.out / f"{name}.html").read_text(encoding="utf-8")


def build(
    folder: Path, pages: Mapping[str, str], builder: str = "html", **settings: object
) -> Built:
    """Build a book of some pages of the rivers course."""
    (folder / "conf.py").touch()
    listed = "\n".join(pages)
    index = f"# A book\n\n```{{toctree}}\n:caption: Lessons\n\n{listed}\n```\n"
    for name, text in {"index": index, **pages}.items():
        file = folder / f"{name}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    values = {
        "extensions": ["myst_parser", "factquiz.book"],
        "html_theme": "factquiz",
        "html_title": "A book",
        "html_permalinks": False,
        "html_baseurl": "https://example.org/",
        "author": "The authors",
        "factquiz_root": str(RIVERS),
    }
    told = io.StringIO()
    app = SphinxTestApp(
        builder, folder, freshenv=True, confoverrides=values | settings, warning=told
    )
    try:
        app.build(force_all=True)
    finally:
        app.cleanup()
    return Built(Path(app.outdir), re.sub(r"\x1b\[[\d;]*m", "", told.getvalue()))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a book whose one lesson has its quiz on a page of its own."""
    made = build(tmp_path_factory.mktemp("book"), PAGES)
    assert made.warnings == ""
    return made


def form() -> Form:
    """Return the quiz of the lesson."""
    blueprint = engine("rivers").blueprint("rhine-practice")
    assert blueprint
    return engine("rivers").assembler(blueprint).practice()[0]


def pager(page: str) -> list[tuple[str, str]]:
    """Return where a page's way back and its way on lead."""
    return re.findall(r'<a class="pager-\w+" rel="(\w+)" href="([^"]+)"', page)


def test_the_lesson_has_a_card_in_the_place_of_its_quiz(book: Built) -> None:
    """How many questions, how long, and one link; neither the questions nor what they load."""
    page = book.html("lessons/rhine")
    card = page[page.index('<section class="quiz-card"') :].partition("</section>")[0]
    ids = [placed.item.id for placed in form().items]
    assert f'data-items="{" ".join(ids)}"' in card
    assert f"{len(ids)} questions · about 5 minutes</p>" in card
    assert re.findall(r'<a href="([^"]+)">', card) == ["rhine-questions.html"]
    assert "<fieldset" not in page
    assert {"card.css", "card.js"} <= loaded(page)
    assert not {"quiz.css", "quiz.js"} & loaded(page)


def test_the_page_has_the_quiz_and_what_stands_around_every_page(book: Built) -> None:
    """Title, part, minutes, description, address and how to cite it; the quiz once, and whole."""
    page = book.html(PAGE)
    assert f"<title>{TITLE} – A book</title>" in page
    assert f"<h1>{TITLE}</h1>" in page
    assert '<p class="eyebrow">Lessons · about 5 minutes</p>' in page
    assert '<meta name="description" content="7 questions on The Rhine' in page
    assert f'<link rel="canonical" href="https://example.org/{PAGE}.html">' in page
    assert page.count('<section class="quiz"') == 1
    assert page.count("<fieldset") == len(form().items)
    assert loaded(page) == {
        *("factquiz.css", "quiz.css", "theme.js", "progress.js", "quiz.js"),
    }


def test_its_links_lead_back_into_the_lesson(book: Built) -> None:
    """What settles an answer stands in the lesson; behind the quiz one goes on where one was."""
    page = book.html(PAGE)
    evidence = re.findall(r'<p class="quiz-evidence">.*?</p>', page, re.DOTALL)
    anchors = re.findall(r'href="rhine.html#([^"]+)"', "".join(evidence))
    lesson = book.html("lessons/rhine")
    assert len(anchors) > 10
    assert all(f'id="{anchor}"' in lesson for anchor in anchors)
    assert 'Back to the lesson: <a href="rhine.html#to-discuss">' in page


def test_the_way_leads_from_the_lesson_through_its_questions(book: Built) -> None:
    """Forward and back, and by the contents of every page."""
    assert pager(book.html("lessons/rhine")) == [
        ("prev", "../index.html"),
        ("next", "rhine-questions.html"),
    ]
    assert pager(book.html(PAGE)) == [("prev", "rhine.html"), ("next", "../after.html")]
    assert pager(book.html("after")) == [("prev", f"{PAGE}.html")]
    assert f'<a href="{PAGE}.html">Questions</a>' in book.html("index")
    assert '<a href="#" aria-current="page">Questions</a>' in book.html(PAGE)


def test_notes_lead_to_questions_on_that_page(book: Built) -> None:
    """Each question that a note names is there, under its number; so is what asks in the lesson."""
    lesson, page = book.html("lessons/rhine"), book.html(PAGE)
    named = re.findall(r'<a href="rhine-questions.html#([^"]+)">question (\d+)</a>', lesson)
    assert named
    for anchor, number in named:
        assert anchor == f"quiz-rhine-practice-{number}"
        assert f'id="{anchor}"' in page
    asked = re.search(r'data-asks="(rhine-items/rhine-practice-facts.js)\?', lesson)
    assert asked
    data = (book.out / "lessons" / asked[1]).read_text(encoding="utf-8")
    questions = json.loads(data.partition("(")[2].rpartition(")")[0])
    assert questions.pop("").startswith('<dialog class="quiz quiz-dialog"')
    facts = {fact for group in re.findall(r'data-ask="([^"]+)"', lesson) for fact in group.split()}
    assert facts == set(questions)
    assert "data-asks" not in page


def test_the_page_is_found_and_kept_offline(book: Built) -> None:
    """By its title, not by what it asks; the worker and the archive have it with its data."""
    text = (book.out / "search-data.js").read_text(encoding="utf-8")
    pages = json.loads(text.partition("=")[2].rstrip(";\n"))
    listed = [page[1:3] for page in pages]
    at = listed.index([TITLE, f"{PAGE}.html"])
    assert listed[at - 1][1] == "lessons/rhine.html"
    records = pages[at][3]
    assert [each[2] for each in records] == [TITLE]
    assert not any(placed.item.stem in text for placed in form().items)
    worker = (book.out / "sw.js").read_text(encoding="utf-8")
    assert f'"{PAGE}.html":' in worker
    assert f'"{PAGE}-items/rhine-practice.js":' in worker


def test_a_quiz_without_the_option_stays_where_it_is(tmp_path: Path) -> None:
    """So does one that asks for it in a book that is one file."""
    within = build(tmp_path, {**PAGES, "lessons/rhine": RHINE})
    assert within.html("lessons/rhine").count("<fieldset") == len(form().items)
    assert not (within.out / f"{PAGE}.html").exists()


def test_a_book_in_one_file_has_its_quiz_in_it(tmp_path: Path) -> None:
    """There is no page beside it to lead to."""
    one = build(tmp_path, PAGES, "singlehtml")
    assert one.html("index").count("<fieldset") == len(form().items)
    assert "quiz-card" not in one.html("index")


def test_what_cannot_have_a_page_of_its_own_says_so(tmp_path: Path) -> None:
    """A second quiz of a page, a name that is taken, minutes that nobody would see."""
    more = QUIZ.replace("rhine", "danube")
    pages = {
        "lessons/rhine": f"{PAGES['lessons/rhine']}\n{more}:own-page:\n```\n",
        "other": f"# Other\n\n{QUIZ}:own-page:\n```\n\n{more}:minutes: 3\n```\n",
        "other-questions": "# Taken\n",
    }
    made = build(tmp_path, pages)
    assert "'lessons/rhine' has one page of questions, and the quiz 'rhine-practice' is on it" in (
        made.warnings
    )
    assert "would be called 'other-questions', as a page of the book is" in made.warnings
    assert "`minutes` is told only of a quiz on a page of its own" in made.warnings
    assert made.warnings.count("WARNING") == 3
    assert made.html("other").count('<section class="quiz"') == 2
    assert '<section class="quiz"' in made.html("lessons/rhine")
    assert made.html(PAGE).count('<section class="quiz"') == 1


def test_the_stock_theme_has_the_page_too(tmp_path: Path) -> None:
    """The card leads to it, and the theme's own links to the next page do."""
    made = build(tmp_path, PAGES, html_theme="sphinx_book_theme")
    assert {"card.css", "card.js"} <= loaded(made.html("lessons/rhine"))
    page = made.html(PAGE)
    assert "bd-article" in page
    assert {"quiz.css", "quiz.js"} <= loaded(page)
    assert f"<h1>{TITLE}</h1>" in page
    for name, before, behind in (
        ("lessons/rhine", "../index.html", "rhine-questions.html"),
        (PAGE, "rhine.html", "../after.html"),
    ):
        shown = dict(
            re.findall(r'class="(left|right)-(?:prev|next)"\s+href="([^"]+)"', made.html(name))
        )
        assert shown == {"left": before, "right": behind}
