"""The directive ``{positions}``: who held what, theme by theme, in each era of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine
from factquiz.book.interface import text_words
from factquiz.book.positions.held import Held, Row, homeless, positions, rows, unknown
from factquiz.book.reference import doctree
from factquiz.facts.marks import anchor
from factquiz.generation.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from factquiz.engine import Engine
    from factquiz.facts.course import Era, Theme
    from factquiz.languages import Language

logger = logging.getLogger(__name__)

NO_COUNT = "–"
_FIRST = 30
"""The share of the first column in the width of the table of counts, in per cent."""


class Positions(SphinxDirective):
    """A table of how many positions there are, and for each theme a table of what they are."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return the tables; a theme that cannot be filled is told as a warning."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        eras, themes = loaded.course.eras, loaded.course.themes
        if not eras or not themes:
            self._warn("the course declares no `eras` and `themes`; write them in course.yml")
            return []
        found = {theme.id: self._rows(loaded, theme) for theme in themes}
        words = text_words(self.env.app)
        tables = [_section(loaded, theme, found[theme.id], words) for theme in themes]
        for each in tables:
            doctree.note_targets(self.env, each.findall(nodes.inline))
        return [_overview(eras, themes, found, words), *tables]

    def _rows(self, loaded: Engine, theme: Theme) -> tuple[Row, ...]:
        for name in unknown(loaded.base, theme):
            self._warn(f"the theme {theme.id!r} names {name!r}, which says nothing that was held")
        held = positions(loaded.base, theme)
        for each in homeless(held, loaded.course.eras):
            self._warn(
                f"{each.fact!r} of the theme {theme.id!r} is of no era: give it `held`, or its "
                "voice `spoke`, and let the eras reach so far"
            )
        return rows(held, loaded.course.eras)

    def _warn(self, message: str) -> None:
        logger.warning(message, location=self.get_location(), type="factquiz", subtype="positions")


def _overview(
    eras: tuple[Era, ...],
    themes: tuple[Theme, ...],
    found: dict[str, tuple[Row, ...]],
    words: Language,
) -> nodes.table:
    """Return the whole at a glance: how many positions on each theme in each era."""
    lines = [
        doctree.row(
            [[nodes.Text(theme.title)], *([_count(theme, each)] for each in found[theme.id])]
        )
        for theme in themes
    ]
    heads = (words.gettext("Theme"), *(era.title for era in eras))
    widths = (_FIRST, *([(100 - _FIRST) // len(eras)] * len(eras)))
    return doctree.table(
        heads, lines, title=words.gettext("How many positions, and where"), widths=widths
    )


def _count(theme: Theme, row: Row) -> nodes.Node:
    """Return the number of positions as a link to them; a dash for none."""
    if not row.held:
        return nodes.Text(NO_COUNT)
    return doctree.link(_place(theme, row.era), str(len(row.held)))


def _place(theme: Theme, era: Era) -> str:
    return f"positions-{theme.id}-{era.id}"


def _section(
    loaded: Engine, theme: Theme, found: tuple[Row, ...], words: Language
) -> nodes.section:
    lines = [_line(loaded, theme, each, words) for each in found]
    table = doctree.table(
        (words.gettext("When"), words.gettext("Who held what")), lines, widths=(22, 78)
    )
    table["classes"].append("stacked")
    return doctree.section(f"positions-{theme.id}", theme.title, [table])


def _line(loaded: Engine, theme: Theme, row: Row, words: Language) -> nodes.row:
    name = nodes.inline("", row.era.title, ids=[_place(theme, row.era)])
    when = nodes.entry(
        "",
        nodes.paragraph("", "", nodes.strong("", "", name), nodes.Text(f" ({row.era.about})")),
    )
    if not row.held:
        return nodes.row(
            "", when, nodes.entry("", nodes.paragraph("", words.gettext("Nothing in this course.")))
        )
    items = [
        nodes.list_item("", nodes.paragraph("", "", *_said(loaded, each))) for each in row.held
    ]
    return nodes.row("", when, nodes.entry("", nodes.bullet_list("", *items, bullet="-")))


def _said(loaded: Engine, held: Held) -> Iterator[nodes.Node]:
    """Yield who, where, what as a link to the sentence that teaches it, and how sure it is."""
    who = capital(held.holder)
    yield nodes.strong(who, who)
    if held.on_record:
        yield nodes.Text(": ")
    else:
        yield nodes.Text(f" {held.setting} held that " if held.setting else " held that ")
    words = capital(held.says) if held.on_record else held.says
    yield doctree.link(anchor(held.fact), words) if held.fact in loaded.marks else nodes.Text(words)
    yield nodes.Text("." if held.on_record else f" ({held.standing}).")


def setup_directive(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("positions", Positions)
