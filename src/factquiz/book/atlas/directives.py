"""The directives ``{membership-map}``, ``{membership-panels}`` and ``{membership-table}``.

Each takes the ids of one or two bodies; their members and dates are those of the facts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.book.atlas.drawing import Atlas
from factquiz.book.atlas.membership import Club, club, years
from factquiz.book.atlas.nodes import AtlasElement, atlas_map, atlas_panels
from factquiz.book.atlas.outlines import Kind, OutlineError, Outlines, key, read
from factquiz.book.atlas.projection import frame
from factquiz.book.atlas.shapes import shapes
from factquiz.book.atlas.table import table
from factquiz.book.course import depend_on_course, engine
from factquiz.book.interface import text_words
from factquiz.facts.things import Body
from factquiz.facts.validate import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

WIDTH = 1000
"""The width of a map in its own pixels."""
MOST = 2
"""Bodies that a map can tell apart."""


def _years(argument: str) -> tuple[int, ...]:
    return tuple(int(each) for each in argument.replace(",", " ").split())


def year_option(argument: str) -> int:
    """Return a year; what is no number is an error of the directive."""
    return int(argument)


class Refused(Exception):  # noqa: N818 (nothing is wrong with the program)
    """The directive asks for something that is not there; the message says what to do."""


class MembershipDirective(SphinxDirective):
    """What the three directives share: the bodies that are their argument."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return what the directive makes, or nothing and a warning that says why."""
        depend_on_course(self.env)
        try:
            return self.make()
        except Refused as refused:
            logger.warning(
                str(refused), location=self.get_location(), type="factquiz", subtype="atlas"
            )
            return []

    def make(self) -> list[nodes.Node]:
        """Return the nodes of the directive."""
        raise NotImplementedError

    def clubs(self) -> tuple[Club, ...]:
        """Return the bodies with the members whose time is recorded, no more than a map shows."""
        clubs = tuple(map(club, self.bodies()))
        if len(clubs) > MOST:
            raise Refused(f"a map shows one or two bodies, found {len(clubs)}")
        return clubs

    def bodies(self) -> tuple[Body, ...]:
        """Return the bodies that the argument names."""
        facts = engine(self.env.app).base.facts
        with_members = [
            each.id for each in facts.values() if isinstance(each, Body) and each.members
        ]
        bodies = []
        for ident in self.arguments[0].split():
            fact = facts.get(ident)
            if not isinstance(fact, Body) or not fact.members:
                raise Refused(
                    f"there is no body {ident!r} with members; there are {listed(with_members)}. "
                    f"{nearest(ident, with_members) or 'Give the body its `members`.'}"
                )
            bodies.append(fact)
        return tuple(bodies)


class MapDirective(MembershipDirective):
    """What the two kinds of map share: the outlines, and a caption."""

    has_content: ClassVar[bool] = True

    def atlas(self, clubs: tuple[Club, ...]) -> Atlas:
        """Return the map for some bodies, once every member is found on it."""
        name = self.options["outlines"]
        relative, path = self.env.relfn2path(name)
        self.env.note_dependency(relative)
        outlines = self._read(Path(path), name)
        self._find_all(clubs, outlines, name)
        within = frame(outlines.bbox, WIDTH)
        members = {key(spell.member) for each in clubs for spell in each.spells}
        return Atlas(relative, within, shapes(outlines, within, members), clubs)

    def _read(self, path: Path, name: str) -> Outlines:
        try:
            return read(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"the outlines {name!r} cannot be read: {error}") from error
        except OutlineError as error:
            raise Refused(f"{name} holds no outlines for a map: {error}") from error

    def _find_all(self, clubs: tuple[Club, ...], outlines: Outlines, name: str) -> None:
        known = {each.key for each in outlines.features if each.properties.kind is Kind.STATE}
        lost = sorted(
            {s.member for each in clubs for s in each.spells if key(s.member) not in known}
        )
        if lost:
            raise Refused(
                f"{name} has no state named {listed(lost)}. Name it so in the file; "
                "a state that lies outside the map has the geometry null."
            )

    def figure(self, element: AtlasElement) -> list[nodes.Node]:
        """Return the map as a figure; the directive's first paragraph is its caption."""
        figure = nodes.figure("", element)
        self.set_source_info(figure)
        content = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, content)
        paragraphs = list(content.children)
        if paragraphs and isinstance(paragraphs[0], nodes.paragraph):
            figure += nodes.caption("", "", *paragraphs[0].children)
            if paragraphs[1:]:
                figure += nodes.legend("", *paragraphs[1:])
        self.add_name(figure)
        return [figure]


class MembershipMap(MapDirective):
    """One large map; on the web with a slider from the first year to the last."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "outlines": directives.unchanged_required,
        "from": year_option,
        "to": year_option,
        "name": directives.unchanged,
    }

    def make(self) -> list[nodes.Node]:
        """Return the figure; it opens with the last year."""
        clubs = self.clubs()
        changes = years(clubs)
        first, last = self.options.get("from", changes[0]), self.options.get("to", changes[-1])
        return self.figure(
            atlas_map("", atlas=self.atlas(clubs), year=last, first=first, last=last)
        )


class MembershipPanels(MapDirective):
    """Small maps of some years, side by side."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "outlines": directives.unchanged_required,
        "years": _years,
        "name": directives.unchanged,
    }

    def make(self) -> list[nodes.Node]:
        """Return the figure."""
        clubs = self.clubs()
        chosen = self.options.get("years") or years(clubs)
        return self.figure(atlas_panels("", atlas=self.atlas(clubs), years=chosen))


class MembershipTable(MembershipDirective):
    """Every accession and departure, with its date."""

    has_content: ClassVar[bool] = False
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"name": directives.unchanged}

    def make(self) -> list[nodes.Node]:
        """Return the table."""
        made = table(self.clubs(), text_words(self.env.app))
        self.set_source_info(made)
        self.add_name(made)
        return [made]


def setup_directives(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("membership-map", MembershipMap)
    app.add_directive("membership-panels", MembershipPanels)
    app.add_directive("membership-table", MembershipTable)
