"""The generated pages of the instructor's edition, on the rivers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Cell
from factquiz.assembly.policy import DEFAULT_POLICY, FormulaScoring
from factquiz.assembly.rules import RULES as NAMED
from factquiz.book.instructor.bank import EXAMPLES, examples
from factquiz.book.instructor.blueprints import only
from factquiz.book.instructor.downloads import HEADER, as_json, row
from factquiz.book.instructor.tables import table
from factquiz.book.instructor.words import RULES, rule_words
from factquiz.book.paper import lines, question
from factquiz.items.model import interaction
from tests.book.instructor.edition import page, words
from tests.courses import RIVERS, engine


def text(html: str) -> str:
    """Return the words of a page."""
    return words(unescape(re.sub(r"<[^>]+>", "", html)))


def test_coverage_links_every_row(tmp_path: Path) -> None:
    """Lessons lead to the students' book; a share is told as so many of so many."""
    made = page(tmp_path, "```{coverage}\n```")
    assert made.warnings == ""
    assert 'href="../../../html/lessons/rhine.html"' in made.html
    facts = [fact for fact in engine("rivers").marks if fact]
    assert re.search(r"\d+ of \d+ \(100 %\)", made.html)
    assert facts
    assert "Every fact is taught in a lesson." in made.html
    for objective in engine("rivers").course.lessons[0].objectives:
        assert words(objective.text) in text(made.html)


def test_a_practice_quiz_stands_with_its_answers(tmp_path: Path) -> None:
    """Each question once, and under it every answer with its reason and the kind of its proof."""
    made = page(tmp_path, "```{quiz} rhine-practice\n```")
    assert made.warnings == ""
    loaded = engine("rivers")
    blueprint = loaded.blueprint("rhine-practice")
    assert blueprint is not None
    form, _ = Assembler(loaded.bank.items, blueprint).practice()
    shown = text(made.html)
    assert "<fieldset" not in made.html
    for placed in form.items:
        assert words(question(placed.item)) in shown
        for line in lines(placed.item):
            assert words(f"{line.verdict}. {line.rationale} {line.proof}") in shown


def test_a_graded_quiz_is_refused(tmp_path: Path) -> None:
    """It has as many forms as students, and its key stays a file."""
    made = page(tmp_path, "```{quiz} rivers-test\n```")
    assert "the quiz 'rivers-test' is graded" in made.warnings


def test_the_bank_shows_each_objective_and_interaction(tmp_path: Path) -> None:
    """A fold for each interaction says how many items there are and how many of them it shows."""
    made = page(tmp_path, "```{item-bank} rhine\n```")
    assert made.warnings == ""
    mine = [item for item in engine("rivers").bank.items if item.lesson == "rhine"]
    groups = Counter((item.objective, interaction(item)) for item in mine)
    folds = re.findall(r'<details class="sd-dropdown fold"><summary>([^<]+)</summary>', made.html)
    assert len(folds) == len(groups)
    assert [int(re.search(r"(\d+) item", fold)[1]) for fold in folds] == [  # type: ignore[index]
        groups[objective.id, name]
        for objective in engine("rivers").course.lessons[0].objectives
        for name in sorted({name for of, name in groups if of == objective.id})
    ]
    assert made.html.count('item-about"') == sum(min(count, EXAMPLES) for count in groups.values())


def test_examples_are_of_many_levels_and_facts_and_always_the_same() -> None:
    """Whatever the order of the bank; no item stands twice."""
    items = [item for item in engine("rivers").bank.items if item.lesson == "rhine"]
    chosen = examples(items)
    assert chosen == examples(reversed(items))
    assert len({item.id for item in chosen}) == EXAMPLES
    assert len({item.level for item in chosen}) == min(EXAMPLES, len({i.level for i in items}))
    assert len({fact for item in chosen for fact in item.facts}) >= EXAMPLES


def test_an_unknown_lesson_is_a_warning(tmp_path: Path) -> None:
    """The message names the lessons that there are."""
    made = page(tmp_path, "```{misreadings} rhyne\n```")
    assert "there is no lesson 'rhyne'; lessons are rhine, danube" in made.warnings


