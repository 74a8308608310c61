"""How spans of time read, whom a question about an office names, and what is asked in new words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.facts.dates import parse
from factquiz.generation.wording import on_day
from factquiz.items.base import Level
from factquiz.items.choosing import Choice, TrueFalse
from factquiz.items.model import interaction
from tests.courses import engine
from tests.generation.test_traps import items_of, sentences, wrong_texts

if TYPE_CHECKING:
    from factquiz.items.model import Item

PEOPLE = """\
- {person: a, name: Ada Ames, roles: [
    {office: President of Ardonia, sole: 'true', during: 1990-01-01/1994-01-01}]}
- {person: b, name: Bo Bell, roles: [
    {office: President of Ardonia, sole: 'true', during: 1994-01-02/1998-01-01}]}
- {person: c, name: Cy Cole, roles: [{office: President of Brumia, during: 1991/1995}]}
- {person: d, name: Di Dean, roles: [{office: President of Corland, during: 1980/1985}]}
- {person: e, name: Ed East, roles: [{office: archbishop of Dorn, during: 1989/1999}]}
"""
VIEWS = """\
- {issue: salt, question: "What is salt for?", complete: 'true'}
- {voice: ann, name: Ann, setting: in 1990}
- {voice: bob, name: Bob, setting: in 1990}
- {voice: cat, name: Cat, setting: in 1990}
- {view: taste, issue: salt, holder: ann, answer: taste, says: salt gives bread its taste,
   paraphrases: [without it a loaf is dull],
   misreadings: [{says: salt makes bread sweet, because: She says nothing of sweetness.}]}
- {view: yeast, issue: salt, holder: bob, answer: slower yeast, says: salt slows the yeast,
   paraphrases: [it keeps the dough from running away]}
- {view: colour, issue: salt, holder: cat, answer: colour, says: salt colours the crust}
"""


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1973-07-03/1973-07-07", "from 3 to 7 July 1973"),
        ("1975-07-30/1975-08-01", "from 30 July to 1 August 1975"),
        ("1977-10-04/1978-03-08", "from 4 October 1977 to 8 March 1978"),
        ("1848-04/1848-09", "from April to September 1848"),
        ("1956/1982", "from 1956 to 1982"),
        ("1990-03/1991-03", "from March 1990 to March 1991"),
        ("1848-04-07/1848-09", "from 7 April 1848 to September 1848"),
        ("1985~/1990", "from about 1985 to 1990"),
        ("2014/..", "from 2014 on"),
    ],
)
def test_a_span_says_what_its_ends_have_in_common_once(edtf: str, words: str) -> None:
    """Month and year are left out of the first date where the second repeats them, not else."""
    assert on_day(parse(edtf)) == words


def test_a_question_about_an_office_names_holders_of_like_offices() -> None:
    """With three presidents to choose from, no archbishop is asked about."""
    items = items_of(PEOPLE)
    assert wrong_texts(items, "Who was President of Ardonia from 1 January 1990") == {
        "Bo Bell",
        "Cy Cole",
        "Di Dean",
    }
    (choice,) = (i for i in items if isinstance(i, Choice) and "1 January 1990" in i.stem)
    assert [option.text for option in choice.options][:2] == ["Ada Ames", "Bo Bell"]


def test_no_sentence_makes_a_stranger_president() -> None:
    """False sentences name somebody who held the same office at another time."""
    false = sentences(items_of(PEOPLE), true=False)
    assert false == {
        "Bo Bell was President of Ardonia from 1 January 1990 to 1 January 1994.",
        "Ada Ames was President of Ardonia from 2 January 1994 to 1 January 1998.",
    }


def _unseen(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if item.level is Level.APPLY and "unseen" in item.pattern]


def test_a_paraphrase_asks_who_would_have_accepted_it() -> None:
    """Its holder is the key; whoever is proven to hold something else is a distractor."""
    (item,) = (
        each
        for each in _unseen(items_of(VIEWS))
        if isinstance(each, Choice) and "loaf is dull" in each.stem
    )
    assert {option.text: option.key for option in item.options} == {
        "Ann": True,
        "Bob": False,
        "Cat": False,
    }
    assert "salt gives bread its taste" not in item.stem


def test_a_paraphrase_is_accepted_by_its_holder_and_by_no_other() -> None:
    """True of the holder; false of a misreading, and of what somebody else would have said."""
    made = {
        item.statement: item.options[0].key
        for item in _unseen(items_of(VIEWS))
        if isinstance(item, TrueFalse)
    }
    assert made["Ann in 1990 would have accepted that without it a loaf is dull."] is True
    assert made["Ann in 1990 would have accepted that salt makes bread sweet."] is False
    assert (
        made["Ann in 1990 would have accepted that it keeps the dough from running away."] is False
    )


def test_every_lesson_asks_beyond_recall() -> None:
    """In each lesson of the real course a good part of the items ask to understand or more."""
    counts: dict[str, list[int]] = {}
    for item in engine("repository").bank.items:
        counts.setdefault(item.lesson, []).append(item.level is not Level.REMEMBER)
        counts.setdefault(f"{item.lesson}: apply", []).append(
            item.level in {Level.APPLY, Level.ANALYSE}
        )
    for lesson, beyond in counts.items():
        assert sum(beyond) >= 4, lesson


STILL = """\
- {body: gone, name: the Old Board, seat: Arlen, means: a board that is gone, span: 1950/1960}
- {body: here, name: the New Board, seat: Berg, means: a board that lives, founded: '1961'}
- {person: lee, name: Lee Low, means: the first head of the New Board}
- {person: moe, name: Moe Mill, means: the last head of the Old Board}
- {person: nan, name: Nan Nye, means: a voice against both}
- {list: club, name: the club of 2019, complete: 'true', member_is: a member of the club in 2019,
   members_are: members of the club in 2019, members: [{id: ada, name: Ada}, {id: bob, name: Bob}],
   not_members: [{name: Cat, because: Cat joined in the year after.}]}
- {figure: then, measure: the number of boards, value: 1, as_of: 1950/1960}
- {figure: now, measure: the number of seats, value: 9, as_of: 1961/..}
"""


def test_what_lasts_is_told_in_the_present_and_what_is_over_in_the_past() -> None:
    """A body that has ended “was” somewhere; one that has not “is”; a person “was” somebody."""
    items = items_of(STILL)
    true = sentences(items, true=True)
    assert {"The seat of the Old Board was Arlen.", "The seat of the New Board is Berg."} <= true
    assert "From 1950 to 1960, the number of boards was 1." in true
    of_the_club = {text for text in true if "the club in 2019" in text}
    assert of_the_club
    assert all(" was one of " in text or " included " in text for text in of_the_club)
    assert "Since 1961, the number of seats has been 9." in true
    stems = {item.stem for item in items}
    assert "Which of these people was the first head of the New Board?" in stems


@pytest.mark.parametrize("interaction_name", ["true_false", "match"])
def test_stems_of_one_interaction_are_worded_in_more_than_one_way(interaction_name: str) -> None:
    """A form of twenty items does not sound like one sentence said twenty times."""
    items = [item for item in engine("rivers").bank.items if interaction(item) == interaction_name]
    assert len({item.stem.partition(" ")[0] for item in items}) > 1
