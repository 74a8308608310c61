"""The published JSON Schema is that of the code, and the course's own facts fit it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from factquiz.facts import schema
from tests import editors

ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT / schema.SCHEMA_FILE
COURSES = (ROOT, *sorted((ROOT / "tests" / "courses").glob("[!_]*")))
FACT_FILES = [
    file for course in COURSES for file in sorted((course / "exercises/facts").rglob("*.yml"))
]


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """Return a validator of fact files."""
    return jsonschema.Draft202012Validator(schema.schema())


def test_the_published_schema_is_up_to_date() -> None:
    """After a change of the kinds of fact, `make schema` renews the file."""
    assert PUBLISHED.read_text(encoding="utf-8") == schema.text(), "run `make schema`"


def test_the_published_schema_is_a_schema() -> None:
    """It fits the meta-schema of JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(json.loads(PUBLISHED.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", FACT_FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_fact_files_fit_the_schema(validator: jsonschema.Draft202012Validator, file: Path) -> None:
    """An editor underlines nothing in a file that the engine accepts."""
    data = editors.read(file.read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize("file", FACT_FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_fact_files_name_the_schema_for_editors(file: Path) -> None:
    """The first line leads from the file to the published schema of this repository."""
    first = file.read_text(encoding="utf-8").splitlines()[0]
    mark = "# yaml-language-server: $schema="
    assert first.startswith(mark)
    assert (file.parent / first.removeprefix(mark)).resolve() == PUBLISHED
