"""The catalogues: in step with the source, and each shipped language complete."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from factquiz.languages import language, shipped

if TYPE_CHECKING:
    from types import ModuleType

    from babel.messages.catalog import Catalog

RENEW = "run: make messages"
CALLS = {"gettext", "ngettext", "pgettext", "forms"}
_NUMBERS = range(201)


def _tool() -> ModuleType:
    path = Path(__file__).parents[1] / "tools" / "messages.py"
    spec = importlib.util.spec_from_file_location("messages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
CATALOGUES = TOOL.catalogues()


@pytest.fixture(scope="module")
def template() -> Catalog:
    """Return what the source says now."""
    found: Catalog = TOOL.extracted()
    return found


def _catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def test_the_template_is_current(template: Catalog) -> None:
    """Every word of the source is in it, and no other."""
    assert TOOL.TEMPLATE.read_text("utf-8") == TOOL.text_of(template), RENEW


def test_no_word_is_where_it_is_not_found() -> None:
    """Babel does not look into f-strings: what is said there needs a name of its own."""
    inside = [
        f"{path.name}:{call.lineno}"
        for path in sorted(TOOL.SOURCE.rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in CALLS
    ]
    assert inside == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_is_current_and_compiled(path: Path, template: Catalog) -> None:
    """It has the messages of the template, and programs read what translators wrote."""
    updated = TOOL.updated(path, template)
    assert path.read_text("utf-8") == TOOL.text_of(updated), RENEW
    assert path.with_suffix(".mo").read_bytes() == TOOL.compiled(updated), RENEW


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_is_complete(path: Path) -> None:
    """Nothing is open or doubtful, and no translation lost a place that is filled in."""
    catalog = _catalog(path)
    assert [each.id for each in TOOL.untranslated(catalog)] == []
    assert [each.id for each in catalog if each.fuzzy and each.id] == []
    wrong = []
    for each in catalog:
        if not each.id:
            continue
        source = each.id if isinstance(each.id, str) else each.id[-1]
        wrong += [text for text in TOOL.strings(each) if _fills(text) - _fills(source)]
        wrong += [text for text in TOOL.strings(each)[-1:] if _fills(text) != _fills(source)]
        wrong += [text for text in TOOL.strings(each) if _edges(text) != _edges(source)]
    assert wrong == []


def _fills(text: str) -> set[str]:
    """Return what is filled in, and the elements that a text holds."""
    return set(re.findall(r"\{\w+\}|</?\w+>", text))


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


@pytest.mark.parametrize("tag", shipped())
def test_the_forms_of_numbers_are_those_of_the_language(tag: str) -> None:
    """A browser and a program choose the same form for every number."""
    words = language(tag)
    assert words is not None
    plural = Locale.parse(tag).plural_form
    forms = words.forms("{count} point", "{count} points")
    assert set(forms) == {plural(number) for number in _NUMBERS}
    for number in _NUMBERS:
        chosen = words.ngettext("{count} point", "{count} points", number)
        assert forms[plural(number)].replace("{count}", str(number)) == chosen
