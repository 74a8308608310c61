"""Small items on given facts, and blueprints, to assemble forms of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.assembly.blueprint import Blueprint, BlueprintFile
from tests.sample_class import parts, quiz

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.items.arranged import Target
    from factquiz.items.choosing import TrueFalse


def on(identifier: str, *facts: str, statement: str = "It is so.") -> TrueFalse:
    """Return an item on some facts; one without options to draw, for it is shown as it is."""
    return replace(
        quiz.SALT, id=identifier, facts=facts, statements=facts, statement=statement, lesson="dough"
    )


def blueprint(*cells: dict[str, object], **more: object) -> Blueprint:
    """Return a blueprint over one lesson."""
    file = {"title": "T", "purpose": "graded", "lessons": ["dough"], "cells": list(cells), **more}
    return Blueprint("quiz", "quiz.yml", BlueprintFile.model_validate(file))


def pairs(count: int) -> tuple[tuple[str, str], ...]:
    """Return names for so many prompts, each with the name of its target."""
    return tuple((f"prompt {number}", f"target {number}") for number in range(count))


def targets(names: Sequence[str]) -> tuple[Target, ...]:
    """Return a target for each name."""
    return tuple(parts.target(name) for name in names)
