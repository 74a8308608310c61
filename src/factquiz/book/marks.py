"""The role ``{fact}`id``` and the sentence it marks.

The mark stands behind the full stop of the sentence that teaches the fact.
Prose is written with one sentence to a line, so the sentence is what precedes the mark on its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from factquiz.book.athand.notes import grounds
from factquiz.book.course import depend_on_course, engine
from factquiz.book.nodes import fact_mark, taught
from factquiz.facts.marks import anchor

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.domains.std import StandardDomain

logger = logging.getLogger(__name__)


class FactRole(SphinxRole):
    """``{fact}`id```: this sentence teaches that fact."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark, with the source paragraphs that the fact cites."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        fact = loaded.base.facts.get(self.text)
        if fact is None:
            # The course reports it too if the page is a lesson; other pages have only this.
            message = "there is no fact %r"
            logger.warning(
                message, self.text, location=self.get_location(), type="factquiz", subtype="mark"
            )
            return [], []
        mark = fact_mark(
            "",
            "",
            fact=self.text,
            standing=str(fact.stands),
            sources=loaded.base.evidence(self.text).sources,
            grounds=grounds(loaded, self.text),
        )
        self.set_source_info(mark)
        return [mark], []


class WrapTaught(SphinxTransform):
    """Wrap the sentence before each mark, so that feedback can link to it."""

    default_priority = 400

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401 (docutils' signature)
        """Wrap every marked sentence of the page and make it a target for cross-references."""
        for mark in list(self.document.findall(fact_mark)):
            sentence = self._sentence(mark)
            name = anchor(mark["fact"])
            sentence["ids"].append(name)
            domain: StandardDomain = self.env.get_domain("std")  # type: ignore[assignment]
            domain.note_hyperlink_target(name, self.env.docname, name, mark["fact"])

    def _sentence(self, mark: fact_mark) -> taught:
        """Return the sentence that a mark stands behind; marks in a row share one."""
        parent = mark.parent
        at = parent.index(mark)
        end = at
        while end and isinstance(parent[end - 1], fact_mark):
            end -= 1
        earlier = parent[end - 1] if end else None
        if isinstance(earlier, taught):
            return earlier
        begin = end
        while begin and not _ends_line(parent[begin - 1]):
            begin -= 1
        children = parent.children[begin:end]
        sentence = taught("", "", *children)
        sentence.source, sentence.line = mark.source, mark.line
        del parent[begin:end]
        parent.insert(begin, sentence)
        return sentence


def _ends_line(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text) and node.endswith("\n")


def setup_marks(app: Sphinx) -> None:
    """Register the role and its transform."""
    app.add_role("fact", FactRole())
    app.add_transform(WrapTaught)
