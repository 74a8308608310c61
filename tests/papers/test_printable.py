"""Characters that no font has are told before anything is printed, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factquiz.items.codec import encode_pretty
from factquiz.papers.glyphs import missing
from factquiz.papers.printable import unprintable
from tests.papers import printed
from tests.sample_class import quiz

if TYPE_CHECKING:
    from pathlib import Path


def test_what_the_fonts_have_is_printed() -> None:
    """Accents, Cyrillic, Georgian, signs, and invisible characters that only guide a line break."""
    assert not missing(
        ["ordinary", "Łódź, façade, Ağrı", "Хельсинки", "ნინო", "€ → ✓ ½ −", "a\u00adb\u200bc\n"]
    )


def test_all_that_is_missing_is_found_at_once() -> None:
    """Chinese, Thai, a control character and a turn of direction, in one go."""
    assert missing(["A漢", "字ก", "\x07", "\u202e", "é"]) == set("漢字ก\x07\u202e")


def test_a_name_and_a_text_are_told_with_file_and_line(tmp_path: Path) -> None:
    """The instructor reads who or which question, which character, and where it stands."""
    item = replace(quiz.GRAIN, stem="Which “漢”?")
    form = replace(quiz.form(student="s1"), items=(quiz.placed(item),))
    key = replace(printed.key(), forms=(form,))
    (tmp_path / "key.json").write_bytes(encode_pretty(key))
    (tmp_path / "class.csv").write_text("student,name\ns0,Bo\ns1,李\n", encoding="utf-8")
    run = printed.run((form,), name="李")
    by_name, by_text = unprintable(run, run.papers(), tmp_path / "key.json", tmp_path / "class.csv")
    assert by_name.place.line == 3
    assert "the name of student “s1”" in by_name.message
    assert "U+674E, CJK UNIFIED IDEOGRAPH-674E" in by_name.message
    assert "Tried: DejaVu Sans Mono" in by_name.hint
    assert "--typefaces" in by_name.hint
    assert "question 1 of form “A”" in by_text.message
    assert "“Which “漢”?”" in by_text.message
    lines = (tmp_path / "key.json").read_text(encoding="utf-8").splitlines()
    assert "漢" in lines[by_text.place.line - 1]


@pytest.mark.parametrize("code", ["", "../../etc", "a/b", "A\nB"])
def test_a_code_that_is_no_file_name_is_refused(tmp_path: Path, code: str) -> None:
    """A key that was tampered with cannot make files elsewhere."""
    form = quiz.form(code=code)
    (tmp_path / "key.json").write_bytes(encode_pretty(replace(printed.key(), forms=(form,))))
    run = printed.run((form,))
    found = unprintable(run, run.papers(), tmp_path / "key.json", None)
    assert "paper-code" in {each.code for each in found}
