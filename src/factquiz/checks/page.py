"""A page of the book as its reader meets it: sentences and figures, without the markup.

It reads MyST Markdown without Sphinx, so that prose can be checked in a second.
It knows nothing of what is checked.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from factquiz.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}\s*(?P<argument>.*)")
_OPTION = re.compile(r":(?P<key>[\w-]+):\s*(?P<value>.*)")
_WITHOUT_PROSE = frozenset({"bibliography", "code", "code-block", "math", "mermaid", "quiz", "raw"})
_TITLED = frozenset({"admonition", "card", "dropdown", "sidebar", "tab-item", "table", "topic"})
"""Directives whose argument is a title; that of others is a name or an option."""

_PICTURES = frozenset({"figure", "image"})
_SILENT_ROLES = frozenset({"cite", "cite:p", "cite:t", "fact"})
_TITLE = re.compile(r"(?P<title>.*?)\s*<[^<>]+>", re.DOTALL)
_CODE = re.compile(r"`[^`]*`")
_MARK = "\0"
"""Stands around a fact's id in running text until the sentences are cut."""

_MARKS = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}")
_BEFORE_STOP = re.compile(r"\s+(?=[.,;:?!)])")
_END = re.compile(
    rf"[.?!]+[”’\")\]]*(?:{_MARK}[^{_MARK}]*{_MARK})*(?P<gap>\s+)(?=[^a-z\s])", re.DOTALL
)
_NO_END = re.compile(r"(?:^|[\s(“])(?:[A-Z]|vol|no|nos|p|pp|ed|eds|St|Dr|cf|ca|e\.g|i\.e)\.$")


class Kind(enum.Enum):
    """Where in a page a sentence stands."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what stands for one: a heading, an entry of a list, a cell.

    ``section`` is the heading of level two above it; ``aside`` says that it stands in a directive
    (a box, a dropdown, a figure); ``paragraph`` counts paragraphs, a list being part of the one
    that leads to it; ``facts`` are the marks at its end.
    """

    text: str
    kind: Kind
    place: Place
    section: str = ""
    aside: bool = False
    paragraph: int = 0
    facts: tuple[str, ...] = ()

    @property
    def prose(self) -> str:
        """Its text without code, which stays in backquotes and is no language."""
        return _CODE.sub("", self.text)

    @property
    def words(self) -> tuple[str, ...]:
        """Its words: whatever holds a letter or a digit."""
        return tuple(word for word in self.text.split() if any(map(str.isalnum, word)))


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: its file, its alternative text and its caption, each empty if there is none."""

    file: str
    alt: str
    caption: str
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in the order of reading."""

    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]

    def section(self, title: str) -> tuple[Sentence, ...]:
        """Return the sentences under a heading of level two, the heading itself left out."""
        return tuple(
            each
            for each in self.sentences
            if each.section == title and each.kind is not Kind.HEADING
        )

    @property
    def sections(self) -> tuple[str, ...]:
        """The headings of level two."""
        return tuple(dict.fromkeys(each.section for each in self.sentences if each.section))


def read(path: str, text: str) -> Page:
    """Return the page in ``path`` whose Markdown is ``text``."""
    reader = _Reader(path)
    reader.read(text, 1, aside=False)
    return Page(tuple(reader.sentences), tuple(reader.figures))


