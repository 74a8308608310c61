"""Whole analyses: of simulated classes, merged, of forms that differ."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factquiz.analysis.analyse import analyse
from factquiz.analysis.model import ANALYSIS_FORMAT, Analysis, Columns, Sign, Verdict
from factquiz.analysis.sitting import sitting
from factquiz.gradebook.corrections import Correction
from factquiz.gradebook.regrade import regrade
from factquiz.items.choosing import Choice
from factquiz.items.codec import decode, encode
from tests.analysis.classes import analysed, item, key_for, sat
from tests.sample_class import make, quiz
from tests.sample_class.graded import grade
from tests.sample_class.simulate import submissions

if TYPE_CHECKING:
    from factquiz.assembly.form import FormItem

CLASS = analysed(60)


def test_a_simulated_class_discriminates() -> None:
    """Abilities differ, so every item goes with the rest, and the scores are consistent."""
    (one,) = CLASS.classes
    assert one.columns is Columns.ITEMS
    assert one.alpha is not None
    assert one.alpha > 0.5
    assert all(each.r_drop is not None and each.r_drop > 0 for each in CLASS.items)


def test_item_and_class_agree_where_all_have_the_same_items() -> None:
    """The correlation of a column with the rest is that of the item."""
    (one,) = CLASS.classes
    for column in one.parts:
        assert column.r_drop == pytest.approx(item(CLASS, column.name).r_drop, abs=1e-12)
        assert column.p == item(CLASS, column.name).p


def test_the_distribution_holds_everybody_once() -> None:
    """The bars add up to the class."""
    (one,) = CLASS.classes
    assert sum(bar.students for bar in one.distribution) == one.students == CLASS.students == 60
    assert (one.distribution[0].low, one.distribution[-1].high) == (0, 100)


def test_an_analysis_reads_back_as_written() -> None:
    """The record is its own file format."""
    assert decode(encode(CLASS), Analysis) == CLASS
    assert CLASS.format == ANALYSIS_FORMAT


def test_two_terms_are_merged_item_by_item() -> None:
    """Twice thirty students are sixty answers to each item, and two classes."""
    terms = sat(key_for(30)), sat(key_for(30, first=31), seed=2)
    merged, first = analyse(terms), analyse(terms[:1])
    assert [each.students for each in merged.classes] == [30, 30]
    assert merged.classes[0] == first.classes[0]
    assert {each.students for each in merged.items} == {60}
    apart = [item(analyse([term]), "grain").p for term in terms]
    assert item(merged, "grain").p == pytest.approx(sum(apart) / 2)


def test_the_order_of_gradebooks_orders_classes_alone() -> None:
    """Items, facts and misconceptions are the same either way."""
    one, two = sat(key_for(20)), sat(key_for(20, first=21), seed=2)
    there, back = analyse([one, two]), analyse([two, one])
    assert there.classes == back.classes[::-1]
    assert replace(there, classes=()) == replace(back, classes=())


def test_forms_with_other_items_have_the_reliability_of_their_places() -> None:
    """Where every place is worth the same on all forms, places are what the total is made of."""
    key = key_for(20)
    forms = tuple(
        replace(form, items=tuple(
            replace(placed, item=replace(placed.item, id=f"{placed.item.id}-{number % 2}"))
            for placed in form.items
        ))
        for number, form in enumerate(key.forms)
    )  # fmt: skip
    (one,) = analyse([sat(replace(key, forms=forms))]).classes
    (same,) = analyse([sat(key)]).classes
    assert one.columns is Columns.PLACES
    assert [column.name for column in one.parts] == [str(place) for place in range(1, 13)]
    assert one.alpha == same.alpha


def test_forms_of_different_length_have_no_reliability() -> None:
    """And their scores are shares, because points are not comparable."""
    key = key_for(10)
    short = tuple(replace(form, items=form.items[:6]) for form in key.forms[:5])
    (one,) = analyse([sat(replace(key, forms=(*short, *key.forms[5:])))]).classes
    assert one.columns is Columns.NONE
    assert (one.most, one.alpha, one.sem) == (None, None, None)
    assert one.highest is not None
    assert one.highest <= 1


def test_a_wrong_key_is_found() -> None:
    """Students answer by the true key; the class is graded by one that calls oats right."""
    key = quiz.key([f"s{number:02d}" for number in range(45)])
    truth = [make.submission(form, make.right if number % 3 else make.wrong)
             for number, form in enumerate(key.forms)]  # fmt: skip
    forms = tuple(replace(form, items=tuple(map(_misprinted, form.items))) for form in key.forms)
    misprinted = replace(key, forms=forms)
    found = analyse([sitting(grade([(one.student, one) for one in truth], misprinted))])
    (flag,) = (flag for flag in item(found, "grain").flags if flag.sign is Sign.KEY)
    assert "“wheat”" in flag.text
    assert not [f for each in found.items if each.id != "grain" for f in each.flags
                if f.sign is Sign.KEY]  # fmt: skip


def _misprinted(placed: FormItem) -> FormItem:
    """Return the item about grain with the wrong option as its key; any other as it is."""
    if not isinstance(placed.item, Choice) or placed.item.id != "grain":
        return placed
    options = tuple(replace(each, key=each.id == "oats") for each in placed.item.options)
    return replace(placed, item=replace(placed.item, options=options))


def test_a_dropped_item_has_no_figures() -> None:
    """After a correction that drops it, it tells nothing and takes nothing from the others."""
    key = key_for(20)
    sent = [(one.student, one) for one in submissions(key)]
    drop = Correction(item="grain", reason="Unclear.", points=Fraction(0))
    found = analyse([sitting(regrade(grade(sent, key), [drop]))])
    assert {each.id for each in found.items} == {each.id for each in analysed(20).items} - {"grain"}
    assert found.classes[0].most == 12
    assert found.classes[0].columns is Columns.ITEMS


def test_facts_that_nobody_knows_lead_the_list() -> None:
    """A class that has it all wrong has learnt nothing, and each fact says so."""
    key = key_for(20)
    sent = [(form.student, make.submission(form, make.wrong)) for form in key.forms]
    found = analyse([sitting(grade(sent, key))])
    assert found.facts[0].verdict is Verdict.NOT_LEARNT
    assert found.facts[0].high <= found.facts[-1].high
    knows = [(form.student, make.submission(form)) for form in key.forms]
    facts = analyse([sitting(grade(knows, key))]).facts
    assert {each.verdict for each in facts} == {Verdict.KNOWN}


def test_misconceptions_have_their_reason() -> None:
    """The wrong answer that all gave leads, with why it is wrong and where it is taught."""
    key = key_for(20)
    sent = [(form.student, make.submission(form, make.wrong)) for form in key.forms]
    first = analyse([sitting(grade(sent, key))]).misconceptions[0]
    assert (first.chosen, first.shown, first.share) == (20, 20, 1.0)
    assert first.rationale
    assert first.lessons


def test_nobody_sent_anything() -> None:
    """An empty gradebook has an analysis without figures, and no division by nothing."""
    found = analyse([sitting(grade([], key_for(3)))])
    assert (found.students, found.items, found.facts) == (0, (), ())
    (one,) = found.classes
    assert (one.mean, one.alpha) == (None, None)
