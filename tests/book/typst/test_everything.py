"""One document with all that MyST, Sphinx and their extensions can make: nothing of it is lost.

Each piece of ``everything/index.md`` holds a word like ``q017z`` that must be found in the PDF.
"""

from __future__ import annotations

import inspect
import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest
from docutils import nodes
from PIL import Image
from sphinx import addnodes

from factquiz.book.typst.nodes import HANDLERS
from tests.book.typst.project import build

if TYPE_CHECKING:
    from types import ModuleType

    from tests.book.typst.project import Built

HERE = Path(__file__).parent
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
TOKEN = re.compile(r"q\d{3}z")
TOKENS = TOKEN.findall((HERE / "everything" / "index.md").read_text("utf-8"))
EXTENSIONS = [
    *("amsmath", "dollarmath"),
    *("attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist", "html_admonition"),
    *("html_image", "replacements", "smartquotes", "strikethrough", "substitution", "tasklist"),
]

NEVER_ALONE = re.compile(
    r"""
    # written by the node around them
    list_item | definition_list_item | term | classifier | definition | field | field_name
    | field_body | option | option_argument | option_group | option_list_item | option_string
    | description | legend | tgroup | colspec | thead | tbody | row | entry | header | footer
    | production | desc_(?!content)\w+
    # gone before a builder sees a page: the data above a document, and what Sphinx resolves
    | docinfo | authors? | organization | address | contact | version | revision | status | date
    | copyright | pending | substitution_reference | only | pending_xref(_condition)?
    | start_of_file
    # base classes, which no markup makes
    | Node | (Fixed)?(Text)?Element | translatable | _desc_classes_injector
    """,
    re.VERBOSE,
)
"""Kinds of node that no handler is ever asked for."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the document as a PDF."""
    source = tmp_path_factory.mktemp("everything") / "project"
    shutil.copytree(HERE / "everything", source)
    shutil.copy(HERE / "course" / "references.bib", source)
    (source / "dot.svg").write_text(DOT, "utf-8")
    for name in ("red.png", "red.jpg"):
        Image.new("RGB", (40, 20), "red").save(source / name)
    return build(
        source,
        source.parent / "out",
        "typst",
        myst_enable_extensions=EXTENSIONS,
        myst_substitutions={"substituted": "**substituted**"},
        suppress_warnings=["myst.strikethrough"],
    )


def test_it_builds_without_a_warning(built: Built) -> None:
    """Everything has a form on paper; only MyST doubts that words can be struck there."""
    assert (built.error, built.warnings) == ("", "")


def test_nothing_is_lost(built: Built) -> None:
    """Every piece is there."""
    text = " ".join(built.pages).casefold()  # some titles are set in capitals
    assert len(TOKENS) == len(set(TOKENS)) > 100
    assert [each for each in TOKENS if each not in text] == []


def test_what_is_for_the_web_only_stays_there(built: Built) -> None:
    """``only:: html``, comments, heads and feet of a web page are not in the PDF."""
    text = " ".join(built.pages)
    for words in ("Only on the web", "A comment", "head of a web page", "Its foot"):
        assert words not in text


def test_pictures_of_every_format(built: Built) -> None:
    """Bitmaps are embedded, drawings are not; each has its words."""
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        alts = [str(each.Alt) for each in pdf.objects if _is(each, "/Figure")]
    own = {"A bitmap of its own.", "A dot in HTML.", "A dot.", "A dot once more."}
    assert set(alts) == own | {"a drawing", "a bitmap", "a photograph"}
    assert len(alts) == 7
    images = [each for page in pypdf.PdfReader(io.BytesIO(built.pdf)).pages for each in page.images]
    assert {each.name.rpartition(".")[2] for each in images} == {"png", "jpg"}


def _is(thing: object, role: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == role


@pytest.mark.parametrize("module", [nodes, addnodes], ids=lambda module: module.__name__)
def test_every_kind_of_node_has_a_handler(module: ModuleType) -> None:
    """A kind that docutils or Sphinx adds one day must be given a form, or a reason here."""
    kinds = [
        kind
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, nodes.Node) and kind.__module__ == module.__name__
    ]
    unknown = {
        each.__name__ for each in kinds if not any(above in HANDLERS for above in each.__mro__)
    }
    assert [each for each in sorted(unknown) if not NEVER_ALONE.fullmatch(each)] == []
