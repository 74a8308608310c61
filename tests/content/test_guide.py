"""The instructor's guide: its minutes add up, its links resolve, its game can be won by all."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factquiz.facts.course import load

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "answers"
GUIDE = ANSWERS / "guide"
PAGES = sorted([*GUIDE.glob("*.md"), *(ANSWERS / "discussion").glob("*.md")])
PLANS = sorted(GUIDE.glob("plan-*.md"))
MINUTES_TABLE = re.compile(r"^\| Minutes \|.*?(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)
HEADER = re.compile(r"^\|(.+)\|\s*\n\|[\s:|-]+\|\s*$", re.MULTILINE)
HISTORY = "BABCBCABCBB"  # the eleven texts as the Final Act has them
TEXTS = len(HISTORY)
SETTLED = {5, 6, 9, 10}  # registered before the short game begins
SMALL_GAME = {
    "Soviet Union",
    "German Democratic Republic",
    "Romania",
    "United States",
    "Federal Republic of Germany",
    "France",
    "United Kingdom",
    "Finland",
    "Yugoslavia",
}


def name(path: Path) -> str:
    """Name a page in the test report as it stands in the repository."""
    return path.relative_to(ANSWERS).as_posix()


def minutes(plan: Path) -> list[tuple[int, int]]:
    """Give, for each table of minutes, the sum of its rows and the total it states."""
    text = plan.read_text(encoding="utf-8")
    return [
        (
            sum(int(row) for row in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)),
            int(re.findall(r"\*\*(\d+)\*\*", table)[0]),
        )
        for table in MINUTES_TABLE.findall(text)
    ]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_citations_resolve(page: Path) -> None:
    """Every work that a page cites stands in the bibliography of the book."""
    bibliography = (ROOT / "book/references.bib").read_text(encoding="utf-8")
    known = set(re.findall(r"^@\w+\{([^,]+),", bibliography, re.MULTILINE))
    cited = {
        key.strip()
        for keys in re.findall(r"\{cite\}`([^`]+)`", page.read_text(encoding="utf-8"))
        for key in keys.split(",")
    }
    assert cited <= known


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_between_pages_resolve(page: Path) -> None:
    """A reference to another page of the instructor's part leads to a page that exists."""
    targets = re.findall(r"\{doc\}`(?:[^`<]*<)?([^`<>]+)>?`", page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / f"{t}.md").resolve().is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_column_has_a_name(page: Path) -> None:
    """No header cell is empty, since a screen reader reads it with each cell."""
    for match in HEADER.finditer(page.read_text(encoding="utf-8")):
        assert all(cell.strip() for cell in match[1].split("|")), match[0]


def test_every_lesson_has_a_plan_and_model_answers() -> None:
    """No lesson of the course is left without its plan and its page of discussion answers."""
    course, _ = load(ROOT)
    ids = {lesson.id for lesson in course.lessons}
    assert {plan.stem.removeprefix("plan-") for plan in PLANS} == ids
    assert {page.stem for page in (ANSWERS / "discussion").glob("*.md")} >= ids


@pytest.mark.parametrize("plan", PLANS, ids=name)
def test_the_minutes_of_a_plan_add_up(plan: Path) -> None:
    """The long plan takes the lesson's minutes, the short one those less the reading time."""
    lesson_id = plan.stem.removeprefix("plan-")
    course, _ = load(ROOT)
    lesson = next(entry for entry in course.lessons if entry.id == lesson_id)
    text = (ROOT / "book/lessons" / f"{lesson_id}.md").read_text(encoding="utf-8")
    reading = re.search(r"\*\*Time:\*\* \d+ minutes: (\d+) to read", text)
    assert reading is not None
    expected = [lesson.minutes, lesson.minutes - int(reading[1])]
    assert minutes(plan) == [(total, total) for total in expected]


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=name)
def test_every_timetable_adds_up(page: Path) -> None:
    """Wherever a page of the guide counts minutes, its rows make its total."""
    assert all(total == stated for total, stated in minutes(page))


