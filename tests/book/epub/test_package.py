"""The archive and its package document: order, times, addresses, what is claimed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from sphinx.config import Config

from factquiz.book.epub.metadata import Metadata, metadata
from factquiz.book.epub.package import Resource, packed
from factquiz.book.epub.pages import Page
from factquiz.languages import ENGLISH

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
BOOK = Metadata(
    identifier="urn:example:towers",
    title="Towers & <lights>",
    subtitle="",
    authors=("Ada Keeper", "Bo Mason"),
    language="en-GB",
    rights="2024, Ada Keeper",
    licence="CC BY-SA 4.0",
    licence_address="https://creativecommons.org/licenses/by-sa/4.0/",
    modified="2024-01-01T00:00:00Z",
    modes=("textual", "visual"),
    sufficient=("textual",),
    features=("alternativeText", "tableOfContents"),
    summary="It can be read by all.",
)
PAGES = [
    Resource("z.xhtml", "application/xhtml+xml", b"<z/>", ("svg",)),
    Resource("part/a b.xhtml", "application/xhtml+xml", b"<a/>"),
]
OTHERS = [Resource("_images/c.svg", "image/svg+xml", b"<svg/>")]
PAGE = Page("a", "a.xhtml", b"")


@pytest.fixture
def archive() -> zipfile.ZipFile:
    """Return a packed book, open."""
    return zipfile.ZipFile(io.BytesIO(packed(BOOK, ENGLISH, pages=PAGES, others=OTHERS)))


@pytest.fixture
def opf(archive: zipfile.ZipFile) -> ET.Element:
    """Return the package document."""
    return ET.fromstring(archive.read("package.opf"))  # noqa: S314 (our own file)


def test_the_kind_of_file_stands_first_and_plain(archive: zipfile.ZipFile) -> None:
    """A program that looks at the first bytes sees that it is an EPUB."""
    first, *others = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert archive.read("mimetype") == b"application/epub+zip"
    assert {each.compress_type for each in others} == {zipfile.ZIP_DEFLATED}
    assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_files_stand_in_one_order() -> None:
    """However they are handed over, the archive is the same."""
    names = zipfile.ZipFile(
        io.BytesIO(packed(BOOK, ENGLISH, pages=PAGES, others=OTHERS))
    ).namelist()
    assert names[3:] == ["_images/c.svg", "part/a b.xhtml", "z.xhtml"]


def test_reading_order_is_that_of_the_pages(opf: ET.Element) -> None:
    """The spine names every page by its id, in the order given; ids depend on addresses alone."""
    items = {each.attrib["id"]: each.attrib for each in opf.iter(f"{OPF}item")}
    spine = [items[each.attrib["idref"]]["href"] for each in opf.iter(f"{OPF}itemref")]
    assert spine == ["z.xhtml", "part/a%20b.xhtml"]
    assert set(items) == {"f-z.xhtml", "f-part_2Fa_20b.xhtml", "f-_images_2Fc.svg"}
    assert items["f-z.xhtml"]["properties"] == "svg"


def test_what_a_library_is_told(opf: ET.Element) -> None:
    """Title, authors, licence, and the terms of EPUB Accessibility 1.1."""
    said = [(each.get("property"), each.text) for each in opf.iter(f"{OPF}meta")]
    assert opf.findtext(f".//{DC}title") == BOOK.title
    assert [each.text for each in opf.iter(f"{DC}creator")] == list(BOOK.authors)
    assert opf.findtext(f".//{DC}rights") == "© 2024, Ada Keeper. Licence: CC BY-SA 4.0"
    assert ("dcterms:license", BOOK.licence_address) in said
    assert ("dcterms:modified", BOOK.modified) in said
    assert [words for name, words in said if str(name).startswith("schema:")] == [
        *("textual", "visual", "textual", "alternativeText", "tableOfContents", "none"),
        BOOK.summary,
    ]


def configured(**settings: object) -> Config:
    """Return a configuration that names a book, as the extension would see it."""
    config = Config({}, {"project": "Towers", "author": "Ada", "copyright": "2023-2024, Ada"})
    config.add("html_title", "Towers", "html", ())
    config.add("html_context", settings.get("html_context", {}), "html", ())
    config.add("epub_identifier", settings.get("epub_identifier", "unknown"), "epub", ())
    config.add("factquiz_pdf_subtitle", "", "", ())
    config.add("factquiz_pdf_scripts", {}, "", ())
    config.init_values()
    return config


def test_the_date_is_given_and_not_the_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is that of the environment, else the last year of the rights."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert metadata(configured(), [PAGE], ENGLISH).modified == "2024-01-01T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert metadata(configured(), [PAGE], ENGLISH).modified == "2023-11-14T22:13:20Z"


def test_an_identifier_is_chosen_or_made_from_the_title() -> None:
    """It names the book and no page or version of it."""
    chosen = metadata(configured(epub_identifier="urn:example:1"), [PAGE], ENGLISH)
    made = {metadata(configured(), pages, ENGLISH).identifier for pages in ([PAGE], [PAGE, PAGE])}
    assert chosen.identifier == "urn:example:1"
    assert len(made) == 1
    assert made.pop().startswith("urn:uuid:")


def test_only_what_is_so_is_claimed() -> None:
    """A picture without words takes away the claim that text is enough."""
    described = metadata(configured(), [replace(PAGE, pictures=1)], ENGLISH)
    bare = metadata(configured(), [replace(PAGE, pictures=1, without_words=("a.png",))], ENGLISH)
    text = metadata(configured(), [PAGE], ENGLISH)
    assert (described.modes, described.sufficient) == (("textual", "visual"), ("textual",))
    assert "alternativeText" in described.features
    assert bare.sufficient == ("textual,visual",)
    assert "alternativeText" not in bare.features
    assert "Some pictures" in bare.summary
    assert (text.modes, "alternativeText" in text.features) == (("textual",), False)


def test_formulas_are_told_of() -> None:
    """A reader's software can offer to speak them."""
    assert (
        "MathML"
        in metadata(configured(), [replace(PAGE, properties=("mathml",))], ENGLISH).features
    )
