"""The directive ``{timeline}``: every dated fact of the course, as figures and as tables."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine
from factquiz.book.timeline.drawing import bar_glyph, glyph
from factquiz.book.timeline.entries import DECADE, SORTS, Chronicle, Entry, between
from factquiz.book.timeline.nodes import (
    Choice,
    Filter,
    timeline_controls,
    timeline_glyph,
    timeline_strip,
)
from factquiz.book.timeline.tables import RECORD, row_classes, table
from factquiz.facts.dates import DateError, When, parse
from factquiz.facts.validate import listed, nearest
from factquiz.generation.wording import capital, day
from factquiz.knowledge.titles import title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factquiz.engine import Engine

logger = logging.getLogger(__name__)

_BARS = {
    "lasted": "a time that it lasted",
    "within": "a month or a year, the day within it not being known here",
    "about": "about that time",
    "on": "still so",
}


class TimelineDirective(SphinxDirective):
    """Figures and tables of the dated facts: of one lesson, or from and to a date, if asked."""

    has_content: ClassVar[bool] = False
    option_spec: ClassVar[dict[str, Callable[[str], str]] | None] = {
        "lesson": directives.unchanged_required,
        "from": directives.unchanged_required,
        "to": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the filters, the key, the spans, and a section for each decade."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        lesson = self.options.get("lesson")
        if lesson and loaded.course.lesson(lesson) is None:
            names = [each.id for each in loaded.course.lessons]
            self._refuse(
                f"there is no lesson {lesson!r}; lessons are {listed(names)}. "
                f"{nearest(lesson, names)}"
            )
            return []
        first, last = self._date("from"), self._date("to")
        chronicle = Chronicle(loaded.base)
        dates, spans = (
            tuple(
                each for each in between(some, first, last) if not lesson or each.lesson == lesson
            )
            for some in (chronicle.dates, chronicle.spans)
        )
        if not dates and not spans:
            self._refuse("no dated fact fits these options")
            return []
        return list(self._parts(dates, spans, loaded))

    def _parts(
        self, dates: tuple[Entry, ...], spans: tuple[Entry, ...], loaded: Engine
    ) -> Iterator[nodes.Node]:
        links = loaded.course.sources_page in self.env.found_docs
        every = (*dates, *spans)
        yield timeline_controls(
            "", filters=tuple(_filters(dates, every, loaded)), total=len(every), ids=["timeline"]
        )
        yield _key(every)
        if spans:
            # What still goes on is drawn as far as the facts reach.
            first, last = spans[0].begins.year, max(map(_last_year, every))
            words = f"Offices and bodies from {first} to {last}: {len(spans)} spans of time"
            yield _section(
                "spans",
                "Who was in office, and what bodies lasted",
                _strip("spans", spans, first // DECADE * DECADE, _decade_end(last), words),
                table(spans, loaded, links=links),
            )
        for decade, some in groupby(dates, key=lambda each: each.decade):
            inside = tuple(some)
            words = f"Timeline of the {decade}s: {_count(inside)}, {_range(inside)}"
            yield _section(
                str(decade),
                f"The {decade}s",
                _strip(str(decade), inside, decade, decade + DECADE - 1, words),
                table(inside, loaded, links=links),
            )

    def _date(self, option: str) -> When | None:
        text = self.options.get(option)
        if not text:
            return None
        try:
            return parse(text)
        except DateError as error:
            self._refuse(f"the option “{option}” is not a date in EDTF: {error}")
            return None

    def _refuse(self, message: str) -> None:
        logger.warning(
            message.strip(), location=self.get_location(), type="factquiz", subtype="timeline"
        )


def _count(entries: tuple[Entry, ...]) -> str:
    return f"{len(entries)} date{'s' * (len(entries) != 1)}"


def _range(entries: tuple[Entry, ...]) -> str:
    first, last = entries[0], entries[-1]
    return f"the first {day(first.when)}, the last {day(last.when)}; the table below lists them all"


def _last_year(entry: Entry) -> int:
    """Return the year to which a span is drawn; one that goes on, to its beginning at least."""
    return entry.begins.year if entry.goes_on else entry.shown.last.year


def _decade_end(year: int) -> int:
    return year // DECADE * DECADE + DECADE - 1


def _section(name: str, heading: str, *content: nodes.Node) -> nodes.section:
    ident = f"timeline-of-{name}"
    section = nodes.section(ids=[ident], classes=["timeline-section"], names=[ident])
    section += nodes.title(heading, heading)
    section.extend(content)
    return section


def _strip(
    name: str, entries: tuple[Entry, ...], first_year: int, last_year: int, label: str
) -> timeline_strip:
    return timeline_strip(
        "",
        ids=[f"timeline-strip-{name}"],
        entries=entries,
        first_year=first_year,
        last_year=last_year,
        label=label,
    )


def _key(entries: Iterable[Entry]) -> nodes.bullet_list:
    """Return the key of the figure: each shape that is used, with its words."""
    used = {each.sort for each in entries}
    shapes = [(glyph(sort), words) for sort, words in SORTS.items() if sort in used]
    shapes += [(bar_glyph(bar), words) for bar, words in _BARS.items()]
    return nodes.bullet_list(
        "",
        *(
            nodes.list_item(
                "",
                nodes.paragraph(
                    "", "", timeline_glyph("", drawing=drawing), nodes.Text(f" {words}")
                ),
            )
            for drawing, words in shapes
        ),
        classes=["timeline-key"],
    )


def _filters(
    dates: tuple[Entry, ...], every: tuple[Entry, ...], loaded: Engine
) -> Iterator[Filter]:
    """Yield the controls; one that has nothing to choose between is left out."""
    decades = Counter(each.decade for each in dates)
    yield Filter(
        "Time",
        "all of it",
        tuple(
            Choice(f"timeline-of-{decade}", f"the {decade}s", count)
            for decade, count in sorted(decades.items())
        ),
    )
    counts = Counter(name for each in every for name in row_classes(each, loaded))
    lessons = ((f"in-lesson-{each.id}", each.title) for each in loaded.course.lessons)
    sources = [
        (f"from-source-{each.id}", each.label) for each in loaded.course.sources if each.studied
    ]
    sources.append((f"from-source-{RECORD}", "records and other documents"))
    names = {name for each in every for name in each.bodies}
    bodies = sorted(
        ((f"of-body-{each}", _called(each, loaded)) for each in names),
        key=lambda pair: (pair[1].casefold(), pair[0]),
    )
    for name, all_of_it, values in (
        ("Lesson", "all lessons", tuple(lessons)),
        ("Source", "all sources", tuple(sources)),
        ("Body", "all, and none", tuple(bodies)),
    ):
        choices = tuple(Choice(value, shown, counts[value]) for value, shown in values)
        used = tuple(each for each in choices if each.count)
        if len(used) > 1:
            yield Filter(name, all_of_it, used)


def _called(body: str, loaded: Engine) -> str:
    """Return a body's name in a list of bodies, with its abbreviation."""
    fact = loaded.base.facts[body]
    acronym = getattr(fact, "acronym", None)
    return f"{acronym}: {title(fact)}" if acronym else capital(title(fact))
