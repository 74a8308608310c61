"""The coverage of a course as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.checks.coverage import Coverage, Share


def _share(share: Share) -> str:
    return f"{share.part:>4} of {share.whole:<4} {share.percent:>5}"


def lines(found: Coverage) -> Iterator[str]:
    """Yield the table line by line."""
    for source in found.sources:
        yield f"{source.label}: paragraphs with a fact {_share(source.paragraphs)}"
        if source.without:
            yield f"    without: {', '.join(source.without)}"
    for lesson in found.lessons:
        yield f"{lesson.title}"
        yield f"    facts taught {_share(lesson.taught)}   facts asked {_share(lesson.asked)}"
        yield "    items: " + ", ".join(f"{name} {count}" for name, count in lesson.interactions)
        for objective, count in lesson.objectives:
            yield f"    {count:>5}  {objective}"
    if found.over_asked:
        asked = ", ".join(f"{fact} ({count})" for fact, count in found.over_asked)
        yield f"Asked very often, perhaps several facts in one: {asked}"
