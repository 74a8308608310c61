"""Which names mean one thing: said by ``same_as``, or by a name in common."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.knowledge.names import Entity, Identity
from factquiz.knowledge.text import normal
from tests.knowledge.bases import base_of


def entity(name: str, *, same: tuple[str, ...] = (), aliases: tuple[str, ...] = ()) -> Entity:
    """Return an entity whose name is unlike any other's."""
    return Entity(id=name, kind="term", name=f"thing {name}", aliases=aliases, same_as=same)


def test_a_chain_of_same_as_is_one_thing() -> None:
    """From a to b to c: a and c are one, though neither says so."""
    identity = Identity([entity("a", same=("b",)), entity("b", same=("c",)), entity("c")])
    assert identity.same("a", "c")
    assert identity.of("c") == "a"


@pytest.mark.parametrize(
    "links", [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "a"}]
)
def test_a_cycle_of_same_as_ends(links: dict[str, str]) -> None:
    """Whoever says it both ways, or of itself, gets one thing and no endless loop."""
    identity = Identity([entity(name, same=(other,)) for name, other in links.items()])
    assert len({identity.of(name) for name in links}) == 1


def test_things_without_a_link_stay_apart() -> None:
    """Nothing is one by default."""
    identity = Identity([entity("a"), entity("b")])
    assert not identity.same("a", "b")
    assert not identity.same("a", "never-heard-of")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Danube Commission", "Danube Commission"),
        ("Galați", "GALATI"),
        ("Pál Vásárhelyi", "Pal Vasarhelyi"),
        ("Rhine–Main–Danube Canal", "Rhine-Main-Danube canal"),
        ("“Danubio”", "Danubio"),
        ("a groyne", "groyne"),
    ],
)
def test_a_shared_name_makes_one_thing(one: str, other: str) -> None:
    """Case, diacritics, punctuation and the article do not make two things of one."""
    base = base_of(
        f"- {{term: one, name: '{one}'}}\n- {{term: other, name: another, aliases: ['{other}']}}"
    )
    assert base.identity.same("one", "other")


def test_an_acronym_is_a_name() -> None:
    """One fact calls it by its abbreviation, the other spells it out."""
    base = base_of(
        """
        - {body: one, name: the Danube River Protection Convention, acronym: DRPC}
        - {body: other, name: DRPC}
        """
    )
    assert base.identity.same("one", "other")


def test_members_of_lists_take_part() -> None:
    """A member and a fact of one name are one; two members of one name in two lists as well."""
    base = base_of(
        """
        - list: first
          name: the first list
          complete: true
          member_is: a part
          members_are: parts
          members: [{id: vienna-1, name: Vienna}]
        - list: second
          name: the second list
          complete: true
          member_is: a part
          members_are: parts
          members: [{id: vienna-2, name: Wien, aliases: [Vienna]}]
        - {body: vienna-3, name: the city of Vienna, aliases: [wien]}
        """
    )
    assert base.identity.of("vienna-1") == base.identity.of("vienna-2")
    assert base.identity.of("vienna-2") == base.identity.of("vienna-3")


def test_what_is_stated_of_one_name_is_stated_of_the_other() -> None:
    """A question on the alias finds the date that stands at the other fact."""
    base = base_of(
        """
        - {document: convention, name: the Danube River Protection Convention, signed: 1994-06-29}
        - {document: sofia, name: the Sofia Convention, same_as: [convention], in_force: 1998-10-22}
        """
    )
    assert [each.id for each in base.about("sofia", "signed")] == ["convention.signed"]
    assert [each.id for each in base.about("convention", "in_force")] == ["sofia.in_force"]


@given(
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
    st.permutations(range(12)),
)
def test_identity_is_an_equivalence_whatever_the_order(
    links: list[tuple[int, int]], order: list[int]
) -> None:
    """It equals what an independent search over the links finds, and has one leader each."""
    names = [f"n{number:02}" for number in range(12)]
    entities = [
        entity(name, same=tuple(names[b] for a, b in links if a == number))
        for number, name in enumerate(names)
    ]
    identity = Identity(entities[number] for number in order)
    near = {number: {number} for number in range(12)}
    for a, b in links:
        near[a].add(b)
        near[b].add(a)
    for number in range(12):
        reached, waiting = {number}, [number]
        while waiting:
            for other in near[waiting.pop()] - reached:
                reached.add(other)
                waiting.append(other)
        assert identity.of(names[number]) == names[min(reached)]
        for other in range(12):
            assert identity.same(names[number], names[other]) == (other in reached)


@given(st.text(max_size=30))
def test_a_normal_form_is_normal(text: str) -> None:
    """Normalising twice changes nothing, so forms can be compared."""
    once = normal(text)
    articles = ("the ", "a ", "an ")
    assert normal(once) == once or once.startswith(articles)


def test_all_pairs_of_one_group_are_the_same() -> None:
    """``same`` holds between any two of a group, not only between neighbours."""
    ids = [f"e{number}" for number in range(6)]
    identity = Identity(entity(one, same=(other,)) for one, other in itertools.pairwise(ids))
    assert all(identity.same(one, other) for one in ids for other in ids)
