"""Courses of any size, made up: how generation grows with the facts, and how fast forms are drawn.

Run as ``python -m benchmarks.synthetic FACTS`` it measures one size in a process of its own,
so that the peak of memory is that size's.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Blueprint, BlueprintFile
from factquiz.assembly.parallel import parallel_forms
from factquiz.checks.flaws import flaws
from factquiz.diagnostics import Severity
from factquiz.facts.course import Course, Lesson, PlacedFact
from factquiz.facts.kinds import KINDS
from factquiz.facts.sources import Source
from factquiz.facts.yamltree import Tree
from factquiz.generation.bank import generate
from factquiz.knowledge.base import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.kinds import Fact
    from factquiz.items.model import Item

SIZES = (1_000, 10_000, 100_000)
FORMS, LENGTH = 1_000, 30
_LESSON_FACTS = 150
_VOICES = 50
_FIRST_DAY = date(1800, 1, 1)
_DAYS = 80_000
_NAMES = ("alpha", "beta", "gamma", "delta", "omega", "kappa", "sigma", "zeta")


def _fact(kind: str, **fields: object) -> Fact:
    locator = {"source": "source", "at": "I ¶1"}
    shared = {"source": locator, "objective": "know", "note": "It mattered a good deal later."}
    return KINDS[kind].model_validate({**shared, **fields})


def _facts(count: int) -> Iterator[Fact]:
    """Yield facts of several kinds: dates, places, definitions, and views on issues."""
    for number in range(_VOICES):
        name = f"Voice {number}"
        yield _fact("voice", id=f"voice-{number}", name=name, setting="in 2002", lesson="l0")
    for number in range(count):
        day = _FIRST_DAY + timedelta(days=number * 7919 % _DAYS)
        name = _NAMES[number % len(_NAMES)]
        lesson = f"l{number // _LESSON_FACTS}"
        match number % 6:
            case 0:
                yield _fact(
                    "event",
                    id=f"event-{number}",
                    name=f"the {name} meeting w{number}",
                    date=day.isoformat(),
                    place=f"City{number % 97}",
                    lesson=lesson,
                )
            case 1:
                yield _fact(
                    "document",
                    id=f"document-{number}",
                    name=f"the {name} treaty w{number}",
                    signed=day.isoformat(),
                    means=f"the agreement on matter m{number}",
                    lesson=lesson,
                )
            case 2:
                yield _fact(
                    "term",
                    id=f"term-{number}",
                    name=f"term w{number}",
                    acronym=f"T{number}Q",
                    means=f"a kind of {name} thing x{number}",
                    lesson=lesson,
                )
            case 3:
                question = f"What moved party {number}?"
                yield _fact(
                    "issue", id=f"issue-{number}", question=question, complete="true", lesson=lesson
                )
            case rest:
                yield _view(number, rest - 3, name, lesson)


def _view(number: int, after: int, name: str, lesson: str) -> Fact:
    wrong = {"answer": f"the mistaken reason b{number}", "because": "It was not that one at all."}
    return _fact(
        "view",
        id=f"view-{number}",
        holder=f"voice-{(number + 7 * after) % _VOICES}",
        issue=f"issue-{number - after}",
        answer=f"the {name} reason a{number}",
        says=f"reason a{number} moved the party",
        misreadings=[wrong],
        lesson=lesson,
    )


def base(count: int) -> KnowledgeBase:
    """Return the knowledge base of a made-up course with so many facts."""
    lessons = [
        {
            "id": f"l{number}",
            "page": f"l{number}",
            "title": f"Lesson {number}",
            "minutes": "60",
            "objectives": [{"id": "know", "text": "Know it."}],
        }
        for number in range(count // _LESSON_FACTS + 1)
    ]
    section = {"id": "I", "title": "All", "paragraphs": "1"}
    source = {"id": "source", "title": "A source", "label": "Source", "sections": [section]}
    tree = Tree("facts.yml", {}, None)
    course = Course(
        root=Path(),
        title="Made up",
        sources_page="sources",
        lessons=tuple(Lesson.model_validate(lesson) for lesson in lessons),
        sources=(Source.model_validate(source),),
        facts=tuple(PlacedFact(fact, tree, ()) for fact in _facts(count)),
    )
    return KnowledgeBase(course, {})


def _forms_a_second(items: list[Item]) -> float:
    lessons = sorted({item.lesson for item in items})
    cells = [
        {"count": LENGTH // 2, "interactions": ["choice"]},
        {"count": LENGTH - LENGTH // 2},
    ]
    file = {"title": "T", "purpose": "graded", "lessons": lessons, "cells": cells}
    blueprint = Blueprint("bench", "bench.yml", BlueprintFile.model_validate(file))
    began = time.process_time()
    assembler = Assembler(items, blueprint)
    students = (f"student-{number}" for number in range(FORMS))
    made = sum(1 for _ in parallel_forms(assembler, b"a secret for measuring", students))
    return made / (time.process_time() - began)


def measure(count: int) -> dict[str, float]:
    """Measure one size, item by item: what is not needed for forms is not kept.

    Seconds are of the processor: to generate and prove all items, and to look at each as
    ``factquiz check`` does. The peak of memory is in MiB.
    """
    knowledge = base(count)
    kept: list[Item] = []
    items = found = 0
    checking = 0.0
    began = time.process_time()
    for item in generate(knowledge):
        items += 1
        looked = time.process_time()
        found += sum(1 for finding in flaws(item) if finding.flaw.severity is Severity.ERROR)
        checking += time.process_time() - looked
        if count == SIZES[0]:
            kept.append(item)
    seconds = time.process_time() - began - checking
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "items": items,
        "flaws": found,
        "seconds": seconds,
        "checking": checking,
        "peak": peak,
        "forms": _forms_a_second(kept) if kept else 0.0,
    }


def report() -> str:
    """Measure every size, each in a process of its own, and return it as text."""
    lines = ["Generation and proof of made-up courses, item by item"]
    for count in SIZES:
        command = [sys.executable, "-m", "benchmarks.synthetic", str(count)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        rate = found["items"] / found["seconds"]
        checked = found["items"] / found["checking"]
        lines.append(
            f"  {count:7,} facts: {found['items']:9,.0f} items, {rate:7,.0f} a CPU second, "
            f"{checked:7,.0f} a second looked over, {found['peak']:6,.0f} MiB at most"
        )
        if found["forms"]:
            lines.append(
                f"  {FORMS:,} forms of {LENGTH} items from the {count:,} facts: "
                f"{found['forms']:,.0f} a CPU second, {FORMS / found['forms']:.1f} s in all"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
