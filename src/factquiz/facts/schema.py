"""The JSON Schema of fact files, for editors that complete and check while a teacher types."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from factquiz.facts.kinds import KINDS

SCHEMA_FILE = "exercises/facts.schema.json"

_REF = "#/$defs/{model}"


def schema() -> dict[str, Any]:
    """Return the schema of a fact file (JSON Schema 2020-12).

    Each entry is checked against the kind that its first key names, so that an editor's message
    is about that kind and not about all of them.
    """
    _, bundle = models_json_schema(
        [(model, "validation") for model in KINDS.values()], ref_template=_REF
    )
    definitions: dict[str, Any] = bundle["$defs"]
    for kind, model in KINDS.items():
        definitions[model.__name__] = _with_kind_key(definitions[model.__name__], kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of a course",
        "description": "See docs/writing-facts.md.",
        "type": "object",
        "additionalProperties": False,
        "required": ["facts"],
        "properties": {
            "lesson": {"type": "string", "description": "The lesson that teaches these facts."},
            "defaults": {
                "type": "object",
                "description": "Values for facts that do not say otherwise.",
                "additionalProperties": False,
                "properties": {
                    key: {"type": "string"} for key in ("source", "objective", "holder", "standing")
                },
            },
            "facts": {"type": "array", "items": _entry_schema()},
        },
        "$defs": {**definitions},
    }


def _with_kind_key(definition: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return a fact's schema with its id under the key that names the kind."""
    fields = dict(definition["properties"])
    properties = {kind: fields.pop("id"), **fields}
    required = [kind if name == "id" else name for name in definition.get("required", [])]
    return {**definition, "properties": properties, "required": required}


def _entry_schema() -> dict[str, Any]:
    return {
        "type": "object",
        "anyOf": [{"required": [kind]} for kind in KINDS],
        "allOf": [
            {"if": _is_of(kind), "then": {"$ref": _REF.format(model=model.__name__)}}
            for kind, model in KINDS.items()
        ],
    }


def _is_of(kind: str) -> dict[str, Any]:
    """Return the condition that an entry is of a kind.

    The kind's key is there, and no key of a kind that has a field of the same name
    (a view has a field ``issue``).
    """
    others = [other for other, model in KINDS.items() if kind in model.model_fields]
    condition: dict[str, Any] = {"required": [kind]}
    if others:
        condition["not"] = {"anyOf": [{"required": [other]} for other in others]}
    return condition


def text() -> str:
    """Return the schema as the text of the published file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
