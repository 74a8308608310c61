"""The directive ``{membership-sets}`` and its table on the web.

With its script a reader chooses bodies and gets the states that are in all of them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes

from factquiz.book.atlas.directives import MembershipDirective, Refused, year_option
from factquiz.book.atlas.nodes import membership_sets
from factquiz.book.atlas.sets import Combination, sets, table
from factquiz.book.atlas.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.book.atlas.sets import Sets


class MembershipSets(MembershipDirective):
    """Which members the bodies share."""

    has_content: ClassVar[bool] = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"year": year_option}

    def make(self) -> list[nodes.Node]:
        """Return the sets; for other outputs they hold a plain table."""
        if "year" not in self.options:
            raise Refused("say for which year: `:year: 2024`")
        made = sets(self.bodies(), self.options["year"])
        return [membership_sets("", table(made), sets=made)]


def visit_sets(self: HTML5Translator, node: membership_sets) -> None:
    """Write the choice of bodies, hidden until the script shows it, and the table."""
    given = cast("Sets", node["sets"])
    number = list(self.document.findall(membership_sets)).index(node) + 1
    head = "".join(f'<th scope="col"><span>{escape(each)}</span></th>' for each in given.labels)
    largest = max((len(each.members) for each in given.combinations), default=1)
    rows = "".join(_rows(each, given, largest) for each in given.combinations)
    caption = WORDS.sets.format(year=given.year)
    self.body.append(
        f'<div class="sets" id="sets-{number}">{_choice(given)}'
        '<p class="sets-says" aria-live="polite" hidden></p>'
        f"<table><caption>{caption}</caption><thead><tr>{head}"
        f'<th scope="col" class="sets-number">{WORDS.number}</th></tr></thead>{rows}</table>'
        "</div>\n"
    )
    raise nodes.SkipNode


def _choice(given: Sets) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" autocomplete="off" value="{place}">{escape(each)}</label>'
        for place, each in enumerate(given.labels)
    )
    return (
        f'<fieldset class="sets-choice" hidden data-some="{WORDS.in_all}" '
        f'data-none="{WORDS.in_all_none}">'
        f"<legend>{WORDS.choose}</legend>{boxes}</fieldset>"
    )


def _rows(each: Combination, given: Sets, largest: int) -> str:
    """Return a combination as two rows: what it is in, and below it who that is."""
    dots = "".join(
        f'<td class="sets-dot"><span class="unseen">{WORDS.yes}</span></td>'
        if place in each.bodies
        else f'<td><span class="unseen">{WORDS.no}</span></td>'
        for place in range(len(given.labels))
    )
    count = len(each.members)
    inside = " ".join(map(str, each.bodies))
    names = ", ".join(f"<span>{escape(name)}</span>" for name in each.members)
    return (
        f'<tbody data-in="{inside}"><tr>{dots}<td class="sets-number" '
        f'style="--share: {count / largest:.3f}">{count}</td></tr>'
        f'<tr><td class="sets-names" colspan="{len(given.labels) + 1}">{names}</td></tr></tbody>'
    )


def _add_assets(
    app: Sphinx,
    _pagename: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load script and styles on the pages that have sets."""
    if doctree is not None and any(True for _ in doctree.findall(membership_sets)):
        app.add_css_file("sets.css")
        app.add_js_file("sets.js", loading_method="defer")


def setup_sets(app: Sphinx) -> None:
    """Register the node and what its pages load."""
    app.add_node(membership_sets, override=True, html=(visit_sets, None))
    app.connect("html-page-context", _add_assets)
