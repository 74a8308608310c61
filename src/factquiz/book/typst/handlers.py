"""The table of node handlers: which function writes which kind of doctree node.

Each module of handlers fills one table; the translator looks nodes up in their union.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

Handler: TypeAlias = "Callable[[Any, Translator], str]"
"""Takes a node of the type it is registered for, and the translator; returns Typst markup."""

F = TypeVar("F", bound=Callable[..., str])


class Handlers(Mapping[type[nodes.Node], Handler]):
    """Handlers by node type. Used as a decorator: ``@HANDLERS(nodes.emphasis)``."""

    def __init__(self) -> None:
        self._by_type: dict[type[nodes.Node], Handler] = {}

    def __call__(self, *types: type[nodes.Node]) -> Callable[[F], F]:
        """Register the decorated function for some node types."""

        def register(handler: F) -> F:
            self._by_type.update(dict.fromkeys(types, handler))
            return handler

        return register

    def __getitem__(self, kind: type[nodes.Node]) -> Handler:
        return self._by_type[kind]

    def __iter__(self) -> Iterator[type[nodes.Node]]:
        return iter(self._by_type)

    def __len__(self) -> int:
        return len(self._by_type)
