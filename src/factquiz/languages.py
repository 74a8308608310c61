"""The fixed words of pages and papers, in the language of the reader.

The words stand in English where they are used, as ``gettext("Check")``; a catalogue in
``locale/`` has them in another language. ``make messages`` keeps the catalogues in step.
Only what the engine itself says is translated here: never items, lessons or facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DOMAIN = "factquiz"
"""What the files of a catalogue are called."""

LOCALE = Path(__file__).parent / "locale"
"""Where the catalogues of this package are, as gettext lays them out."""

ENGINE = "en"
"""The language of what the engine writes from facts: items, reasons, tables."""

_LEFTWARD_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})
_LEFTWARD = frozenset(
    {"apc", "ar", "arc", "bal", "bgn", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps"}
    | {"rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi"}
)
"""Languages that are written from right to left, unless their tag names another script (CLDR)."""

_SCRIPT = 4
"""The length of a tag's part that names a script."""

_PLACE = re.compile(r"\{(\w+)\}")


def filled(text: str, **values: object) -> str:
    """Return a text with the words in braces filled in.

    What is filled in is never looked at again, so it may hold braces itself.
    Braces for which there is no value stay, for a script to fill in.
    """
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), text)


def direction(tag: str) -> str:
    """Return in which direction a language is written: ``ltr`` or ``rtl``."""
    first, *rest = tag.replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == _SCRIPT and part.isalpha()), "")
    leftward = script in _LEFTWARD_SCRIPTS if script else first in _LEFTWARD
    return "rtl" if leftward else "ltr"


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which pages and papers can speak; ``tag`` is its tag, such as ``de``.

    The methods have the names of the standard library, by which the words are found for the
    catalogue. Words in braces are filled in; a count fills in ``{count}`` by itself.
    """

    tag: str
    catalogue: NullTranslations = field(default_factory=NullTranslations, repr=False)

    @property
    def direction(self) -> str:
        """In which direction it is written: ``ltr`` or ``rtl``."""
        return direction(self.tag)

    def gettext(self, message: str, /, **values: object) -> str:
        """Return words in this language."""
        return filled(self.catalogue.gettext(message), **values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Return words that mean one thing here and another thing elsewhere."""
        return filled(self.catalogue.pgettext(context, message), **values)

    def ngettext(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return words that depend on a number."""
        text = self.catalogue.ngettext(one, many, count)
        return filled(text, **{"count": count, **values})

    def forms(self, one: str, many: str) -> Mapping[str, str]:
        """Return words that depend on a number, for a script: by the category of the number.

        The categories are those of CLDR, which a browser tells by ``Intl.PluralRules``.
        """
        return {
            name: self.catalogue.ngettext(one, many, number)
            for name, number in self._categories().items()
        }

    def _categories(self) -> Mapping[str, int]:
        """Return the categories of numbers, each with a number that is in it."""
        # translators: The plural categories of the language, each with a number that is in it,
        # such as "one=1 few=2 many=5 other=1.5"; https://cldr.unicode.org has them.
        told = self.gettext("one=1 other=2")
        return {
            name: int(number) for name, _, number in (each.partition("=") for each in told.split())
        }

    @property
    def attributes(self) -> str:
        """The attributes of an element that speaks this language, with a space before them."""
        return f' lang="{self.tag}" dir="{self.direction}"'


def marked(tag: str, outer: str) -> str:
    """Return the attributes of an element in a language, inside one in ``outer``.

    Empty if the two are the same; with a space before them if not.
    """
    if same(tag, outer):
        return ""
    turned = direction(tag)
    return f' lang="{tag}"' + (f' dir="{turned}"' if turned != direction(outer) else "")


def span(html: str, tag: str, outer: str) -> str:
    """Return a piece of HTML marked as of a language, if what it stands in is of another."""
    attributes = marked(tag, outer)
    return f"<span{attributes}>{html}</span>" if attributes else html


def same(one: str, other: str) -> bool:
    """Tell whether two tags name one language, whatever their regions."""
    return one.replace("_", "-").split("-")[0] == other.replace("_", "-").split("-")[0]


ENGLISH = Language("en")
"""The words as they stand in the source."""


def shipped() -> tuple[str, ...]:
    """Return the tags of all languages that this package has the words of."""
    return tuple(sorted({"en", *(each.parts[-3] for each in _files(LOCALE))}))


def _files(folder: Path) -> Iterable[Path]:
    return folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")


def language(tag: str, folders: Iterable[Path] = ()) -> Language | None:
    """Return the words in a language: those of ``folders`` first, then those of this package.

    A region that has no catalogue of its own takes that of its language: ``de-AT`` is ``de``.
    Returns nothing if there is no catalogue.
    """
    tag = tag.replace("_", "-")
    tags = dict.fromkeys((tag, tag.split("-", 1)[0]))
    places = (*folders, LOCALE)
    for named, folder in ((named, folder) for named in tags for folder in places):
        path = folder / named.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if path.is_file():
            return _read(named, path)
    return ENGLISH if tag == "en" else Language(tag, ENGLISH.catalogue) if same(tag, "en") else None


@cache
def _read(tag: str, path: Path) -> Language:
    with path.open("rb") as file:
        return Language(tag, GNUTranslations(file))
