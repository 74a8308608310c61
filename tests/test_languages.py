"""The words of the reader's language: what is filled in, which form, which direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from factquiz import languages
from factquiz.languages import ENGLISH, Language, direction, filled, language, marked

if TYPE_CHECKING:
    from pathlib import Path


def _catalogue(folder: Path, tag: str, **messages: str) -> Path:
    """Write a compiled catalogue, and return the folder of catalogues that it is in."""
    catalog = Catalog(locale=tag, charset="utf-8", fuzzy=False)
    for message, text in messages.items():
        catalog.add(message, text)
    path = folder / tag / "LC_MESSAGES" / "factquiz.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
    return folder


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    """A student may be called {total}; and what a script fills in is left to it."""
    assert filled("{name}, {total}, {later}", name="{total}", total=3) == "{total}, 3, {later}"


def test_words_stand_in_the_source_in_english() -> None:
    """English needs no catalogue."""
    assert ENGLISH.gettext("Question {number}", number=2) == "Question 2"
    assert ENGLISH.ngettext("{count} point", "{count} points", 1) == "1 point"
    assert ENGLISH.ngettext("{count} point", "{count} points", 2, count="1 1/2") == "1 1/2 points"
    assert ENGLISH.pgettext("a verdict", "Right") == "Right"
    assert ENGLISH.forms("one", "many") == {"one": "one", "other": "many"}


def test_a_region_takes_the_words_of_its_language(tmp_path: Path) -> None:
    """And a catalogue of the region's own comes first."""
    folder = _catalogue(tmp_path, "fr", Check="Vérifier")
    assert language("fr", [folder]).gettext("Check") == "Vérifier"  # type: ignore[union-attr]
    assert language("fr-CA", [folder]) == language("fr", [folder])
    _catalogue(tmp_path, "fr_BE", Check="Voir")
    assert language("fr-BE", [folder]).gettext("Check") == "Voir"  # type: ignore[union-attr]


def test_a_language_without_words_is_none(tmp_path: Path) -> None:
    """The caller says what follows; English there always is, in every region."""
    assert language("tlh", [tmp_path]) is None
    english = language("en-GB")
    assert english is not None
    assert english.gettext("Check") == "Check"


def test_all_plural_forms_go_to_the_script(tmp_path: Path) -> None:
    """Each under the category that a browser names, with a number as the example."""
    catalog = Catalog(locale="pl", charset="utf-8", fuzzy=False)
    catalog.add("one=1 other=2", "one=1 few=2 many=5")
    catalog.add(("{count} book", "{count} books"), ("książka", "książki", "książek"))
    path = tmp_path / "pl" / "LC_MESSAGES" / "factquiz.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
    polish = language("pl", [tmp_path])
    assert polish is not None
    forms = polish.forms("{count} book", "{count} books")
    assert forms == {"one": "książka", "few": "książki", "many": "książek"}


def test_the_direction_is_that_of_cldr() -> None:
    """For every language and script that it has."""
    tags = locale_identifiers()
    assert {tag for tag in tags if direction(tag) == "rtl"} == {
        tag for tag in tags if Locale.parse(tag).text_direction == "rtl"
    }


@pytest.mark.parametrize(
    ("tag", "outer", "attributes"),
    [
        ("de", "de", ""),
        ("de", "de-AT", ""),
        ("de", "en", ' lang="de"'),
        ("he", "en", ' lang="he" dir="rtl"'),
        ("en", "ar-EG", ' lang="en" dir="ltr"'),
        ("fa", "ar", ' lang="fa"'),
    ],
)
def test_only_what_is_of_another_language_is_marked(tag: str, outer: str, attributes: str) -> None:
    """With its direction, if that is another one too."""
    assert marked(tag, outer) == attributes


def test_english_is_shipped() -> None:
    """It has no catalogue and is there all the same."""
    assert "en" in languages.shipped()
    assert Language("en", ENGLISH.catalogue) == ENGLISH
