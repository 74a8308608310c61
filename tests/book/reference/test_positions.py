"""The table of positions: each at the time at which it was held, and nothing that nobody held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factquiz.book.positions.held import RECORD, homeless, positions, rows, unknown
from factquiz.engine import start
from factquiz.facts.course import Era, Theme
from factquiz.facts.positions import Contrast, Issue, Position
from tests import editors
from tests.courses import COURSE_YML, COURSES, HEAD, engine, write_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factquiz.engine import Engine
    from tests.book.reference.conftest import Built

FACTS = (
    HEAD
    + """\
  - voice: keeper
    name: the keeper
    setting: in the log of 1836
    spoke: "1836"
    source: {at: whole}
  - voice: pilot
    name: the pilot
    setting: as the keeper tells it
    source: {at: whole}
  - issue: lamp
    question: What should the lamp burn?
    source: {at: whole}
  - view: oil
    issue: lamp
    holder: keeper
    says: the lamp should burn oil
    source: {at: whole}
  - view: gas
    issue: lamp
    holder: pilot
    held: 1850/1852
    says: the lamp should burn gas
    standing: contested
    other_positions: [The owners wanted oil.]
    source: {at: whole}
  - claim: bright
    holder: pilot
    says: no lamp was bright enough
    source: {at: whole}
  - contrast: watch
    question: Who should keep watch?
    sides:
      - {of: keeper, answer: one man, says: one man should keep watch}
      - {of: pilot, answer: two men, says: two men should keep watch}
    source: {at: whole}
  - event: storm
    name: the storm
    happened: the harbour master ordered the lamp to be lit
    date: 1841-01-06
    source: {at: whole}
  - term: wick
    name: a wick
    source: {at: whole}
"""
)
ERAS_YML = """\
eras:
  - {id: early, title: "1836", about: up to 1840, span: "../1840"}
  - {id: middle, title: "1841", about: 1841 to 1845, span: 1841/1845}
  - {id: late, title: "1850", about: from 1846 on, span: 1846/..}
"""
ERAS = tuple(Era.model_validate(each) for each in editors.read(ERAS_YML)["eras"])


PAGE = "# Positions\n\n```{positions}\n```\n"


def theme(*facts: str) -> Theme:
    """Return a theme of some facts."""
    return Theme(id="light", title="Light", facts=facts)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a small course."""
    return write_course(tmp_path, FACTS)


def test_an_issue_stands_for_all_its_views_in_their_times(root: Path) -> None:
    """A view's own time goes before its voice's; an era without one has an empty row."""
    held = positions(start(root).base, theme("lamp", "storm"))
    found = {
        row.era.id: [(each.holder, each.says) for each in row.held] for row in rows(held, ERAS)
    }
    assert found == {
        "early": [("the keeper", "the lamp should burn oil")],
        "middle": [(RECORD, "the harbour master ordered the lamp to be lit")],
        "late": [("the pilot", "the lamp should burn gas")],
    }


def test_a_position_named_twice_is_there_once(root: Path) -> None:
    """By itself and by its issue it is the same."""
    base = start(root).base
    assert positions(base, theme("lamp", "oil")) == positions(base, theme("lamp"))


def test_a_side_of_a_contrast_is_its_holders_view(root: Path) -> None:
    """That two differ is established; what each holds is attributed."""
    held = positions(start(root).base, theme("watch"))
    assert [(each.holder, each.standing) for each in held] == [
        ("the keeper", "attributed"),
        ("the pilot", "attributed"),
    ]


def test_what_has_no_time_and_what_is_no_position_are_found(root: Path) -> None:
    """Neither is put anywhere by guessing."""
    base = start(root).base
    held = positions(base, theme("bright"))
    assert [each.fact for each in homeless(held, ERAS)] == ["bright"]
    assert all(not row.held for row in rows(held, ERAS))
    assert unknown(base, theme("lamp", "wick", "nobody")) == ("wick", "nobody")


