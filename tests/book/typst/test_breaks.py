"""Where quizzes break across pages: between questions and between answers, not inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factquiz.book.paper import lines, question
from tests.book.typst import sample_quiz
from tests.book.typst.sample_arranged import ORDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.typst.project import Built

FILLERS = (4, 9, 14, 19)
"""So many lines stand before the quiz of each chapter, so that its pages end in other places."""


@pytest.fixture
def pages(make: Callable[..., Built]) -> list[str]:
    """Return the pages of a book whose chapters hold the sample quiz, each at another height."""
    names = [f"after-{count}" for count in FILLERS]
    chapters = {
        f"{name}.md": f"# {name}\n\n" + "A line.\n\n" * count + "```{quiz} self-check\n```\n"
        for name, count in zip(names, FILLERS, strict=True)
    }
    toctree = "# Book\n\n```{toctree}\n" + "\n".join(names) + "\n```\n"
    built = make({"index.md": toctree, **chapters})
    assert (built.error, built.warnings) == ("", "")
    return built.pages


def _answers(pages: list[str]) -> int:
    """Return the place of the first page of answers."""
    return next(place for place, page in enumerate(pages) if page.startswith("Answers Each"))


def _whole(pages: list[str], first: str, last: str) -> int:
    """Return on how many pages a text stands from its first to its last words."""
    return sum(first in page and last in page[page.index(first) :] for page in pages)


def test_questions_stay_whole(pages: list[str]) -> None:
    """A question is on one page with the last of what there is to choose from or to write on."""
    ends = {
        "When was Smeaton’s tower on the Eddystone": "D 1882",
        "Which of these engineers built a tower": "C John Smeaton",
        "Match each tower to its builder": "C Robert Stevenson",
        "Who should pay for a light?": "No captain can be made to pay",
        "In which order were these towers lit?": "Smeaton’s tower",
        "Complete the sentence": "B in February 1811",
        "Give the month and the year": "month year",
    }
    exercises = pages[: _answers(pages)]
    whole = {first: _whole(exercises, first, last) for first, last in ends.items()}
    assert whole == dict.fromkeys(ends, len(FILLERS))


def test_answers_stay_whole(pages: list[str]) -> None:
    """An answer is on one page, from what is asked to its last reason."""
    ends = {question(item): lines(item)[-1].rationale for item in sample_quiz.ITEMS}
    answers = pages[_answers(pages) :]
    whole = {first: _whole(answers, first, last) for first, last in ends.items()}
    assert whole == dict.fromkeys(ends, len(FILLERS))


def test_a_question_longer_than_a_page_goes_on(
    make: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot stand on one page breaks; nothing runs over the foot of the page."""
    entries = tuple(
        replace(ORDER.entries[0], id=str(each), text=f"Tower number {each}", position=each)
        for each in range(1, 81)
    )
    monkeypatch.setattr(sample_quiz, "ITEMS", (replace(ORDER, entries=entries),))
    pages = make({"index.md": "# Book\n\n```{quiz} self-check\n```\n"}).pages
    for place in range(1, 81):
        assert sum(f"Tower number {place} " in f"{page} " for page in pages) == 2
    first = next(page for page in pages if "Tower number 1 " in page)
    assert "In which order" in first
    assert "Tower number 80" not in first


def test_short_boxes_stay_whole_and_long_ones_go_on(make: Callable[..., Built]) -> None:
    """A box of a few lines is never torn; one of many breaks, for it could not stand anywhere."""
    boxes = [
        "A line.\n\n" * count
        + f"```{{note}}\nBegins {place}.\n\n"
        + "More.\n\n" * 4
        + f"Ends {place}.\n```\n"
        for place, count in enumerate((15, 18, 20, 22, 24))
    ]
    long = "```{note}\nBegins long.\n\n" + "More.\n\n" * 60 + "Ends long.\n```\n"
    chapters = {f"c{place}.md": f"# C\n\n{box}" for place, box in enumerate((*boxes, long))}
    names = "\n".join(name.removesuffix(".md") for name in chapters)
    built = make({"index.md": f"# Book\n\n```{{toctree}}\n{names}\n```\n", **chapters})
    assert [_whole(built.pages, f"Begins {each}.", f"Ends {each}.") for each in range(5)] == [1] * 5
    begun = [
        any(f"Begins {each}." in page and "A line." in page for page in built.pages)
        for each in range(5)
    ]
    assert {*begun} == {True, False}  # some fit below the lines, and some went to the next page
    assert _whole(built.pages, "Begins long.", "Ends long.") == 0


ROW = "| A row | of two cells, the second of which is so long that it takes some lines {} |\n"


def test_sheets_and_rows_stay_whole_and_all_pages_have_a_number(make: Callable[..., Built]) -> None:
    """A section of a page that is cut up, a row of a table: neither is torn by the end of a page.

    A line that leads to a list is on its page; the contents have numbers, too.
    """
    sheet = "## Role {0}\n\nBegins {0}.\n\n" + "More.\n\n" * 14 + "Ends {0}.\n\n"
    rows = "".join(ROW.format(f"and more words {each} " * 4 + f"end{each}.") for each in range(30))
    leads = "".join(
        "Filler.\n\n" * count + f"They want{count}:\n\n- one{count}\n- two\n\n"
        for count in range(12, 24)
    )
    built = make(
        {
            "index.md": "# Keepers’ and crews\n\n```{toctree}\nroles\nrows\nleads\n```\n",
            "roles.md": "---\nsheets: true\n---\n# Roles\n\n"
            + "".join(sheet.format(each) for each in range(6)),
            "rows.md": f"# Rows\n\n| What | Told |\n|---|---|\n{rows}",
            "leads.md": f"# Leads\n\n{leads}",
        },
        html_title="Keepers' and crews",
    )
    assert (built.error, built.warnings) == ("", "")
    assert all(_whole(built.pages, f"Begins {each}.", f"Ends {each}.") for each in range(6))
    assert all(_whole(built.pages, f"words {each} ", f"end{each}.") for each in range(30))
    assert all(_whole(built.pages, f"want{each}:", f"one{each} ") for each in range(12, 24))
    contents = next(page for page in built.pages if page.startswith("Contents"))
    assert contents.endswith(" i")
    assert "About this book" in contents  # the title of the cover, whatever its apostrophe