@pytest.mark.parametrize("page", sorted((ANSWERS / "discussion").glob("*.md")), ids=name)
def test_every_question_of_a_lesson_has_an_answer(page: Path) -> None:
    """A lesson's questions to discuss and the headings of its answers are equally many."""
    lesson = (ROOT / "book/lessons" / page.name).read_text(encoding="utf-8")
    asked = lesson.partition("## To discuss")[2].partition("\n## ")[0]
    questions = re.findall(r"^\d+\. ", asked, re.MULTILINE)
    answers = re.findall(r"^## \d+\. ", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(questions) == len(answers) > 0


@pytest.mark.parametrize("page", sorted((ANSWERS / "discussion").glob("*.md")), ids=name)
def test_every_answer_has_two_sides_and_a_rubric(page: Path) -> None:
    """Under each question stand two good answers, what goes wrong, and what to look for."""
    for answer in page.read_text(encoding="utf-8").split("\n## ")[2:]:
        sides = re.findall(r"^\*\*(?:A model answer|Another good answer)", answer, re.MULTILINE)
        assert len(sides) >= 2, answer[:60]
        assert "**What goes wrong.**" in answer, answer[:60]
        assert re.findall(r"^\| (\w+) \|", answer.partition("| Look for |")[2], re.MULTILINE) == [
            "Source",
            "Argument",
            "Limits",
            "Time",
        ], answer[:60]


@dataclass(frozen=True)
class Role:
    """What a role sheet of the Helsinki simulation lets its delegation accept."""

    name: str
    points: tuple[dict[str, int], ...]
    never: frozenset[str]
    links: tuple[tuple[str, frozenset[str]], ...]
    signs_at: int

    def sum(self, package: str) -> int:
        """Count the points of a package, given as one letter for each text."""
        return sum(row[letter] for row, letter in zip(self.points, package, strict=True))

    def allows(self, package: str) -> bool:
        """Tell whether no line *never* or *only if* speaks against the package."""
        chosen = {f"{number}{letter}" for number, letter in enumerate(package, 1)}
        return not (chosen & self.never) and all(
            option not in chosen or chosen & conditions for option, conditions in self.links
        )

    def signs(self, package: str) -> bool:
        """Tell whether the delegation would sign the package."""
        return self.allows(package) and self.sum(package) >= self.signs_at


def role(sheet: str) -> Role:
    """Read a role sheet as it is printed."""
    rows = re.findall(r"^\| \d+ \| [^|]+ \| (\d+) \| (\d+) \| (\d+|–) \|$", sheet, re.MULTILINE)
    never = re.search(r"\*\*Never:\*\* ([^.]+)\.", sheet)
    links = re.search(r"\*\*Only if:\*\* ([^.]+)\.", sheet)
    signs_at = re.search(r"\*\*Sign at:\*\* (\d+) points", sheet)
    assert never is not None
    assert signs_at is not None
    return Role(
        sheet.partition("\n")[0],
        tuple({o: int(p) for o, p in zip("ABC", row, strict=True) if p != "–"} for row in rows),
        frozenset(never[1].split(", ")),
        tuple(
            (
                link.partition(" only if ")[0],
                frozenset(link.partition(" only if ")[2].split(" or ")),
            )
            for link in (links[1].split("; ") if links else [])
        ),
        int(signs_at[1]),
    )


def agreements(delegations: Sequence[Role]) -> list[str]:
    """Give all packages that each of the delegations would sign."""
    options = [sorted(row) for row in delegations[0].points]
    return [
        package
        for package in map("".join, itertools.product(*options))
        if all(delegation.signs(package) for delegation in delegations)
    ]


@pytest.fixture(scope="module")
def roles() -> tuple[Role, ...]:
    """Give the fourteen delegations of the simulation."""
    text = (GUIDE / "simulation-helsinki-roles.md").read_text(encoding="utf-8")
    return tuple(role(sheet) for sheet in text.split("\n## ")[1:])


@pytest.fixture(scope="module")
def packages(roles: tuple[Role, ...]) -> list[str]:
    """Give all packages that every delegation would sign."""
    return agreements(roles)


def test_role_sheets_are_complete(roles: tuple[Role, ...]) -> None:
    """Each of the fourteen sheets has points for all texts and names options that exist."""
    assert len(roles) == 14
    for delegation in roles:
        options = {f"{n}{o}" for n, row in enumerate(delegation.points, 1) for o in row}
        named = delegation.never.union(*({o} | c for o, c in delegation.links))
        assert len(delegation.points) == TEXTS
        assert named <= options, delegation.name


def test_history_is_an_agreement(packages: list[str]) -> None:
    """The Final Act as it was signed is acceptable to every delegation of the game."""
    assert HISTORY in packages


def test_what_every_agreement_has_in_common(packages: list[str]) -> None:
    """The texts that the instructor is told are settled are so, and the others are open."""
    found = ["".join(sorted({package[text] for package in packages})) for text in range(TEXTS)]
    assert found == ["B", "A", "AB", "BC", "BC", "BC", "A", "BC", "C", "B", "B"]


def test_nearly_everybody_can_do_better_than_history(
    roles: tuple[Role, ...], packages: list[str]
) -> None:
    """There is something to play for: most delegations gain by another agreement."""
    better = [r.name for r in roles if max(map(r.sum, packages)) > r.sum(HISTORY)]
    assert len(better) > len(roles) / 2


def test_the_page_states_the_numbers_of_agreements(
    roles: tuple[Role, ...], packages: list[str]
) -> None:
    """What the instructor is told about the game is what the sheets give."""
    text = (GUIDE / "simulation-helsinki.md").read_text(encoding="utf-8")
    ways = math.prod(len(row) for row in roles[0].points)
    small = agreements([delegation for delegation in roles if delegation.name in SMALL_GAME])
    short = [p for p in small if all(p[text - 1] == HISTORY[text - 1] for text in SETTLED)]
    open_ways = math.prod(
        len(row) for number, row in enumerate(roles[0].points, 1) if number not in SETTLED
    )
    assert f"{ways:,} ways; {len(packages)} of these" in text
    assert f"all eleven texts there are {len(small)}, and" in text
    assert (len(short), f"{open_ways:,}") == (7, "1,458")
    assert "in the short game seven of 1,458." in text
