"""A blueprint that cannot be met: which cell, what it lacks, which facts would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.engine import start
from tests.checks.courses import course

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.diagnostics import Diagnostic

SOURCE = 'source: {at: "I ¶1"}'
CLAIM = f"- claim: bare\n  says: dough rests before it is baked\n  {SOURCE}\n"
ANSWERED = f"""\
- claim: answered
  question: What does dough need?
  answer: rest
  says: dough needs rest
  {SOURCE}
"""
TERM = f"- term: leaven\n  name: leaven\n  {SOURCE}\n"
DATED = f"- document: law\n  name: the bread law\n  signed: 1900-01-01\n  {SOURCE}\n"
EVENT = f"- event: strike\n  name: the strike\n  date: 1900-05-01\n  {SOURCE}\n"
LIST = f"""\
- list: grains
  name: the grains
  complete: true
  member_is: a grain
  members_are: grains
  members: [{{id: rye, name: rye}}]
  {SOURCE}
"""
FIGURE = f"""\
- figure: weight
  measure: the weight of a loaf
  value: 800
  unit: g
  as_of: 1900
  {SOURCE}
"""
ISSUE = f"""\
- voice: baker
  name: the baker
  setting: in 1900
  {SOURCE}
- issue: salt
  question: What is salt for?
  {SOURCE}
- view: salt-taste
  issue: salt
  holder: baker
  says: salt is for the taste
  {SOURCE}
"""


def short(root: Path, facts: str, *cells: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a practice quiz of some cells over some facts."""
    course(root, facts)
    folder = root / "exercises/quizzes"
    folder.mkdir(exist_ok=True)
    lines = "".join(f"  - {cell}\n" for cell in cells)
    text = f"title: Quiz\npurpose: practice\nlessons: [one]\ncells:\n{lines}"
    (folder / "q.yml").write_text(text, encoding="utf-8")
    engine = start(root)
    assert not engine.diagnostics
    return engine.assembler(engine.blueprints[0]).practice()[1]


@pytest.mark.parametrize(
    ("facts", "cell", "advice"),
    [
        (CLAIM, "{count: 1, interactions: [choice]}", "give `bare` a `question` and an `answer`"),
        (ANSWERED, "{count: 1, interactions: [choice]}", "give `answered` two misreadings with"),
        (ANSWERED, "{count: 1, interactions: [short_answer]}", "give `answered` `typed: true`"),
        (TERM, "{count: 1, interactions: [match]}", "give `leaven` `means`"),
        (EVENT, "{count: 1, interactions: [cloze]}", "give `strike` a `place`"),
        (DATED, "{count: 1, interactions: [cloze]}", "give `law` a `place`"),
        (LIST, "{count: 1, interactions: [multiple_response]}", "give `grains` `not_members`"),
        (FIGURE, "{count: 1, interactions: [choice]}", "give `weight` two misreadings"),
        (ISSUE, "{count: 1, interactions: [choice]}", "give `salt` views on it"),
        (ISSUE, "{count: 1, levels: [analyse]}", "`analyse` is made of views of several voices"),
        (TERM, "{count: 1, levels: [evaluate]}", "`evaluate` is made of no facts"),
        (EVENT, "{count: 1, interactions: [order]}", "`order` is made of four dates"),
    ],
)
def test_what_a_fact_lacks_is_named(tmp_path: Path, facts: str, cell: str, advice: str) -> None:
    """The hint names the fact, and the key that would make an item of the kind wanted."""
    (found,) = short(tmp_path, facts, cell)
    assert found.code == "cell-short"
    assert advice in found.hint


def test_the_cell_and_the_fact_are_told_with_their_lines(tmp_path: Path) -> None:
    """The message stands at the cell, and each suggestion begins with the fact's place."""
    found = short(tmp_path, CLAIM, "{count: 1}", "{count: 3, interactions: [choice]}")
    assert [str(each.place) for each in found] == ["exercises/quizzes/q.yml:6:5"]
    assert "cell 2 wants 3 items (choice) and gets 0: there is none to draw" in found[0].message
    assert "exercises/facts/all.yml:4:3: give `bare`" in found[0].hint


def test_at_most_five_facts_are_suggested(tmp_path: Path) -> None:
    """Enough to begin with: of nine facts that lack something, five are named."""
    facts = "".join(CLAIM.replace("bare", f"bare-{n}").replace("dough", f"dough {n}") for n in
                    range(9))  # fmt: skip
    (found,) = short(tmp_path, facts, "{count: 3, interactions: [choice]}")
    assert found.hint.count("give `bare-") == 5


def test_a_fact_that_serves_already_is_not_suggested(tmp_path: Path) -> None:
    """Only what has no fitting item could help; nor what is `untested` on purpose."""
    untested = f"  untested: It is too small to ask.\n  {SOURCE}\n"
    facts = CLAIM + CLAIM.replace("bare", "left").replace("dough", "bread").replace(
        f"  {SOURCE}\n", untested
    )
    (found,) = short(tmp_path, facts, "{count: 2, interactions: [true_false]}")
    assert "there is 1 to draw from, each on facts of its own" in found.message
    assert "`bare`" not in found.hint
    assert "`left`" not in found.hint
    assert "write more facts of that kind." in found.hint


def test_a_difficulty_that_is_too_narrow_is_told(tmp_path: Path) -> None:
    """The way out names `difficulty`; the message repeats what was asked."""
    (found,) = short(tmp_path, CLAIM, "{count: 2, difficulty: hard}")
    assert "(difficulty hard)" in found.message
    assert "leave out `difficulty`" in found.hint
