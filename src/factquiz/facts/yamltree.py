"""Strict YAML: plain data, the place of every value, and all mistakes of a file at once.

Every scalar is read as the text that stands in the file, and the schema gives it its type.
So ``NO`` stays Norway, ``1.10`` keeps its zero, and ``1973-10`` is for the date reader to judge.
Duplicate keys, anchors, aliases, tags and empty values are mistakes.
The decision is recorded in ``docs/decisions/0002-strict-yaml.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from factquiz.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Step: TypeAlias = "str | int"
Steps: TypeAlias = tuple[Step, ...]

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 50
"""Levels of nesting: a fact file has about six."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One YAML file: its data, and the composed nodes that know the places."""

    path: str
    data: Plain
    root: yaml.Node | None = field(compare=False, repr=False)

    def place(self, steps: Sequence[Step], *, of_key: bool = False) -> Place:
        """Return where the value at ``steps`` (keys and list positions) stands.

        Where the path leads to nothing, the place is that of the nearest thing above it.
        With ``of_key`` the place is that of the last key, not of its value.
        """
        node, mark = self.root, None
        for number, step in enumerate(steps):
            last = number == len(steps) - 1
            found = _child(node, step)
            if found is None and step == 0 and isinstance(node, yaml.MappingNode):
                continue  # one value written without a list around it
            if found is None:
                break
            key, node = found
            mark = key.start_mark if (of_key and last and key is not None) else node.start_mark
        if mark is None and self.root is not None:
            mark = self.root.start_mark
        return _place(self.path, mark)


def _place(path: str, mark: Any) -> Place:  # noqa: ANN401 (two classes of PyYAML, C and Python)
    """Return where a mark of the parser stands; without one, the file as a whole."""
    return Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)


def _child(node: yaml.Node | None, step: Step) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


class _Reader:
    """Turns composed nodes into plain data and collects what is not allowed."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self._seen: set[int] = set()

    def report(self, node: yaml.Node, code: str, message: str, hint: str) -> None:
        self.found.append(Diagnostic(code, message, _place(self.path, node.start_mark), hint))

    def read(self, node: yaml.Node) -> Plain:
        if id(node) in self._seen:
            self.report(
                node,
                "yaml-alias",
                "an anchor (&name) is used again through an alias (*name)",
                "Write the value out in both places: facts are read without aliases.",
            )
            return ""
        self._seen.add(id(node))
        match node:
            case yaml.MappingNode():
                return self._mapping(node)
            case yaml.SequenceNode():
                return [self.read(each) for each in node.value]
            case _:
                return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report(key, "yaml-key", "a key must be a word", "Use a plain word as the key.")
                continue
            if key.value in data:
                self.report(
                    key,
                    "duplicate-key",
                    f"the key {key.value!r} stands twice in one mapping",
                    "Keep one of the two: YAML would silently drop the first.",
                )
                continue
            data[key.value] = self.read(value)
        return data

    def _scalar(self, node: yaml.Node) -> str:
        text = str(node.value)
        quoted = getattr(node, "style", None) in {"'", '"', "|", ">"}
        if not quoted and text in {"", "~", "null"}:
            self.report(
                node,
                "empty-value",
                "there is a key without a value",
                "Give it a value, or leave the key out.",
            )
        return text


def _refused(text: str, path: str) -> Iterator[Diagnostic]:
    """Find what only the events tell: tags, and nesting too deep to compose safely.

    The composed nodes no longer tell a written tag from a guessed one, and libyaml composes by
    recursion in C, where deep nesting ends the process. Nothing is found after the depth is.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        tag = getattr(event, "tag", None)
        if tag and not isinstance(event, yaml.DocumentStartEvent):
            place = _place(path, event.start_mark)
            message = f"the tag {tag!r} is not allowed"
            yield Diagnostic("yaml-tag", message, place, "Remove the tag.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            place = _place(path, event.start_mark)
            message = f"the file is nested more than {MAX_DEPTH} levels deep"
            yield Diagnostic("yaml-depth", message, place, "Close the brackets that are open here.")
            return


def parse(text: str, path: str) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Read YAML text; ``path`` is the name that places carry.

    Returns the tree, or ``None`` if the text is no YAML at all, and every mistake found.
    """
    try:
        refused = tuple(_refused(text, path))
        if any(each.code == "yaml-depth" for each in refused):
            return None, refused
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = _place(path, mark)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        return None, (
            Diagnostic(
                "yaml-syntax",
                f"this is not YAML: {problem}",
                place,
                "Check the indentation here and in the line above, "
                "and quote text that holds ': ' or ' #' or begins with a quotation mark.",
            ),
        )
    if root is None:
        hint = "Write at least the key `facts`."
        return None, (Diagnostic("yaml-syntax", "the file is empty", Place(path), hint),)
    reader = _Reader(path)
    data = reader.read(root)
    return Tree(path, data, root), (*refused, *reader.found)


def read(file: Path, path: str) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Read a YAML file, as :func:`parse` does; ``path`` is the name that places carry."""
    try:
        if file.stat().st_size > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES // 1024**2} MiB"
            return None, (Diagnostic("file-unreadable", message, Place(path), "Split it."),)
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start} does not fit"
        return None, (Diagnostic("file-unreadable", message, Place(path), "Save it as UTF-8."),)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return None, (Diagnostic("file-unreadable", message, Place(path)),)
    return parse(text, path)


def as_mapping(value: Plain) -> Mapping[str, Plain]:
    """Return a mapping as it is, and anything else as an empty one."""
    return value if isinstance(value, dict) else {}