class _Reader:
    """Walks through the tokens of a page and of the directives in it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.section = ""
        self.paragraph = 0
        self.sentences: list[Sentence] = []
        self.figures: list[Figure] = []
        self._parser = (
            MarkdownIt("commonmark")
            .enable("table")
            .use(front_matter_plugin)
            .use(myst_block_plugin)
            .use(myst_role_plugin)
            .use(colon_fence_plugin)
        )

    def read(self, text: str, first: int, *, aside: bool, caption: bool = False) -> None:
        """Read Markdown that begins on the line ``first`` of the file."""
        kinds = [Kind.CAPTION if caption else Kind.TEXT]
        level = ""
        for token in self._parser.parse(text):
            line = first + (token.map[0] if token.map else 0)
            match token.type:
                case "heading_open":
                    level = token.tag
                    kinds.append(Kind.HEADING)
                case "list_item_open":
                    kinds.append(Kind.ITEM)
                case "th_open" | "td_open":
                    kinds.append(Kind.CELL)
                case "heading_close" | "list_item_close" | "th_close" | "td_close":
                    kinds.pop()
                case "inline":
                    if kinds[-1] is Kind.HEADING and level == "h2" and not aside:
                        self.section = plain(token.content)
                    self._inline(token, line, kinds[-1], aside=aside)
                case "fence" | "colon_fence":
                    self._fence(token, line)
                case _:
                    pass

    def _fence(self, token: Token, line: int) -> None:
        directive = _DIRECTIVE.match(token.info.strip())
        if not directive or directive["name"] in _WITHOUT_PROSE:
            return
        options, body, used = _options(token.content)
        if directive["name"] in _PICTURES:
            before = len(self.sentences)
            self.read(body, line + 1 + used, aside=True, caption=True)
            caption = " ".join(each.text for each in self.sentences[before:])
            where = Place(self.path, line, 1)
            alt = options.get("alt", "")
            self.figures.append(Figure(directive["argument"].strip(), alt, caption, where))
            return
        if directive["argument"] and directive["name"] in _TITLED:
            self.read(directive["argument"], line, aside=True)
        self.read(body, line + 1 + used, aside=True)

    def _inline(self, token: Token, line: int, kind: Kind, *, aside: bool) -> None:
        if kind is not Kind.ITEM:
            self.paragraph += 1
        running = "".join(self._running(token.children or (), line))
        start = 0
        for sentence in _cut(running):
            at = line + running.count("\n", 0, start + len(sentence) - len(sentence.lstrip()))
            start += len(sentence)
            facts = tuple(match[1] for match in _MARKS.finditer(sentence))
            words = " ".join(_MARKS.sub("", sentence).split())
            words = _BEFORE_STOP.sub("", words)
            if words or facts:
                place = Place(self.path, at, 1)
                self.sentences.append(
                    Sentence(words, kind, place, self.section, aside, self.paragraph, facts)
                )

    def _running(self, tokens: Sequence[Token], line: int) -> Iterator[str]:
        for token in tokens:
            match token.type:
                case "softbreak" | "hardbreak":
                    yield "\n"
                case "text":
                    yield token.content
                case "code_inline":
                    yield f"`{token.content}`"
                case "myst_role":
                    yield _role(token)
                case "image":
                    source = str(token.attrs.get("src", ""))
                    self.figures.append(
                        Figure(source, token.content, "", Place(self.path, line, 1))
                    )
                case _:
                    pass


def plain(markdown: str) -> str:
    """Return the words of a line of Markdown."""
    return re.sub(r"[*_`]", "", markdown).strip()


def _role(token: Token) -> str:
    name = str(token.meta.get("name", ""))
    if name == "fact":
        return f"{_MARK}{token.content.strip()}{_MARK}"
    if name in _SILENT_ROLES:
        return ""
    titled = _TITLE.fullmatch(token.content)
    if titled:
        return titled["title"]
    # A reference without words of its own shows the title of its target, which is not here.
    return "" if name in {"doc", "ref", "numref"} else token.content


def _options(content: str) -> tuple[dict[str, str], str, int]:
    """Return a directive's options, its body, and how many lines the options take."""
    options: dict[str, str] = {}
    lines = content.split("\n")
    used = 0
    for line in lines:
        option = _OPTION.fullmatch(line.strip())
        if not option:
            break
        options[option["key"]] = option["value"]
        used += 1
    return options, "\n".join(lines[used:]), used


def _cut(text: str) -> Iterator[str]:
    """Cut running text into sentences; joined, they are the text again."""
    start = 0
    for end in _END.finditer(text):
        if _NO_END.search(_MARKS.sub("", text[start : end.start("gap")])):
            continue
        yield text[start : end.end()]
        start = end.end()
    if text[start:].strip():
        yield text[start:]
