"""The directives ``{people}``, ``{bodies}`` and ``{memberships}``: who is who, and who is in what.

An empty cell or a missing line says that the facts do not say: unknown is not false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine
from factquiz.book.interface import text_words
from factquiz.book.reference import doctree
from factquiz.book.reference.entries import entry, filed, without_article
from factquiz.book.reference.glossary import meaning
from factquiz.book.reference.memberships import (
    Belonging,
    belongings,
    bodies_with_members,
    by_span,
    short,
)
from factquiz.book.reference.spans import lifetime, since
from factquiz.book.search.records import FOUND_AS
from factquiz.facts.things import Body, Person
from factquiz.generation.wording import capital, on_day, series

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from factquiz.engine import Engine
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.languages import Language

NOT_A_MEMBER = "–"
"""What stands in a cell where a complete list proves that somebody never was a member."""


class People(SphinxDirective):
    """Every person, with offices and their dates."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return a definition list in the order of family names."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        people = [fact for fact in loaded.base.facts.values() if isinstance(fact, Person)]
        items = [
            _item(self, loaded, fact, [*_said(loaded.base, fact), *_life(fact)])
            for fact in sorted(people, key=_by_family_name)
        ]
        return _list(self, items)


class Bodies(SphinxDirective):
    """Every body, with its beginning and end, its seat, and the members that are recorded."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return a definition list in the order of names."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        bodies = [fact for fact in loaded.base.facts.values() if isinstance(fact, Body)]
        ordered = sorted(bodies, key=lambda body: (*filed(without_article(body.name)), body.id))
        items = [
            _item(
                self,
                loaded,
                body,
                [
                    *_said(loaded.base, body),
                    *_history(body),
                    *_members(loaded.base, body, text_words(self.env.app)),
                ],
            )
            for body in ordered
        ]
        return _list(self, items)


class Memberships(SphinxDirective):
    """A table: a row for each member, a column for each body whose members are recorded."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return the table, or a sentence if no body has members."""
        depend_on_course(self.env)
        words = text_words(self.env.app)
        base = engine(self.env.app).base
        bodies = bodies_with_members(base)
        if not bodies:
            return []
        rows = [
            doctree.row([[nodes.Text(each.name)], *_cells(bodies, each)])
            for each in belongings(base)
        ]
        return [doctree.table((words.gettext("Member"), *map(short, bodies)), rows)]


def _cells(bodies: Iterable[Body], member: Belonging) -> Iterator[list[nodes.Node]]:
    """Yield what a row says under each body: a span, a proven no, or nothing."""
    for body in bodies:
        no = NOT_A_MEMBER if body.members_complete else ""
        said = capital(member.spells.get(body.id, no))
        yield [nodes.Text(said)] if said else []


def _by_family_name(person: Person) -> tuple[str, ...]:
    """Return what to sort a person by: the last word of the name, then all of it."""
    return (*filed(person.name.rpartition(" ")[2]), person.name, person.id)


def _item(
    directive: SphinxDirective, loaded: Engine, fact: Person | Body, content: list[nodes.Node]
) -> nodes.definition_list_item:
    head = nodes.term("", without_article(fact.name), ids=[f"{fact.kind}-{fact.id}"])
    head[FOUND_AS] = tuple(fact.aliases)
    if fact.acronym:
        head += nodes.Text(f" ({fact.acronym})")
    last = doctree.provenance(directive.env, loaded, fact.id)
    return nodes.definition_list_item("", head, nodes.definition("", *content, last))


def _list(directive: SphinxDirective, items: list[nodes.definition_list_item]) -> list[nodes.Node]:
    if not items:
        return [
            nodes.paragraph(
                "", text_words(directive.env.app).gettext("The facts of this course have none yet.")
            )
        ]
    made = nodes.definition_list("", *items)
    doctree.note_targets(directive.env, made.findall(nodes.term))
    return [made]


def _said(base: KnowledgeBase, fact: Person | Body) -> Iterator[nodes.Node]:
    if said := meaning(entry(base, fact)):
        yield nodes.paragraph("", said)


def _life(person: Person) -> list[nodes.Node]:
    """Return the offices of a person, one to a line, and the days of birth and death."""
    offices = nodes.bullet_list(bullet="-")
    for role in sorted(person.roles, key=lambda role: str(role.during or "")):
        office = f"{capital(role.office)}: {since(role.during)}."
        offices += nodes.list_item("", nodes.paragraph("", office))
    dates = (("Born", person.born), ("Died", person.died))
    days = " ".join(f"{what} {on_day(when)}." for what, when in dates if when)
    return [*([offices] if person.roles else []), *([nodes.paragraph("", days)] if days else [])]


def _history(body: Body) -> Iterator[nodes.Node]:
    """Yield a line on when a body began and ended, and where it sits."""
    said = list(lifetime(body))
    if body.seat:
        before = f", before that {series(body.former_seats)}" if body.former_seats else ""
        said.append(f"Seat: {body.seat}{before}.")
    if said:
        yield nodes.paragraph("", " ".join(said))


def _members(base: KnowledgeBase, body: Body, words: Language) -> Iterator[nodes.Node]:
    """Yield the members of a body by the time they have been in it."""
    if not body.members:
        return
    lead = (
        words.gettext("Members:")
        if body.members_complete
        else words.gettext("Members that this course records:")
    )
    yield nodes.paragraph("", lead)
    groups = nodes.bullet_list(bullet="-")
    for span, names in by_span(base, body):
        groups += nodes.list_item("", nodes.paragraph("", f"{capital(span)}: {series(names)}."))
    yield groups


def setup_people(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("people", People)
    app.add_directive("bodies", Bodies)
    app.add_directive("memberships", Memberships)
