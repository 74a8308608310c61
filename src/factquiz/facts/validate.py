"""From plain data to typed parts, with every schema mistake as a diagnostic in its place."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from factquiz.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


_TEXT_LIMITS = {
    "string_too_short": "at least {min_length} characters",
    "string_too_long": "at most {max_length} characters",
    "too_short": "at least {min_length} entries",
    "too_long": "at most {max_length} entries",
}

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters, digits and single hyphens",
    r"^[A-Z].*\?$": "a question: a capital first and a question mark last",
    r"^[^a-z].*[.!?”)]$": "whole sentences: a capital first and a full stop last",
}


def _explain(  # noqa: PLR0911 (one for each of pydantic's kinds of error)
    error: ErrorDetails, model: type[BaseModel]
) -> tuple[str, str, str]:
    """Return code, message and hint for one of pydantic's errors."""
    where, context = error["loc"], error.get("ctx", {})
    name = str(where[-1]) if where else "this"
    match error["type"]:
        case "missing":
            return "missing-key", f"the key {name!r} is missing", f"Add `{name}: …`."
        case "extra_forbidden":
            allowed = _fields_at(model, where[:-1])
            hint = nearest(name, allowed)
            return (
                "unknown-key",
                f"the key {name!r} is not known here; allowed are {listed(allowed)}",
                hint or "Remove it, or use one of the allowed keys.",
            )
        case "enum" | "literal_error":
            hint = "Use one of these words."
            expected = context.get("expected", "")
            return "bad-value", f"found {_found(error['input'])}; allowed are {expected}", hint
        case "string_pattern_mismatch":
            wanted = _PATTERNS.get(str(context.get("pattern")), f"text like {context['pattern']}")
            return "bad-value", f"found {_found(error['input'])}; allowed is {wanted}", ""
        case "value_error":
            reason = str(context.get("error", error["msg"]))
            hint = (
                "Write EDTF: 1975-08-01, 1975-08, 1975, 1985~ (circa), 1973-10-30/1989-02-02, "
                "2014/.. (still going on)."
                if "date" in reason or "ends before" in reason
                else ""
            )
            return ("bad-date" if hint else "bad-value"), reason, hint
        case kind if kind in _TEXT_LIMITS:
            allowed_text = _TEXT_LIMITS[kind].format(**context)
            return "bad-value", f"found {_found(error['input'])}; allowed is {allowed_text}", ""
        case _:
            reason = error["msg"].removeprefix("Value error, ")
            return (
                "bad-value",
                f"{reason[:1].lower()}{reason[1:]}; found {_found(error['input'])}",
                "",
            )


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
        for error in failure.errors(include_url=False):
            where = tuple((renamed or {}).get(str(step), step) for step in error["loc"])
            code, message, hint = _explain(error, model)
            of_key = error["type"] == "extra_forbidden"
            place = tree.place((*steps, *where), of_key=of_key)
            found.append(Diagnostic(code, message, place, hint))
        return None, tuple(found)
