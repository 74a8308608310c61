"""The whole book as one Typst file: front matter, parts, chapters, answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.book.typst.answers import answers
from factquiz.book.typst.literals import blocks, call, expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.book.typst.anchors import Anchors
    from factquiz.book.typst.edition import Edition
    from factquiz.book.typst.structure import Chapter
    from factquiz.book.typst.translator import PlacedQuiz
    from factquiz.diagnostics import Diagnostic


@dataclass(frozen=True)
class Translation:
    """The book as markup: each chapter with its own, in order, and what was met on the way.

    ``index`` is the markup of the index, empty if there is none.
    """

    chapters: tuple[tuple[Chapter, str], ...]
    quizzes: tuple[PlacedQuiz, ...]
    anchors: Anchors
    problems: tuple[Diagnostic, ...]
    index: str = ""


def write(edition: Edition, book: Translation) -> str:
    """Return the main Typst file."""
    body = blocks((*_chapters(book.chapters), answers(book.quizzes, book.anchors), book.index))
    return f'#import "book.typ": *\n\n#show: {_settings(edition)}\n\n{body}\n'


def _settings(edition: Edition) -> str:
    language, _, region = edition.language.partition("-")
    return expression(
        "book.with",
        title=edition.title,
        subtitle=edition.subtitle,
        authors=edition.authors,
        rights=edition.rights,
        lang=language,
        region=region or None,
        scripts=edition.scripts,
    ).source


def _chapters(translated: Iterable[tuple[Chapter, str]]) -> Iterator[str]:
    part = ""
    for chapter, markup in translated:
        if chapter.part and chapter.part != part:
            yield call("part", chapter.part)
        part = chapter.part
        yield markup
