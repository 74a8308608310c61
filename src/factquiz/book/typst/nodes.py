"""All node handlers together: what the PDF can show."""

from __future__ import annotations

from factquiz.book.typst import (
    blocks,
    citations,
    facts,
    figures,
    formulas,
    inlines,
    lists,
    manuals,
    maps,
    quizzes,
    rawmarkup,
    tables,
    timeline,
)

HANDLERS = {
    kind: handler
    for module in (
        blocks,
        citations,
        facts,
        figures,
        formulas,
        inlines,
        lists,
        manuals,
        maps,
        quizzes,
        rawmarkup,
        tables,
        timeline,
    )
    for kind, handler in module.HANDLERS.items()
}
"""Every handler by the node type it writes."""
