"""The timeline: every dated fact of a course, placed by its interval and with its precision.

``entries`` says what stands on it, ``layout`` where, ``drawing`` how it looks, ``tables`` gives
the same in words; ``directive`` makes the nodes of a page, ``web`` writes them as HTML,
``paper`` cuts the figures to pages. What other outputs make of the nodes is with those outputs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.assets import load_with
from factquiz.book.timeline.directive import TimelineDirective
from factquiz.book.timeline.nodes import timeline_controls, timeline_glyph, timeline_strip
from factquiz.book.timeline.web import visit_controls, visit_glyph, visit_strip

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_timeline(app: Sphinx) -> None:
    """Register the directive, its nodes and what its pages load."""
    app.add_directive("timeline", TimelineDirective)
    app.add_node(timeline_strip, html=(visit_strip, None))
    app.add_node(timeline_glyph, html=(visit_glyph, None))
    app.add_node(timeline_controls, html=(visit_controls, None))
    load_with(app, timeline_controls, style="timeline.css", script="timeline.js")
