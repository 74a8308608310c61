"""From plain data to typed parts, with every schema mistake as a diagnostic in its place."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from factquiz.diagnostics import Diagnostic
from factquiz.facts.dates import DateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic_core import ErrorDetails

    from factquiz.facts.yamltree import Plain, Steps, Tree

M = TypeVar("M", bound=BaseModel)

_SHOWN = 60


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return a hint such as ``Did you mean 'x'?``, or an empty text if nothing is near."""
    near = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else ""


def listed(words: Iterable[str]) -> str:
    """Return names as an English list, in their given order."""
    return ", ".join(words)


def _found(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _fields_at(model: type[BaseModel], steps: tuple[int | str, ...]) -> list[str]:
    """Return the keys allowed in the mapping at ``steps`` (best effort: nested models only)."""
    found: type[BaseModel] = model
    for step in steps:
        if isinstance(step, int) or step not in found.model_fields:
            continue
        inner = _model_in(found.model_fields[step].annotation)
        if inner is not None:
            found = inner
    return list(found.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 (any type expression)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        inner = _model_in(part)
        if inner is not None:
            return inner
    return None


_LIMITS = {
    "string_too_short": ("at least {min_length} characters", "Write more, or leave the key out."),
    "string_too_long": ("at most {max_length} characters", "Say it more briefly."),
    "too_short": ("at least {min_length} entries", "Add what is missing, or leave the key out."),
    "too_long": ("at most {max_length} entries", "Keep the most important ones."),
}

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "lower-case letters, digits and single hyphens",
        "Write it like `upper-rhine-1817`.",
    ),
    r"^[A-Z].*\?$": (
        "a question: a capital first and a question mark last",
        "Write it as a student would be asked.",
    ),
    r"^[^a-z].*[.!?”)]$": (
        "whole sentences: a capital first and a full stop last",
        "Write it as it would be read aloud to a student.",
    ),
}

_EDTF = (
    "Write EDTF: 1975-08-01, 1975-08, 1975, 1985~ (circa), 1973-10-30/1989-02-02, "
    "2014/.. (still going on)."
)


def _explain(
    error: ErrorDetails, model: type[BaseModel], keys: Mapping[str, str]
) -> tuple[str, str, str]:
    """Return code, message and hint for one of pydantic's errors."""
    where, context = error["loc"], error.get("ctx", {})
    name = str(where[-1]) if where else "this"
    found = _found(error["input"])
    match error["type"]:
        case "missing":
            return "missing-key", f"the key {name!r} is missing", f"Add `{name}: …`."
        case "extra_forbidden":
            allowed = [keys.get(field, field) for field in _fields_at(model, where[:-1])]
            message = f"the key {name!r} is not known here; allowed are {listed(allowed)}"
            hint = nearest(name, allowed) or "Remove it, or use one of the allowed keys."
            return "unknown-key", message, hint
        case "enum" | "literal_error":
            message = f"found {found}; allowed are {context.get('expected', '')}"
            return "bad-value", message, "Use one of these words."
        case "string_pattern_mismatch":
            pattern = str(context.get("pattern"))
            wanted, hint = _PATTERNS.get(pattern, (f"text like {pattern}", "Correct the spelling."))
            return "bad-value", f"found {found}; allowed is {wanted}", hint
        case kind if kind in _LIMITS:
            wanted, hint = _LIMITS[kind]
            return "bad-value", f"found {found}; allowed is {wanted.format(**context)}", hint
        case _:
            return _in_its_own_words(error, found)


def _in_its_own_words(error: ErrorDetails, found: str) -> tuple[str, str, str]:
    """Return what a check of ours, or pydantic, says by itself."""
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, DateError):
        return "bad-date", str(cause), _EDTF
    if isinstance(cause, ValueError):
        return "bad-value", str(cause), ""
    reason = error["msg"].replace("valid dictionary or instance of", "mapping of the shape")
    reason = f"{reason[:1].lower()}{reason[1:]}"
    return "bad-value", f"{reason}; found {found}", "Write a value of that sort."


def _first_causes(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the errors that are not the consequence of another one further inside.

    A list whose only entry is wrong is called too short as well.
    """
    places = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    for error in errors:
        if not (error["type"] == "too_short" and error["loc"] in places):
            yield error


def build(
    model: type[M],
    data: Mapping[str, Plain],
    tree: Tree,
    steps: Steps,
    renamed: Mapping[str, str] | None = None,
) -> tuple[M | None, tuple[Diagnostic, ...]]:
    """Return the model that ``data`` describes, or every reason why it does not.

    ``steps`` leads to ``data`` in the tree; ``renamed`` maps field names to the keys that stand
    for them in the file.
    """
    try:
        return model.model_validate(data), ()
    except ValidationError as failure:
        found = []
        keys = renamed or {}
        for error in _first_causes(failure.errors(include_url=False)):
            where = tuple(keys.get(str(step), step) for step in error["loc"])
            code, message, hint = _explain(error, model, keys)
            of_key = error["type"] == "extra_forbidden"
            place = tree.place((*steps, *where), of_key=of_key)
            found.append(Diagnostic(code, message, place, hint))
        return None, tuple(found)
