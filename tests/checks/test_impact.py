"""``factquiz impact``: what a change of facts touches."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Blueprint, BlueprintFile
from factquiz.checks.impact import RevisionError, impact
from factquiz.engine import start
from factquiz.items.codec import encode_pretty
from tests.checks.courses import course
from tests.checks.test_coverage import FACTS

if TYPE_CHECKING:
    from pathlib import Path

LESSON = "# The first lesson\n\nThe sky is blue.{fact}`sky`\n"


def git(root: Path, *words: str) -> None:
    """Run git in a folder, as nobody in particular."""
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", "-C", str(root), *identity, *words], check=True, capture_output=True)


def committed(root: Path) -> None:
    """Make a repository of a course, with one commit."""
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first")


def test_impact_names_the_fact_its_items_and_the_key(tmp_path: Path) -> None:
    """A new answer changes the fact, the items that show it, and the key that holds one."""
    engine = course(tmp_path, FACTS, LESSON)
    committed(tmp_path)
    file = BlueprintFile.model_validate(
        {"title": "T", "purpose": "graded", "lessons": ["one"], "cells": [{"count": 1}]}
    )
    assembler = Assembler(engine.bank.items, Blueprint("quiz", "quiz.yml", file))
    form, _ = assembler.graded(b"a secret of sixteen", "ada")
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers/quiz.key.json").write_bytes(encode_pretty(assembler.key([form])))
    facts = tmp_path / "exercises/facts/all.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("blue\n", "azure\n"), "utf-8")

    found = impact(start(tmp_path), "HEAD")

    assert [(change.fact, change.what) for change in found.changes] == [("sky", "changed")]
    assert len(found.changes[0].items) == 2
    assert [touched.key for touched in found.keys] == ["answers/quiz.key.json"]


def test_nothing_changed_touches_nothing(tmp_path: Path) -> None:
    """The revision that is checked out has no impact."""
    engine = course(tmp_path, FACTS, LESSON)
    committed(tmp_path)
    assert impact(engine, "HEAD").changes == ()


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=x"])
def test_an_unknown_revision_is_refused(revision: str, tmp_path: Path) -> None:
    """Git's own words say why; an option is never passed on as a revision."""
    engine = course(tmp_path, FACTS, LESSON)
    committed(tmp_path)
    with pytest.raises(RevisionError, match="revision"):
        impact(engine, revision)
