"""Which words of a lesson are marked, and what becomes of them in each output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factquiz.book.nodes import defined
from tests.book.reference.conftest import SOURCES
from tests.book.reference.test_glossary import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

PAGES = {"glossary": PAGE, "sources": SOURCES, "plain": "# Plain\n\nThe ESK again.\n"}


def marked(built: Built, page: str = "lessons/only") -> list[str]:
    """Return the marked words of a page in their order."""
    return [node.astext() for node in built.resolved(page).findall(defined)]


def test_the_first_use_in_each_section_is_marked(make_book: Callable[..., Built]) -> None:
    """A second use is not, and the next section begins anew; another page is no lesson."""
    lesson = (
        "# Lights\n\nThe ESK has a lens, and the lens is old.\nESK again.\n\n"
        "## More\n\nThe ESK.\n\n### Below\n\nThe ESK and a lens.\n"
    )
    built = make_book(PAGES, lesson=lesson)
    assert built.warnings == ""
    assert marked(built) == ["ESK", "lens", "ESK", "lens"]
    assert marked(built, "plain") == []


def test_the_sentence_that_teaches_a_word_explains_it_already(
    make_book: Callable[..., Built],
) -> None:
    """There the word is not marked, and after it neither, in that section."""
    lesson = "# Lights\n\nA lens gathers light.{fact}`lens`\nThis lens is old.\n\n## B\n\nA lens.\n"
    assert marked(make_book(PAGES, lesson=lesson)) == ["lens"]


def test_a_long_name_leaves_the_mark_to_its_acronym(make_book: Callable[..., Built]) -> None:
    """A button does not break over lines, and a name in full needs it least."""
    lesson = "# Lights\n\nThe Elder Society of Keepers (ESK) met.\n"
    assert marked(make_book(PAGES, lesson=lesson)) == ["ESK"]


@pytest.mark.parametrize(
    "lesson",
    [
        "# The ESK\n\n## A lens\n\nText.\n",
        "# A\n\nSee [the ESK](https://example.org/).\n",
        "# A\n\n| ESK | lens |\n|---|---|\n| ESK | lens |\n",
        "# A\n\nType `ESK` here.\n",
        "# A\n\nThe [ESK]{.no-definition}.\n",
        "# A\n\n:::{container} no-definition\nThe ESK and its lens.\n:::\n",
        "---\ndefinitions: false\n---\n# A\n\nThe ESK.\n",
    ],
)
def test_headings_links_tables_code_and_what_is_switched_off_stay_plain(
    make_book: Callable[..., Built], lesson: str
) -> None:
    """A definition never stands in the way."""
    assert marked(make_book(PAGES, lesson=lesson)) == []


def test_without_a_glossary_page_nothing_is_marked(make_book: Callable[..., Built]) -> None:
    """There would be nowhere to lead to."""
    lesson = "# A\n\nThe ESK has a lens.\n"
    built = make_book({"sources": SOURCES}, lesson=lesson)
    assert built.warnings == ""
    assert marked(built) == []


def test_no_word_of_the_lesson_is_lost(make_book: Callable[..., Built]) -> None:
    """Marked or not, the text reads the same."""
    lesson = "# A\n\nESK lens, **lens** and ESK\nin one paragraph: lens.\n"
    with_glossary = make_book(PAGES, lesson=lesson).resolved("lessons/only")
    without = make_book({}, lesson=lesson).resolved("lessons/only")
    assert list(with_glossary.findall(defined))
    words = " ".join(with_glossary[0].astext().split())
    assert words == " ".join(without[0].astext().split())


def test_a_line_never_breaks_between_a_word_and_what_touches_it(
    make_book: Callable[..., Built],
) -> None:
    """“(ESK)” and “lens's” stay whole; where there is a space, a line may break."""
    page = make_book(PAGES, lesson="# A\n\nThe (ESK) has a lens's light.\n").html("lessons/only")
    button = r'<button class="defined"[^>]*>([^<]+)</button>'
    whole = rf'<span class="whole">(\u2060?){button}(\u2060?)</span>'
    assert re.findall(whole, page) == [("\u2060", "ESK", "\u2060"), ("", "lens", "\u2060")]


def test_the_pdf_links_the_word_to_its_entry(make_book: Callable[..., Built]) -> None:
    """Typst gets a link and no more."""
    built = make_book(PAGES, lesson="# A\n\nThe ESK met.\n", builder="typst")
    assert built.warnings == ""
    markup = (built.app.outdir / "sources" / "main.typ").read_text(encoding="utf-8")
    assert '#defined("glossary#term-keepers", [#"ESK";])' in markup


def test_other_outputs_get_a_plain_link(make_book: Callable[..., Built]) -> None:
    """EPUB has no buttons: the word is a link into the glossary."""
    built = make_book(
        PAGES, lesson="# A\n\nThe ESK met.\n", builder="epub", version="1", epub_copyright="x"
    )
    page = (built.app.outdir / "lessons" / "only.xhtml").read_text(encoding="utf-8")
    assert 'href="../glossary.xhtml#term-keepers"' in page
    assert "<button" not in page
    assert "popover" not in page
