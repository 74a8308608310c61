"""The order of the book: its documents as parts, chapters and sub-chapters.

Read from the tables of contents of the documents themselves,
so that the printed book has the order, the parts and the numbers of the web book.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document in its place.

    ``part`` is the title of the part it stands in, or empty;
    ``depth`` is 0 for a chapter, 1 for a document below a chapter, and so on.
    """

    docname: str
    part: str = ""
    depth: int = 0

    @property
    def level(self) -> int:
        """The heading level of the document's title: parts have level 1 when there are any."""
        return 1 + bool(self.part) + self.depth


def chapters(env: BuildEnvironment) -> tuple[Chapter, ...]:
    """Return the book's documents in reading order, the root document first, each once."""
    root = env.config.root_doc
    return tuple({each.docname: each for each in _walk(env, Chapter(root), {root})}.values())


def _walk(env: BuildEnvironment, chapter: Chapter, seen: set[str]) -> Iterator[Chapter]:
    yield chapter
    is_root = chapter.docname == env.config.root_doc
    for toctree in env.get_doctree(chapter.docname).findall(addnodes.toctree):
        part = toctree.get("caption") or "" if is_root else chapter.part
        for _title, docname in toctree["entries"]:
            if docname in env.found_docs and docname not in seen:
                seen.add(docname)
                yield from _walk(
                    env, Chapter(docname, part, 0 if is_root else chapter.depth + 1), seen
                )


def chapter_title(document: nodes.document) -> str:
    """Return a document's title as plain text, or nothing if it has none."""
    title = next(document.findall(nodes.title), None)
    return title.astext() if title else ""
