"""Index entries in the pages: a doctree transform behind the one that wraps taught sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from factquiz.book.athand.lexicon import Lexicon
from factquiz.book.course import engine
from factquiz.book.indexing.headings import Headings, without_repeats
from factquiz.book.indexing.named import worth_a_locator
from factquiz.book.nodes import fact_mark, taught
from factquiz.book.reference.entries import entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

PLACES = ("term-", "person-", "body-")
"""How the ids begin under which the reference pages explain a fact."""

MAIN = "main"
"""What Sphinx calls the locator that says most."""

Words = tuple[Headings, Lexicon]
_WORDS: WeakKeyDictionary[Sphinx, Words] = WeakKeyDictionary()


class WriteIndex(SphinxTransform):
    """Write index entries for taught sentences, and for the entries of the reference pages."""

    default_priority = 410

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401 (docutils' signature)
        """Write them; a page without marks and without such entries needs no course."""
        sentences = list(self.document.findall(taught))
        explained = [term for term in self.document.findall(nodes.term) if _facts(term)]
        if sentences or explained:
            headings, lexicon = _words(self.app)
            self._sentences(sentences, headings, lexicon)
            for term in explained:
                names = without_repeats(map(headings.of, _facts(term)))
                see = [headings.acronym(fact) for fact in _facts(term)]
                term.insert(0, _entries(names, term["ids"][0], MAIN, see))

    def _sentences(self, sentences: list[taught], headings: Headings, lexicon: Lexicon) -> None:
        facts = [tuple(_taught_by(each)) for each in sentences]
        shown = worth_a_locator(
            [without_repeats(_of_facts(each, headings, self.app)) for each in facts],
            [without_repeats(_named_in(each, headings, lexicon)) for each in sentences],
        )
        for sentence, names in zip(sentences, shown, strict=True):
            if names:
                sentence.insert(0, _entries(names, sentence["ids"][0]))


def _words(app: Sphinx) -> Words:
    """Return the headings of a course and what finds them in text, made once for a build."""
    if app not in _WORDS:
        base = engine(app).base
        headings = Headings(base)
        lexicon = Lexicon(base, [entry(base, fact) for fact in headings.named])
        _WORDS[app] = headings, lexicon
    return _WORDS[app]


def _facts(term: nodes.term) -> list[str]:
    """Return the facts that a term of a reference page explains."""
    return [
        each.removeprefix(place)
        for each in term["ids"]
        for place in PLACES
        if each.startswith(place)
    ]


def _taught_by(sentence: taught) -> Iterator[str]:
    """Yield the facts of the marks right behind a sentence."""
    siblings = sentence.parent.children
    for each in siblings[sentence.parent.index(sentence) + 1 :]:
        if not isinstance(each, fact_mark):
            break
        yield each["fact"]


def _of_facts(facts: Iterable[str], headings: Headings, app: Sphinx) -> Iterator[str | None]:
    """Yield the headings of facts, and of who holds what they say."""
    for each in facts:
        yield headings.of(each)
        holder = engine(app).base.facts[each].holder
        yield from headings.of_holder(holder) if holder else ()


def _named_in(sentence: taught, headings: Headings, lexicon: Lexicon) -> Iterator[str | None]:
    for found in lexicon.find(sentence.astext()):
        yield headings.of(found.fact)


def _letter(name: str) -> str | None:
    """Return the letter under which a name stands that begins with a quotation mark."""
    return (
        None
        if name[:1].isalnum()
        else next((each.upper() for each in name if each.isalpha()), None)
    )


def _entries(
    names: Iterable[str], target: str, main: str = "", see: Iterable[str] = ()
) -> addnodes.index:
    """Return an index node: a locator under each name, and a way to it from each acronym."""
    shown = tuple(names)
    entries = [("single", name, target, main, _letter(name)) for name in shown]
    entries += [("see", f"{acronym}; {shown[0]}", target, "", None) for acronym in see if acronym]
    return addnodes.index(entries=entries, inline=True)
