"""Every diagnostic code that the package can give, read from its source.

A code is a text in one of four places, and the code base has no fifth:

- the first argument of ``Diagnostic``;
- an argument of a function that hands its parameter ``code`` on to ``Diagnostic``;
- the first of the three texts that a function returns (``return "bad-date", message, hint``);
- the first of a pair with a ``Severity``.

An f-string such as ``unknown-{what}`` is followed to the calls that fill it.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SLUG = re.compile(r"[a-z]+(-[a-z]+)*")


def codes(package: Path) -> dict[str, tuple[str, ...]]:
    """Return every code, with the modules (relative to ``package``) that give it."""
    texts = {file: file.read_text("utf-8") for file in sorted(package.rglob("*.py"))}
    forwarders = {
        name: function
        for text in texts.values()
        if "Diagnostic(" in text
        for name, function in _functions(ast.parse(text)).items()
        if _forwards(function)
    }
    # What has none of these words in it can give no code, and need not be taken apart.
    words = ("Diagnostic(", "Severity", "tuple[str, str, str]", *forwarders)
    modules = {
        file: ast.parse(text) for file, text in texts.items() if any(word in text for word in words)
    }
    found: dict[str, list[str]] = {}
    for file, module in modules.items():
        for code in _codes_in(module, forwarders):
            found.setdefault(code, []).append(file.relative_to(package).as_posix())
    return {code: tuple(dict.fromkeys(found[code])) for code in sorted(found)}


def _functions(module: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}


def _forwards(function: ast.FunctionDef) -> bool:
    """Tell whether a function hands its parameter ``code`` on to ``Diagnostic``."""
    return "code" in _parameters(function) and any(
        isinstance(node, ast.Call) and ast.unparse(node).startswith("Diagnostic(code,")
        for node in ast.walk(function)
    )


def _codes_in(module: ast.Module, forwarders: dict[str, ast.FunctionDef]) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name("Diagnostic"), args=[ast.JoinedStr() as text, *_]):
                yield from _filled(text, module)
            case ast.Call(func=ast.Name("Diagnostic"), args=[first, *_]):
                yield from _texts(first)
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)) if name in forwarders:
                yield from _texts(_argument(node, forwarders[name], "code"))
            case ast.FunctionDef(returns=ast.Subscript() as returns) if (
                ast.unparse(returns) == "tuple[str, str, str]"
            ):
                yield from _returned(node)
            case ast.Tuple(elts=[first, ast.Attribute(value=ast.Name("Severity"))]):
                yield from _texts(first)
            case _:
                pass


def _returned(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Return(value=ast.Tuple(elts=[first, _, _])):
                yield from _texts(first)
            case _:
                pass


def _texts(node: ast.expr | None) -> Iterator[str]:
    """Yield the code that an expression is, or the two that it chooses from."""
    match node:
        case ast.Constant(str(text)) if _SLUG.fullmatch(text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
        case _:
            pass


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [each.arg for each in function.args.args if each.arg != "self"]


def _argument(call: ast.Call, function: ast.FunctionDef, parameter: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == parameter:
            return keyword.value
    place = _parameters(function).index(parameter)
    return call.args[place] if place < len(call.args) else None


def _filled(text: ast.JoinedStr, module: ast.Module) -> Iterator[str]:
    """Yield what ``f"unknown-{what}"`` becomes in the calls of the function it stands in."""
    match text.values:
        case [ast.Constant(str(start)), ast.FormattedValue(value=ast.Name(parameter))]:
            pass
        case _:
            raise ValueError(f"line {text.lineno}: write the code out, or as f'…-{{parameter}}'")
    owner = next(each for each in _functions(module).values() if text in ast.walk(each))
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == owner.name:
            for end in _texts(_argument(call, owner, parameter)):
                yield f"{start}{end}"
