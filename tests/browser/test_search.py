"""The search as a student uses it: with slips of the pen, by keyboard, from a folder."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenReader, Scheme
    from tests.built import Books

TOOLS = Path(__file__).parents[2] / "tools" / "search"
STATIC = resources.files("factquiz.book").joinpath("theme", "static")
MAX_SCRIPT = 11_000


def ask(page: Page, query: str) -> None:
    """Type a query and wait for the answer, whatever it is."""
    page.locator("#search-status").evaluate("(one) => { one.textContent = ''; }")
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile(r"\d|Nothing"))


@pytest.fixture
def searching(reader: OpenReader) -> Page:
    """Return the search page, from a folder."""
    return reader().open("search")


TYPED = (
    ("goldsmiths", "goldsmiths"),
    ("goldsmith", "goldsmiths"),  # one for many
    ("GOLDSM", "goldsmiths"),  # the beginning of a word
    ("goldsmtihs", "goldsmiths"),  # two letters changed places
    ("metal and goldsmyths", "goldsmiths"),  # among other words
    ("Scheffer", "Schöffer"),  # an accent left out, and a slip
    ("schoffer", "Schöffer"),
    ("Фёдоров", "Фёдоров"),  # a name in its own letters
    ("федоров", "Фёдоров"),
)
"""What a student types, and what it finds."""


def test_a_word_is_found_as_students_type_it(searching: Page) -> None:
    """The passage shows it, marked, as it is spelt in the book."""
    for query, found in TYPED:
        ask(searching, query)
        expect(searching.locator("#search-results mark", has_text=found).first).to_be_visible()


def test_a_slip_is_told(searching: Page) -> None:
    """Who misspelt a name learns how it is spelt."""
    ask(searching, "goldsmiths")
    expect(searching.locator("#search-status")).to_have_text(re.compile(r"^Results: \d+\.$"))
    ask(searching, "goldsmyths")
    expect(searching.locator("#search-status")).to_contain_text("these have “goldsmiths”")


def test_results_of_a_kind_stand_together_and_lead_to_their_place(searching: Page) -> None:
    """A sentence that teaches is a result of its own; its link leads to the sentence."""
    ask(searching, "scribes")
    facts = searching.get_by_role("region", name="Facts, in the sentence that teaches them")
    expect(facts.get_by_text("Contested").first).to_be_visible()
    facts.get_by_role("link").first.click()
    expect(searching.locator(":target")).to_have_class(re.compile("taught"))


def test_a_section_is_found_under_its_heading(searching: Page) -> None:
    """With the page that it stands on, and a link to the heading."""
    ask(searching, "three things at once")
    sections = searching.get_by_role("region", name="Sections")
    expect(sections.locator("li").first).to_contain_text("How print came")
    sections.get_by_role("link", name="Three things at once").click()
    expect(searching.get_by_role("heading", name="Three things at once")).to_be_in_viewport()


def test_long_lists_open_on_demand(searching: Page) -> None:
    """Six results of a kind stand first; the focus goes on to the seventh."""
    ask(searching, "the")
    sections = searching.get_by_role("region", name="Sections")
    expect(sections.locator("li")).to_have_count(6)
    sections.get_by_role("button", name="Show all").press("Enter")
    expect(sections.locator("li").nth(6).get_by_role("link")).to_be_focused()


HOSTILE = (
    *("<img src=x onerror=alert(1)>", "</script><b>", "'\"` --", "x" * 500, "🜃 ﷽", "constructor"),
)


def test_a_hostile_query_is_only_text(searching: Page) -> None:
    """Nothing of it becomes part of the page; the reader fixture hears of every error."""
    for query in HOSTILE:
        ask(searching, query)
        assert searching.locator("main img, main b, #search-results script").count() == 0


def test_what_is_nowhere_is_said_to_be_nowhere(searching: Page) -> None:
    """With what to try, and with the list of pages still there."""
    ask(searching, "zzzzqq")
    expect(searching.locator("#search-status")).to_contain_text("Nothing was found for “zzzzqq”")
    expect(searching.get_by_role("heading", name="All pages")).to_be_visible()


def test_an_empty_query_clears_the_list(searching: Page) -> None:
    """Nothing asked, nothing said."""
    ask(searching, "press")
    searching.get_by_role("searchbox").fill("")
    expect(searching.locator("#search-results li")).to_have_count(0)
    expect(searching.locator("#search-status")).to_have_text("")


def test_nothing_is_loaded_before_the_first_query(reader: OpenReader) -> None:
    """The page is small; what can be found comes when somebody asks."""
    one = reader()
    loaded: list[str] = []
    one.page.on("request", lambda request: loaded.append(request.url))
    page = one.open("search")
    assert not [url for url in loaded if "search-data" in url]
    ask(page, "press")
    assert [url for url in loaded if "search-data" in url]


def test_an_address_with_a_query_answers_it(reader: OpenReader) -> None:
    """The form on every page leads here, by keyboard alone, and Back leads back."""
    page = reader().open("lesson")
    page.get_by_role("searchbox").press_sequentially("goldsmiths")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results li").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("goldsmiths")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("How print came")


def test_without_scripts_the_page_lists_the_book(reader: OpenReader) -> None:
    """What needs no search is there: every page."""
    page = reader(javascript=False).open("search")
    main = page.get_by_role("main")
    main.get_by_role("link", name="Sources and words").click()
    expect(page.locator("h1")).to_have_text("Sources and words")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)])
def test_results_break_no_rule(reader: OpenReader, scheme: Scheme, width: int) -> None:
    """The list is as accessible as the pages it lists, and as narrow as the screen."""
    page = reader(scheme=scheme, width=width).open("search")
    ask(page, "press")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_same_book_gives_the_same_index(site: Path, books: Books) -> None:
    """Two builds agree to the byte, and every page of the contents is in the file."""
    data = (site / "search-data.js").read_bytes()
    assert (books.demo_again() / "search-data.js").read_bytes() == data
    pages = json.loads(data.decode().removeprefix("factquizSearch=").rstrip(";\n"))
    assert [page[2] for page in pages] == [
        *("index.html", "lesson.html", "sources.html", "plain.html", "maps.html")
    ]


def test_the_bundle_is_made_from_its_sources() -> None:
    """Its first line has the checksum of what it was made from: tools/search/build.mjs."""
    sources = sorted((TOOLS / "src").iterdir(), key=lambda file: file.name)
    digest = hashlib.sha256()
    for file in (TOOLS / "build.mjs", TOOLS / "package.json", *sources):
        digest.update(file.read_bytes())
    first = STATIC.joinpath("search.js").read_text("utf-8").splitlines()[0]
    assert digest.hexdigest()[:16] in first, "run: cd tools/search && npm install && npm run build"


def test_the_licence_of_what_is_bundled_is_beside_it() -> None:
    """The book serves the licence of MiniSearch, and the script names the file."""
    script = STATIC.joinpath("search.js").read_text("utf-8")
    named = re.search(r"MiniSearch [\d.]+, MIT licence: (\S+) \*/", script)
    assert named is not None
    assert "Permission is hereby granted" in STATIC.joinpath(named[1]).read_text("utf-8")


def test_the_script_is_small() -> None:
    """As it is sent."""
    assert len(gzip.compress(STATIC.joinpath("search.js").read_bytes(), mtime=0)) < MAX_SCRIPT
