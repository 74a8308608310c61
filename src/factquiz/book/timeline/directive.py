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
from factquiz.book.interface import interface, text_words
from factquiz.book.timeline.drawing import bar_glyph, glyph
from factquiz.book.timeline.entries import DECADE, Chronicle, Entry, between, sorts
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
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from factquiz.engine import Engine
    from factquiz.languages import Language

logger = logging.getLogger(__name__)


def _bars(words: Language) -> Mapping[str, str]:
    return {
        "lasted": words.gettext("a time that it lasted"),
        "within": words.gettext("a month or a year, the day within it not being known here"),
        "about": words.gettext("about that time"),
        "on": words.gettext("still so"),
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
        words = text_words(self.env.app)
        yield timeline_controls(
            "",
            filters=tuple(_filters(dates, every, loaded, interface(self.env.app))),
            total=len(every),
            ids=["timeline"],
        )
        yield _key(every, words)
        if spans:
            # What still goes on is drawn as far as the facts reach.
            first, last = spans[0].begins.year, max(map(_last_year, every))
            said = words.ngettext(
                "Offices and bodies from {first} to {last}: {count} span of time",
                "Offices and bodies from {first} to {last}: {count} spans of time",
                len(spans),
                first=first,
                last=last,
            )
            yield _section(
                "spans",
                words.gettext("Who was in office, and what bodies lasted"),
                _strip("spans", spans, first // DECADE * DECADE, _decade_end(last), said),
                table(spans, loaded, words, links=links),
            )
        for decade, some in groupby(dates, key=lambda each: each.decade):
            inside = tuple(some)
            said = _told(decade, inside, words)
            yield _section(
                str(decade),
                words.gettext("The {decade}s", decade=decade),
                _strip(str(decade), inside, decade, decade + DECADE - 1, said),
                table(inside, loaded, words, links=links),
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


def _told(decade: int, entries: tuple[Entry, ...], words: Language) -> str:
    """Return what the figure of a decade shows, for those who do not see it."""
    return words.ngettext(
        "Timeline of the {decade}s: {count} date, the first {first}, the last {last}; "
        "the table below lists them all",
        "Timeline of the {decade}s: {count} dates, the first {first}, the last {last}; "
        "the table below lists them all",
        len(entries),
        decade=decade,
        first=day(entries[0].when),
        last=day(entries[-1].when),
    )


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


def _key(entries: Iterable[Entry], words: Language) -> nodes.bullet_list:
    """Return the key of the figure: each shape that is used, with its words."""
    used = {each.sort for each in entries}
    shapes = [(glyph(sort), said) for sort, said in sorts(words).items() if sort in used]
    shapes += [(bar_glyph(bar), said) for bar, said in _bars(words).items()]
    return nodes.bullet_list(
        "",
        *(
            nodes.list_item(
                "",
                nodes.paragraph(
                    "", "", timeline_glyph("", drawing=drawing), nodes.Text(f" {said}")
                ),
            )
            for drawing, said in shapes
        ),
        classes=["timeline-key"],
    )


def _filters(
    dates: tuple[Entry, ...], every: tuple[Entry, ...], loaded: Engine, words: Language
) -> Iterator[Filter]:
    """Yield the controls; one that has nothing to choose between is left out."""
    decades = Counter(each.decade for each in dates)
    yield Filter(
        "time",
        words.gettext("Time"),
        words.gettext("all of it"),
        tuple(
            Choice(f"timeline-of-{decade}", words.gettext("the {decade}s", decade=decade), count)
            for decade, count in sorted(decades.items())
        ),
    )
    counts = Counter(name for each in every for name in row_classes(each, loaded))
    lessons = ((f"in-lesson-{each.id}", each.title) for each in loaded.course.lessons)
    sources = [
        (f"from-source-{each.id}", each.label) for each in loaded.course.sources if each.studied
    ]
    sources.append((f"from-source-{RECORD}", words.gettext("records and other documents")))
    names = {name for each in every for name in each.bodies}
    bodies = sorted(
        ((f"of-body-{each}", _called(each, loaded)) for each in names),
        key=lambda pair: (pair[1].casefold(), pair[0]),
    )
    body = words.pgettext("an organisation", "Body")
    for ident, name, all_of_it, values in (
        ("lesson", words.gettext("Lesson"), words.gettext("all lessons"), tuple(lessons)),
        ("source", words.gettext("Source"), words.gettext("all sources"), tuple(sources)),
        ("body", body, words.gettext("all, and none"), tuple(bodies)),
    ):
        choices = tuple(Choice(value, shown, counts[value]) for value, shown in values)
        used = tuple(each for each in choices if each.count)
        if len(used) > 1:
            yield Filter(ident, name, all_of_it, used)


def _called(body: str, loaded: Engine) -> str:
    """Return a body's name in a list of bodies, with its abbreviation."""
    fact = loaded.base.facts[body]
    acronym = getattr(fact, "acronym", None)
    return f"{acronym}: {title(fact)}" if acronym else capital(title(fact))
