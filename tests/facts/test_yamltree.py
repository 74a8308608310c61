"""YAML is read strictly: text stays text, and every mistake of a file comes with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factquiz.diagnostics import Place
from factquiz.facts import yamltree

if TYPE_CHECKING:
    from pathlib import Path


def codes(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of every mistake in a YAML text."""
    _, found = yamltree.parse(text, "f.yml")
    return [(each.code, each.place.line, each.place.column) for each in found]


def data(text: str) -> yamltree.Plain:
    """Return what a YAML text without mistakes holds."""
    tree, found = yamltree.parse(text, "f.yml")
    assert not found
    assert tree is not None
    return tree.data


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "no",
        "yes",
        "on",
        "1.10",
        "1e3",
        "0x1F",
        "017",
        "1973-10",
        "1973-10-30",
        "1:30",
        "-.inf",
    ],
)
def test_a_scalar_stays_the_text_that_was_written(text: str) -> None:
    """No value is turned into a boolean, a number or a date behind the writer's back."""
    assert data(f"a: {text}\n") == {"a": text}


def test_a_key_stays_the_text_that_was_written() -> None:
    """A key ``NO`` or ``1.10`` is a word like any other."""
    assert data("NO: x\n1.10: y\n") == {"NO": "x", "1.10": "y"}


def test_quoted_empty_and_null_are_texts() -> None:
    """Who writes quotation marks means the text between them, even an empty one."""
    assert data("a: \"\"\nb: 'null'\nc: '~'\n") == {"a": "", "b": "null", "c": "~"}


@pytest.mark.parametrize("empty", ["", " ~", " null", " # only a comment"])
def test_a_key_without_a_value_is_reported(empty: str) -> None:
    """A forgotten value is a mistake, not an empty text."""
    assert [code for code, _, _ in codes(f"a:{empty}\nb: x\n")] == ["empty-value"]


def test_a_duplicate_key_is_reported_where_it_stands_again() -> None:
    """The second key is shown, and the first one keeps its value."""
    tree, found = yamltree.parse("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n", "f.yml")
    assert [(each.code, str(each.place)) for each in found] == [
        ("duplicate-key", "f.yml:4:3"),
        ("duplicate-key", "f.yml:5:1"),
    ]
    assert tree is not None
    assert tree.data == {"a": "1", "b": {"c": "2"}}


def test_two_spellings_of_one_key_are_one_key() -> None:
    """Quotation marks do not hide a duplicate."""
    assert codes("a: 1\n'a': 2\n") == [("duplicate-key", 2, 1)]


def test_an_alias_is_reported_where_the_anchor_stands() -> None:
    """An alias is refused whatever it points to."""
    assert "yaml-alias" in [code for code, _, _ in codes("a: &x {b: 1}\nc: *x\n")]
    assert "yaml-alias" in [code for code, _, _ in codes("a: &x one\nc: *x\n")]


def test_an_alias_of_itself_does_not_hang() -> None:
    """A mapping that contains itself is refused like any other alias."""
    assert "yaml-alias" in [code for code, _, _ in codes("a: &x\n  b: *x\n")]


def test_aliases_cannot_blow_up_memory() -> None:
    """The “billion laughs” file is read in no time: an alias is never followed."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    _, found = yamltree.parse("\n".join(lines), "f.yml")
    assert {each.code for each in found} == {"yaml-alias"}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: !!python/object/apply:os.system [ls]\n", 1, 4),
        ("a: 1\nb: !mine x\n", 2, 4),
        ("a: !!str 1\n", 1, 4),
        ("!!map\na: 1\n", 1, 1),
    ],
)
def test_a_tag_is_reported_and_never_obeyed(text: str, line: int, column: int) -> None:
    """Tags could build objects elsewhere; here each is a mistake with its place."""
    assert codes(text) == [("yaml-tag", line, column)]


def test_an_exclamation_mark_in_text_is_no_tag() -> None:
    """Only YAML's own tags are refused."""
    assert data("a: Stop!\nb: 'no ! here'\n") == {"a": "Stop!", "b": "no ! here"}


