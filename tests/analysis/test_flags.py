"""What is said of an item, in words: of a wrong key, of idle options, of too few answers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factquiz.analysis.flags import FEW, SOME
from factquiz.analysis.items import item_figures
from factquiz.analysis.joint import Outcome, tally
from factquiz.analysis.model import ItemFigures, Sign
from factquiz.scoring.mark import State
from tests.analysis.tables import keyed_card, outcome

KEY, OPTIONS = "A", "ABCD"


def _item(chosen: str, levels: list[int] | None = None) -> ItemFigures:
    """Return an item that students answered by these letters, the weakest student first.

    A blank is an omission. Each student's score on the rest is her rank, or her level.
    """
    students = []
    for rank, letter in enumerate(chosen):
        level = levels[rank] if levels else rank
        rest = outcome("rest", Fraction(level, 10 * len(chosen)), place=2)
        picked = letter.strip()
        one = outcome("q", Fraction(picked == KEY), picked=picked, shown=OPTIONS)
        students.append([one, rest])
    cells = tally(students).by_item()["q"]
    return item_figures(keyed_card("q", OPTIONS, KEY), cells, 3)


def _signs(item: ItemFigures) -> list[Sign]:
    return [flag.sign for flag in item.flags]


GOOD = "BCDBCDBCADABACADAAABAAAAAAAACAAAAAAAAA"


def test_a_good_item_is_not_flagged() -> None:
    """The weak choose among all options, the strong know: there is nothing to say."""
    item = _item(GOOD)
    assert item.flags == ()
    assert item.r_drop is not None
    assert item.r_drop > 0.4
    assert [option.functioning for option in item.options] == [None, True, True, True]


def test_a_key_may_be_wrong() -> None:
    """The best choose C, who know less choose the key: the flag names C."""
    item = _item(GOOD.translate(str.maketrans("AC", "CA")))
    assert _signs(item)[0] is Sign.KEY
    assert item.flags[0].text == "the key may be wrong: “C” is chosen by the best students"


def test_a_good_distractor_is_no_suspect() -> None:
    """An option that most choose, but not the best, is what a distractor is for."""
    assert Sign.KEY not in _signs(_item("CCCCCCCCCCCCCCCCCCCCCCCCBDCCAAAAAAAAAA"))


def test_weaker_students_do_better() -> None:
    """No single option draws the strong, but the key draws the weak."""
    item = _item("AAAAAAAAAAAAAAA" + "BCD" * 8)
    assert item.r_drop is not None
    assert item.r_drop < 0
    assert {Sign.NEGATIVE, Sign.KEY} & set(_signs(item))


def test_too_easy_to_tell_anybody_apart() -> None:
    """Everybody has it right; nobody chooses the others, each of which is named."""
    item = _item("A" * 40)
    assert [flag.text for flag in item.flags] == [
        "too easy to tell anybody apart",
        "nobody chooses “B”",
        "nobody chooses “C”",
        "nobody chooses “D”",
    ]


def test_no_better_than_guessing() -> None:
    """A quarter right among four options is what chance gives."""
    assert Sign.HARD in _signs(_item("ABCD" * 10))


def test_that_it_tells_little_needs_many_answers() -> None:
    """Of thirty it is said; of twelve the same pattern may be chance."""
    assert Sign.WEAK in _signs(_item("AB" * 15))
    assert Sign.WEAK not in _signs(_item("AB" * 6))


def test_left_open() -> None:
    """A fifth of the students gave no answer."""
    flag = next(flag for flag in _item(GOOD + " " * 10).flags if flag.sign is Sign.OMITTED)
    assert flag.text == "21 % left it open"


@pytest.mark.parametrize(
    ("students", "text"),
    [
        (1, "only 1 student: do not conclude anything"),
        (7, "only 7 students: do not conclude anything"),
        (FEW - 1, "only 9 students: do not conclude anything"),
    ],
)
def test_of_few_nothing_is_concluded(students: int, text: str) -> None:
    """However bad an item looks, with few answers that is all that is said."""
    assert [flag.text for flag in _item("D" * students).flags] == [text]


def test_of_some_it_is_a_hint() -> None:
    """From ten on there are flags, with a reservation until there are thirty."""
    assert _signs(_item("D" * FEW))[-1] is Sign.FEW
    assert Sign.FEW not in _signs(_item("D" * SOME))


def test_answers_that_wait_are_told_even_of_few() -> None:
    """One ungradable answer is one to judge, whatever the number of students."""
    waits = outcome("q", Fraction(0), shown=OPTIONS)._replace(state=State.UNGRADABLE)
    cells = tally([[waits]]).by_item()["q"]
    item = item_figures(keyed_card("q", OPTIONS, KEY), cells, 3)
    assert _signs(item) == [Sign.UNGRADABLE, Sign.FEW]
    told = "1 answer waits for you to judge; until then it counts as nothing"
    assert item.flags[0].text == told


def test_an_option_is_judged_by_those_who_saw_it() -> None:
    """On forms that do not show it nobody could choose it."""
    seen: list[list[Outcome]] = [
        [outcome("q", Fraction(number % 2), picked="AB"[number % 2], shown=shown)]
        for number, shown in enumerate(["ABC", "ABD"] * 10)
    ]
    cells = tally(seen).by_item()["q"]
    item = item_figures(keyed_card("q", OPTIONS, KEY), cells, 3)
    assert [option.shown for option in item.options] == [20, 20, 10, 10]
    assert [option.chosen for option in item.options] == [10, 10, 0, 0]