def test_misreadings_stand_with_their_corrections(tmp_path: Path) -> None:
    """Each of a lesson's misreadings, none of another lesson's."""
    made = page(tmp_path, "```{misreadings} danube\n```")
    assert made.warnings == ""
    shown = text(made.html)
    facts = engine("rivers").base.facts.values()
    misread = [(fact.lesson, each) for fact in facts for each in getattr(fact, "misreadings", ())]
    assert {lesson for lesson, _ in misread} == {"rhine", "danube"}
    for lesson, each in misread:
        assert (words(each.because) in shown) == (lesson == "danube")


def test_blueprints_say_what_each_cell_draws_from(tmp_path: Path) -> None:
    """Title, points and a row for each cell; a graded quiz names its command."""
    made = page(tmp_path, "```{blueprints}\n```")
    assert made.warnings == ""
    shown = text(made.html)
    for blueprint in engine("rivers").blueprints:
        assert words(blueprint.file.title) in shown
    assert "factquiz assemble rivers-test" in made.html.replace('</span> <span class="pre">', " ")
    rows = made.html.count("<tr") - made.html.count("<thead")
    cells = sum(len(each.file.cells) for each in engine("rivers").blueprints)
    assert rows == cells + len(DEFAULT_POLICY.__struct_fields__)


def test_a_cell_tells_all_that_it_asks_for() -> None:
    """Interactions, levels and difficulty, in words; a cell that takes any item says so."""
    cell = Cell.model_validate(
        {
            "count": 1,
            "interactions": ["true_false", "order"],
            "levels": ["analyse"],
            "difficulty": "hard",
        }
    )
    assert only(cell) == "true/false, order, analyse, hard"
    assert only(Cell.model_validate({"count": 1})) == "any"


def test_every_scoring_rule_has_words() -> None:
    """A rule that the page does not know would stop the build; what it was told is said."""
    assert set(RULES) == {name for rules in NAMED.values() for name in rules}
    said = rule_words(DEFAULT_POLICY.date)
    assert "worth 1/2" in said
    assert "cost" not in rule_words(FormulaScoring(negative=DEFAULT_POLICY.choice.negative))


def test_a_row_of_items_is_no_formula_and_has_every_column() -> None:
    """A spreadsheet runs no cell; the key stands apart from what is wrong."""
    for item in engine("rivers").bank.items:
        cells = dict(zip(HEADER, row(item), strict=True))
        assert cells["item"] == item.id
        assert cells["right"]
        assert not [cell for cell in cells.values() if cell.startswith(("=", "+", "-", "@"))]


def test_the_json_of_items_is_an_array_of_all() -> None:
    """Any program can read it."""
    items = engine("rivers").bank.items[:5]
    assert [each["id"] for each in json.loads(as_json(items))] == [item.id for item in items]


def test_a_table_with_a_short_row_is_refused() -> None:
    """A mistake of a page's author shows at once."""
    with pytest.raises(ValueError, match="each row of 'Sums' needs 2 cells"):
        table("Sums", ("Name", "Sum"), [("only",)])


@pytest.mark.slow
def test_the_edition_of_another_course_builds_without_its_keys(tmp_path: Path) -> None:
    """Jupyter Book makes it with warnings as errors, and a frozen key stays where it lies."""
    root = tmp_path / "rivers"
    shutil.copytree(RIVERS, root)
    (root / "answers" / "rivers-test.key.json").write_text(
        '{"secret": "kept in the drawer"}', encoding="utf-8"
    )
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "answers"]
    options = ["--config", "answers/_config.yml", "--path-output", "_build/instructor"]
    done = subprocess.run(
        [*command, *options, "-n", "-W", "--keep-going"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = root / "_build/instructor/_build/html"
    assert (site / "items" / "rhine.csv").is_file()
    assert not list(site.rglob("*.key.json"))
    assert not [file for file in site.rglob("*.html") if "kept in the" in file.read_text("utf-8")]
    # No browser keeps such pages unasked, and no archive of them is made.
    assert not {each.name for each in site.iterdir()} & {"sw.js", "offline.html"}
    assert not list(site.rglob("*.zip"))