def test_a_mapping_as_key_is_reported() -> None:
    """A key must be a word."""
    assert codes("? {a: 1}\n: b\n") == [("yaml-key", 1, 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2\nb: 3\n", 2),
        ("a: 1\n  b: 2\n", 2),
        ("a: 'open\n", 2),
        ("a:\n\t- 1\n", 2),
        ("a: x: y\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_a_syntax_error_has_line_and_column(text: str, line: int) -> None:
    """What is no YAML at all comes back as one finding at the place where reading stopped."""
    tree, found = yamltree.parse(text, "f.yml")
    assert tree is None
    assert [each.code for each in found] == ["yaml-syntax"]
    assert found[0].place.line == line
    assert found[0].place.column >= 1
    assert found[0].hint


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_is_reported(text: str) -> None:
    """An empty file says what to write instead of nothing at all."""
    _, found = yamltree.parse(text, "f.yml")
    assert {each.code for each in found} <= {"yaml-syntax", "empty-value"}
    assert len(found) == 1


@pytest.mark.parametrize("character", ["\x00", "\x07", "\ufffe"])
def test_a_character_that_yaml_forbids_is_reported(character: str) -> None:
    """Control characters and non-characters end in a finding, not in a traceback."""
    _, found = yamltree.parse(f"a: x{character}y\n", "f.yml")
    assert [each.code for each in found] == ["yaml-syntax"]


def test_deep_nesting_is_reported() -> None:
    """A file of 50,000 brackets is refused; it ends neither the run nor the interpreter."""
    for text in (
        "[" * 50_000,
        "a: " + "[" * 3_000 + "]" * 3_000,
        "- " * 3_000 + "x",
        "\n".join(" " * n + "a:" for n in range(3_000)),
    ):
        tree, found = yamltree.parse(text, "f.yml")
        assert tree is None
        assert [each.code for each in found] == ["yaml-depth"]
        assert found[0].place.line >= 1


def test_places_lead_to_values_keys_and_what_is_nearest() -> None:
    """A path that leads to nothing gets the place of the last thing that exists."""
    tree, _ = yamltree.parse("a:\n  - b: 1\n    c: 2\n", "f.yml")
    assert tree is not None
    assert tree.place(("a", 0, "c")) == Place("f.yml", 3, 8)
    assert tree.place(("a", 0, "c"), of_key=True) == Place("f.yml", 3, 5)
    assert tree.place(("a", 0, "missing")) == Place("f.yml", 2, 5)
    assert tree.place(("a", 9)) == Place("f.yml", 2, 3)
    assert tree.place(()) == Place("f.yml", 1, 1)


def test_bytes_that_are_not_utf8_are_reported(tmp_path: Path) -> None:
    """A file in another encoding says which byte does not fit, and to save it as UTF-8."""
    file = tmp_path / "f.yml"
    file.write_bytes("a: Bogotá\n".encode("latin-1"))
    tree, found = yamltree.read(file, "f.yml")
    assert tree is None
    assert [(each.code, str(each.place)) for each in found] == [("file-unreadable", "f.yml")]
    assert "byte 8" in found[0].message
    assert "UTF-8" in found[0].hint


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    """Windows editors write one; the first key is read without it."""
    file = tmp_path / "f.yml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    tree, found = yamltree.read(file, "f.yml")
    assert not found
    assert tree is not None
    assert tree.data == {"a": "1", "b": "2"}


def test_a_file_that_is_too_large_is_reported_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody writes so many facts by hand; the limit is told, not the memory filled."""
    monkeypatch.setattr(yamltree, "MAX_BYTES", 1024 * 1024)
    file = tmp_path / "f.yml"
    file.write_bytes(b"a: " + b"x" * 1024 * 1024)
    tree, found = yamltree.read(file, "f.yml")
    assert tree is None
    assert found[0].code == "file-unreadable"
    assert "1 MiB" in found[0].message


def test_a_missing_file_or_a_folder_is_reported(tmp_path: Path) -> None:
    """What cannot be opened comes back as a finding."""
    for file in (tmp_path / "nowhere.yml", tmp_path):
        tree, found = yamltree.read(file, "f.yml")
        assert tree is None
        assert [each.code for each in found] == ["file-unreadable"]


def test_ten_thousand_mistakes_are_all_reported() -> None:
    """One run shows every one of them, in the order of the lines."""
    text = "".join(f"k{n}: 1\nk{n}: 2\n" for n in range(10_000))
    found = codes(text)
    assert len(found) == 10_000
    assert [line for _, line, _ in found] == list(range(2, 20_001, 2))


_TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)
_TREES = st.recursive(
    _TEXTS, lambda inner: st.lists(inner) | st.dictionaries(_TEXTS, inner), max_leaves=20
)


@given(_TREES)
def test_plain_data_survives_being_written_and_read(tree: yamltree.Plain) -> None:
    """Texts, lists and mappings come back as they were, quoted by an independent writer."""
    text = yaml.safe_dump({"data": tree}, default_style='"', allow_unicode=True)
    parsed, found = yamltree.parse(text.replace("!!str ", ""), "f.yml")
    assert not [each for each in found if each.code != "yaml-tag"]
    assert parsed is not None
    assert parsed.data == {"data": tree}


@given(st.text(max_size=200))
def test_any_text_is_read_or_reported(text: str) -> None:
    """Whatever stands in a file, the answer is a tree or findings, never an exception."""
    tree, found = yamltree.parse(text, "f.yml")
    assert tree is not None or found
