"""What stands on a written page.

Knows XHTML and no Sphinx: it reads what readers will read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

XHTML = "{http://www.w3.org/1999/xhtml}"
_HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))
_PROPERTIES = {
    "mathml": "{http://www.w3.org/1998/Math/MathML}math",
    "scripted": f"{XHTML}script",
    "svg": "{http://www.w3.org/2000/svg}svg",
}
"""What a package must declare of a page, by the element that makes it so."""

_FETCHED = {"audio": "src", "iframe": "src", "img": "src", "link": "href", "video": "src"}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its place on the page, and the sections below it."""

    title: str
    anchor: str
    below: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page as far as a package must know it.

    ``headings`` are the levels of all headings in their order; ``links`` the addresses of all
    links; ``fetched`` those of everything that is loaded; ``classes`` all classes.
    ``error`` says why the page cannot be read; then there is nothing else to tell.
    """

    docname: str
    href: str
    data: bytes
    sections: tuple[Section, ...] = ()
    headings: tuple[int, ...] = ()
    ids: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    pictures: int = 0
    without_words: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    properties: tuple[str, ...] = ()
    error: str = ""

    @property
    def title(self) -> str:
        """The first heading; the name of the document if there is none."""
        return self.sections[0].title if self.sections else self.docname


def read_page(docname: str, href: str, data: bytes) -> Page:
    """Return what stands on a page."""
    try:
        root = ET.fromstring(data)  # noqa: S314 (a page that was just written)
    except ET.ParseError as error:
        return Page(docname, href, data, error=str(error))
    every = list(root.iter())
    images = [each for each in every if each.tag == f"{XHTML}img"]
    links = (each.get("href") for each in every if each.tag == f"{XHTML}a")
    return Page(
        docname,
        href,
        data,
        sections=tuple(_sections(root)),
        headings=tuple(_HEADINGS.index(each.tag) + 1 for each in every if each.tag in _HEADINGS),
        ids=frozenset(each.attrib["id"] for each in every if "id" in each.attrib),
        links=tuple(each for each in links if each),
        fetched=tuple(_fetched(every)),
        pictures=len(images),
        without_words=tuple(each.get("src", "") for each in images if each.get("alt") is None),
        classes=frozenset(name for each in every for name in each.get("class", "").split()),
        properties=tuple(
            name for name, tag in _PROPERTIES.items() if any(each.tag == tag for each in every)
        ),
    )


def _sections(element: ET.Element) -> Iterator[Section]:
    """Yield the sections right below an element; a section begins with its heading."""
    for child in element:
        heading = next((each for each in child if each.tag in _HEADINGS), None)
        if child.tag == f"{XHTML}section" and heading is not None:
            words = " ".join("".join(heading.itertext()).split())
            yield Section(words, child.get("id", ""), tuple(_sections(child)))
        else:
            yield from _sections(child)


def _fetched(every: Iterable[ET.Element]) -> Iterator[str]:
    for each in every:
        name = _FETCHED.get(str(each.tag).removeprefix(XHTML))
        if name and each.get(name):
            yield each.attrib[name]
