"""The published JSON Schema tells an editor what the engine would say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from factquiz.facts import schema
from factquiz.facts.course import fact_files
from tests.courses import COURSES, REPOSITORY

GOLDEN = Path(__file__).parent / "golden"
FILES = [file for root in COURSES.values() for file in fact_files(root)]
VALIDATOR = jsonschema.Draft202012Validator(schema.schema())
LATER = {"locators", "teaching", "references", "syntax", "alias", "dates", "standing", "numbers"}
"""Golden files whose mistakes lie between keys or facts, or below what a schema sees."""


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (version 1.2): dates and ``no`` are text, numbers are numbers."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag.endswith((":int", ":float", ":null"))]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)


def read(file: Path) -> object:
    """Return a fact file as an editor sees it."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506 (safe)


def test_the_published_file_is_what_the_kinds_say() -> None:
    """``exercises/facts.schema.json`` is renewed whenever a kind changes."""
    assert (REPOSITORY / schema.SCHEMA_FILE).read_text(encoding="utf-8") == schema.text()


def test_the_schema_is_itself_valid() -> None:
    """JSON Schema 2020-12, with no reference that leads nowhere."""
    jsonschema.Draft202012Validator.check_schema(schema.schema())
    text = schema.text()
    definitions = json.loads(text)["$defs"]
    assert {ref.rsplit("/")[-1] for ref in re.findall(r'"#/\$defs/(\w+)"', text)} <= set(
        definitions
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_fact_file_of_every_course_is_accepted(file: Path) -> None:
    """What the engine reads without a mistake, the editor shows without one."""
    assert [error.message for error in VALIDATOR.iter_errors(read(file))] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_fact_file_names_the_schema(file: Path) -> None:
    """The hint at the top leads from the file to the published schema."""
    hint = file.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", hint)
    assert match
    assert (file.parent / match[1]).resolve() == (REPOSITORY / schema.SCHEMA_FILE).resolve()


@pytest.mark.parametrize("name", sorted({file.stem for file in GOLDEN.glob("*.yml")} - LATER))
def test_broken_fact_files_are_refused(name: str) -> None:
    """Unknown kinds and keys, missing keys and values of the wrong shape show in the editor."""
    assert list(VALIDATOR.iter_errors(read(GOLDEN / f"{name}.yml")))


@pytest.mark.parametrize(
    "entry",
    [
        {"term": "weir", "source": {"at": "whole"}},
        {"term": "weir", "name": "a weir"},
        {"term": "Weir", "name": "a weir", "source": {"at": "whole"}},
        {"term": "weir", "name": "a weir", "source": {"at": "whole"}, "colour": "red"},
        {"term": "weir", "name": "a weir", "source": {"page": 3}},
        {"event": "flood", "name": "the flood", "source": {"at": "whole"}},
        {"evnt": "flood", "name": "the flood", "date": "2002", "source": {"at": "whole"}},
        {"view": "v", "holder": "h", "says": "it is so", "source": {"at": "whole"}},
        {"issue": "i", "question": "no capital?", "source": {"at": "whole"}},
        "weir",
        [],
    ],
)
def test_a_broken_entry_is_refused(entry: object) -> None:
    """One mistake at a time, each of a sort that an editor can see."""
    assert list(VALIDATOR.iter_errors({"facts": [entry]}))
