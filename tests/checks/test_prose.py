"""The prose of a lesson: alternative texts, acronyms, whose judgement it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.checks.course import check
from factquiz.engine import start
from tests.checks.courses import COURSE, course

if TYPE_CHECKING:
    from pathlib import Path

FACTS = """
  - body: rhine-commission
    name: the Central Commission for the Navigation of the Rhine
    acronym: CCNR
    means: the body that keeps the Rhine open to ships
    source: {at: I ¶1, corrects: "The book calls it CNCR."}
  - voice: tulla
    name: Johann Tulla
    setting: in 1812
    source: {at: I ¶1}
  - claim: one-bed
    holder: tulla
    says: no river needs more than one bed
    source: {at: I ¶2}
  - claim: floods
    holder: tulla
    says: many beds cause floods
    source: {at: I ¶2}
"""


def told(root: Path, lesson: str, *codes: str) -> list[tuple[str, int]]:
    """Return code and line of what is said of the prose of a lesson."""
    engine = course(root, FACTS, f"# The first lesson\n\n{lesson}\n")
    return [(d.code, d.place.line) for d in check(engine) if d.code in codes]


FIGURE = "```{{figure}} a.svg\n{option}\n\nThe Rhine and the towns that stand beside it today.\n```"


@pytest.mark.parametrize(
    ("option", "code"),
    [
        (":width: 4em", "alt-missing"),
        (":alt:", "alt-missing"),
        (":alt: The Rhine and the towns that stand beside it today.", "alt-weak"),
        (":alt: A map of the Rhine.", "alt-weak"),
        (":alt: A blue line from the Alps to the sea, and six dots beside it.", None),
    ],
)
def test_a_figure_says_in_words_what_it_shows(
    tmp_path: Path, option: str, code: str | None
) -> None:
    """An alternative text is there, is not the caption, and is more than a name."""
    found = told(tmp_path, FIGURE.format(option=option), "alt-missing", "alt-weak")
    assert found == ([(code, 3)] if code else [])


@pytest.mark.parametrize(
    "lesson",
    [
        "The Central Commission for the Navigation of the Rhine (CCNR) sits in Strasbourg.",
        "The CCNR, the Central Commission for the Navigation of the Rhine, sits in Strasbourg.",
        "A Central Commission for the Navigation of the Rhine met in 1816.\nThe CCNR sits still.",
        "## The CCNR\n\nThe Central Commission for the Navigation of the Rhine (CCNR) sits.",
        "The German Democratic Republic (GDR) had no Rhine.\nThe GDR had the Elbe.",
        "The book writes “CNCR”.",
        "Louis XIV came to the Rhine.",
    ],
)
def test_an_acronym_may_be_used_once_its_name_is_read(tmp_path: Path, lesson: str) -> None:
    """A name in brackets, beside or before it will do; slips and Roman numbers need none."""
    assert told(tmp_path, lesson, "acronym-unexpanded") == []


@pytest.mark.parametrize(
    "lesson",
    [
        "The CCNR sits in Strasbourg.",
        "The CCNR sits in Strasbourg.\nThe Central Commission for the Navigation of the Rhine.",
        "The GDR had the Elbe.\nThe German Democratic Republic (GDR) had no Rhine.",
        "Rules came with (or without) the CCNR.",
    ],
)
def test_an_acronym_before_its_name_is_told_once(tmp_path: Path, lesson: str) -> None:
    """The first use is told, with its line, and no later one."""
    assert told(tmp_path, lesson, "acronym-unexpanded") == [("acronym-unexpanded", 3)]


def test_a_course_says_which_acronyms_everybody_knows(tmp_path: Path) -> None:
    """What course.yml lists is not told."""
    course(tmp_path, FACTS, "# The first lesson\n\nThe GDR had the Elbe.\n")
    (tmp_path / "exercises/course.yml").write_text(
        COURSE.replace("lessons:", "known_acronyms: [GDR]\nlessons:", 1), encoding="utf-8"
    )
    assert [d for d in check(start(tmp_path)) if d.code == "acronym-unexpanded"] == []


@pytest.mark.parametrize(
    "lesson",
    [
        "Tulla held that no river needs more than one bed.{fact}`one-bed`",
        "No river, wrote the engineer, needs more than one bed.{fact}`one-bed`",
        "Tulla was an engineer.\nNo river needs more than one bed.{fact}`one-bed`",
        "Tulla was an engineer.\nHe lived in Baden.\nOne bed is enough.{fact}`one-bed`",
        "Tulla:\n\n- One bed is enough.{fact}`one-bed`\n- Many beds cause floods.{fact}`floods`",
        "## Tulla's rules\n\nThe year is 1812.\n\nOne bed is enough.{fact}`one-bed`",
        "One bed is enough.",
    ],
)
def test_a_judgement_with_its_holder_near_is_fine(tmp_path: Path, lesson: str) -> None:
    """The sentence, its paragraph, or what opens the section says whose it is."""
    assert told(tmp_path, lesson, "judgement-without-holder") == []


@pytest.mark.parametrize(
    ("lesson", "line"),
    [
        ("One bed is enough.{fact}`one-bed`", 3),
        ("## Rules\n\nTulla lived.\n\n## Beds\n\nOne bed is enough.{fact}`one-bed`", 9),
        ("Tulla lived.\nIt was 1812.\nMany beds cause floods.{fact}`floods`", 5),
    ],
)
def test_a_judgement_that_nobody_holds_is_told(tmp_path: Path, lesson: str, line: int) -> None:
    """Another section is too far; for a strong word so is any sentence but the one before."""
    assert told(tmp_path, lesson, "judgement-without-holder") == [
        ("judgement-without-holder", line)
    ]