def test_eras_must_follow_each_other(tmp_path: Path) -> None:
    """A position is of one era only, so eras that overlap are a mistake, told with its place."""
    write_course(tmp_path, FACTS)
    (tmp_path / "exercises/course.yml").write_text(
        COURSE_YML
        + 'eras:\n  - {id: one, title: One, about: a, span: "1830/1840"}\n'
        + '  - {id: two, title: Two, about: b, span: "1840/1850"}\n'
    )
    told = [each.message for each in start(tmp_path).diagnostics]
    assert any("the era `two` must begin after `one` ends" in each for each in told)


def test_the_page_links_positions_and_says_where_there_are_none(
    make_book: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count at a glance leads to its row, the row to the sentence of the lesson."""
    themes = "themes:\n  - {id: light, title: Light, facts: [lamp]}\n"
    monkeypatch.setattr("tests.courses.COURSE_YML", COURSE_YML + ERAS_YML + themes)
    lesson = "# L\n\nThe keeper wanted oil.{fact}`oil`\n"
    built = make_book({"positions": PAGE}, facts=FACTS, lesson=lesson)
    assert not built.warnings
    page = built.html("positions")
    assert 'href="#positions-light-early"' in page
    assert 'id="positions-light-early"' in page
    assert page.count("Nothing in this course.") == 1
    assert re.search(
        r"<strong>The keeper</strong> in the log of 1836 held that "
        r'<a [^>]*href="lessons/only.html#fact-oil"[^>]*>.*the lamp should burn oil.*</a> '
        r"\(attributed\)\.",
        page,
    )
    assert "(contested)." in page


@pytest.mark.parametrize(
    ("course", "said"),
    [
        ("", "the course declares no `eras` and `themes`"),
        ("themes:\n  - {id: t, title: T, facts: [wick]}\n", "names 'wick', which says nothing"),
        ("themes:\n  - {id: t, title: T, facts: [bright]}\n", "'bright' of the theme 't' is of no"),
    ],
)
def test_what_the_page_cannot_place_is_told(
    make_book: Callable[..., Built], monkeypatch: pytest.MonkeyPatch, course: str, said: str
) -> None:
    """A warning names what is missing, and nothing is left out in silence."""
    text = COURSE_YML + (ERAS_YML + course if course else "")
    monkeypatch.setattr("tests.courses.COURSE_YML", text)
    built = make_book({"positions": PAGE}, facts=FACTS, lesson="# L\n")
    assert said in built.warnings


@pytest.mark.parametrize("name", COURSES)
def test_every_question_on_which_voices_differ_is_in_one_theme(name: str) -> None:
    """None is left out whose positions have a time, and none stands in two places."""
    loaded = engine(name)
    named = [fact for each in loaded.course.themes for fact in each.facts]
    assert len(named) == len(set(named))
    asked = {
        key
        for key, fact in loaded.base.facts.items()
        if isinstance(fact, Issue | Contrast) and _is_dated(loaded, key)
    }
    assert asked
    assert asked - set(named) == set()


def _is_dated(loaded: Engine, fact: str) -> bool:
    """Return whether an issue or a contrast has positions with a time."""
    held = positions(loaded.base, theme(fact))
    return any(each.when for each in held)


@pytest.mark.parametrize("name", COURSES)
def test_every_position_of_the_themes_has_its_era_and_its_own_words(name: str) -> None:
    """Nothing is without a time, and no word is added to what a fact says."""
    loaded = engine(name)
    for each in loaded.course.themes:
        assert unknown(loaded.base, each) == ()
        held = positions(loaded.base, each)
        assert held
        assert homeless(held, loaded.course.eras) == ()
        placed = [one for row in rows(held, loaded.course.eras) for one in row.held]
        assert sorted(placed, key=repr) == sorted(held, key=repr)
        for one in held:
            fact = loaded.base.facts[one.fact]
            if isinstance(fact, Position):
                assert one.says == fact.says


def test_a_voice_that_names_a_year_spoke_in_it() -> None:
    """The setting in words and the time in EDTF are of one year."""
    for fact in engine("repository").base.facts.values():
        setting = getattr(fact, "setting", "")
        years = re.findall(r"\b(?:19|20)\d\d\b", setting)
        spoke = getattr(fact, "spoke", None)
        if years and spoke:
            assert abs(int(years[0]) - spoke.first.year) <= 1, fact.id
