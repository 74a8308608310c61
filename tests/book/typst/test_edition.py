"""The configuration as title page and properties."""

from __future__ import annotations

from typing import Any

import pytest
from sphinx.config import Config

from factquiz.book.typst.edition import Edition, edition, file_name

OWN: dict[str, Any] = {
    "html_title": "",
    "factquiz_pdf_name": "book.pdf",
    "factquiz_pdf_subtitle": "",
    "factquiz_pdf_scripts": {},
}


def configured(**values: object) -> Config:
    """Return a configuration with the values that the builder registers."""
    config = Config(overrides=dict(values))
    for name, default in OWN.items():
        config.add(name, default, "", ())
    return config


def test_what_is_configured() -> None:
    """Title, author, rights and language come from Sphinx's own values."""
    config = configured(
        html_title="Title",
        author="Ada",
        copyright="2024, Ada",
        language="de",
        factquiz_pdf_scripts={"Greek": "el", "Cyrillic": "ru"},
    )
    assert edition(config) == Edition(
        title="Title",
        authors=("Ada",),
        rights="2024, Ada",
        language="de",
        scripts=(("Cyrillic", "ru"), ("Greek", "el")),
    )


def test_what_is_not_configured() -> None:
    """Without a title the project's name stands; nobody is named as author; English is British."""
    made = edition(configured(project="Name"))
    assert (made.title, made.authors, made.language) == ("Name", (), "en-GB")


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("course.pdf", "Any", "course.pdf"),
        ("", "Towers & Lenses", "towers-lenses.pdf"),
        ("", "漢", "book.pdf"),
    ],
)
def test_file_name(name: str, title: str, expected: str) -> None:
    """The configured name, or one made from the title, or a plain one."""
    assert file_name(configured(html_title=title, factquiz_pdf_name=name)) == expected
