"""The small course goes through the whole engine: checked, assembled, graded, built as a book."""

from __future__ import annotations

import csv
import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from factquiz.assembly.form import Key
from factquiz.cli import main
from factquiz.facts.kinds import KINDS
from factquiz.items.choosing import Choice, MultipleResponse
from factquiz.items.codec import decode, encode_pretty
from tests.courses import RIVERS, engine
from tests.papers.printed import pages
from tests.sample_class.make import right, submission, wrong

if TYPE_CHECKING:
    from pathlib import Path

    from tests.built import Books

STUDENTS = ("ada", "bo", "cy")


def run(*arguments: str) -> str:
    """Run a command, which must succeed, and return what it printed."""
    done = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_course_has_facts_of_every_kind() -> None:
    """Nothing that a fact file can say goes unused here."""
    kinds = {fact.kind for fact in engine("rivers").base.facts.values()}
    assert kinds == set(KINDS)
    fields = {
        name
        for fact in engine("rivers").base.facts.values()
        for name in type(fact).model_fields
        if getattr(fact, name)
    }
    assert fields >= {"same_as", "aliases", "acronym", "plural", "span", "former_seats", "host"}
    assert fields >= {"not_members", "sort", "ordered", "part_of", "implies", "paraphrases"}
    assert fields >= {"misreadings", "other_positions", "low", "about", "roles", "note", "author"}


def test_the_course_has_no_mistakes() -> None:
    """``factquiz check`` finds nothing to correct: no error in files, items, lessons, quizzes."""
    assert not engine("rivers").diagnostics
    assert "0 errors" in run("check", "--quiet", "--course", str(RIVERS))


def test_every_fact_but_the_questions_is_taught() -> None:
    """Each fact has its sentence in a lesson; an issue is a question, and taught by its views."""
    loaded = engine("rivers")
    untaught = set(loaded.base.facts) - set(loaded.marks)
    assert {loaded.base.facts[fact].kind for fact in untaught} == {"issue"}


def test_a_class_is_graded_from_form_to_gradebook(tmp_path: Path) -> None:
    """Three students, one all right, one all wrong, one blank: the sums are known beforehand."""
    roster, key_file = tmp_path / "class.csv", tmp_path / "key.json"
    roster.write_text("student,name\n" + "".join(f"{s},{s.title()}\n" for s in STUDENTS))
    secret = tmp_path / "secret"
    secret.write_text("a secret for the tests of rivers")
    arguments = ["--roster", str(roster), "--key", str(key_file), "--secret", str(secret)]
    out = ["--out", str(tmp_path / "handout"), "--course", str(RIVERS)]
    run("assemble", "rivers-test", *arguments, *out)
    forms = {form.student: form for form in decode(key_file.read_bytes(), Key).forms}
    assert {form.max_score for form in forms.values()} == {Fraction(7)}
    sent = tmp_path / "sent"
    sent.mkdir()
    responses = {
        "ada": submission(forms["ada"], right),
        "bo": submission(forms["bo"], wrong),
        "cy": submission(forms["cy"], first=0),
    }
    for student, one in responses.items():
        (sent / f"{student}.json").write_bytes(encode_pretty(one))
    grades = tmp_path / "grades"
    run("grade", str(sent), "--key", str(key_file), "--roster", str(roster), "--out", str(grades))
    with (grades / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
        scores = {row["student"]: row["score"] for row in csv.DictReader(file)}
    assert {student: float(score) for student, score in scores.items()} == {
        "ada": 7.0,
        "bo": 0.0,
        "cy": 0.0,
    }


def test_no_graded_key_is_handed_out(tmp_path: Path) -> None:
    """Sheets and papers know neither keys nor reasons; the booklet of the marker does."""
    roster, secret = tmp_path / "class.csv", tmp_path / "secret"
    roster.write_text("student,name\nada,Ada\n")
    secret.write_text("a secret for the tests of rivers")
    run("assemble", "rivers-test", "--course", str(RIVERS), "--roster", str(roster),
        "--secret", str(secret), "--key", str(tmp_path / "key.json"),
        "--out", str(tmp_path / "handout"))  # fmt: skip
    rationales = {
        option.rationale
        for form in decode((tmp_path / "key.json").read_bytes(), Key).forms
        for placed in form.items
        if isinstance(placed.item, Choice | MultipleResponse)
        for option in placed.item.options
    }
    handed_out = [file for file in (tmp_path / "handout").rglob("*") if file.is_file()]
    assert handed_out
    for page in handed_out:
        text = page.read_text(encoding="utf-8")
        assert not [reason for reason in rationales if reason in text]
        assert "rationale" not in text
    run("paper", str(tmp_path / "key.json"), "--roster", str(roster),
        "--out", str(tmp_path / "papers"))  # fmt: skip
    printed = " ".join(pages((tmp_path / "papers" / "all-papers.pdf").read_bytes()))
    booklet = " ".join(pages((tmp_path / "papers" / "marker" / "key-booklet.pdf").read_bytes()))
    assert "Ada" in printed
    assert not [reason for reason in rationales if reason in printed]
    assert all(" ".join(reason.split()) in booklet for reason in rationales)


@pytest.mark.slow
def test_the_book_builds_without_a_warning(books: Books) -> None:
    """Sphinx says nothing under ``-n -W``, and both lessons hold their quiz and their marks."""
    pages = books.rivers() / "lessons"
    for lesson in ("rhine", "danube"):
        text = (pages / f"{lesson}.html").read_text(encoding="utf-8")
        marked = {mark for mark in engine("rivers").marks.values() if mark.lesson.id == lesson}
        assert all(f'id="{mark.anchor}"' in text for mark in marked)
        assert text.count("<fieldset") >= 7
        assert not re.search(r'(?:src|href)="(?:https?:)?//(?!creativecommons)', text)
    assert json.dumps("rivers-test") not in (pages / "rhine.html").read_text(encoding="utf-8")
