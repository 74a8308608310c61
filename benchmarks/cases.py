"""What is compared with what: each case names a subject and the least that the same work costs."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks import big_class
from benchmarks.measure import Command
from factquiz.engine import start
from factquiz.facts.course import fact_files
from factquiz.items.codec import encode_pretty
from factquiz.languages import ENGLISH
from factquiz.papers.folder import paper_documents
from factquiz.papers.formats import Format
from factquiz.papers.run import print_run
from tests.sample_class import make, parts, quiz
from tests.scans.distorting import at_dpi, skewed
from tests.scans.filling import CLEAR
from tests.scans.sitting import as_pdf, blanks, filled

if TYPE_CHECKING:
    from factquiz.assembly.form import Key

ROOT = Path(__file__).parents[1]
STUDENTS = 2_000
PAPERS = 300
SCANS = 40
BIG_CLASS = 100_000

_FACTQUIZ = (str(Path(sys.executable).with_name("factquiz")),)
_SPHINX = (sys.executable, "-m", "sphinx", "-q", "-E", "-a", "-b")

_START = "import factquiz.engine"
_READ_YAML = """
import sys, pathlib, yaml
for file in sys.argv[1:]:
    yaml.load(pathlib.Path(file).read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader"))
"""
_READ_JSON = """
import sys, os, json
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            json.loads(file.read())
"""
_READ_ROWS = """
import sys, sqlite3
for row in sqlite3.connect(sys.argv[1]).execute("SELECT form, tallies, answers FROM block"):
    pass
"""
_TYPESET = """
import sys, pathlib
from factquiz.papers.typeset import Typesetter
setter = Typesetter("paper")
for text in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines():
    setter.pdf_of(text)
"""
_COMPILE = """
import pathlib, sys
from factquiz.book.typst.compile import compile_pdf
compile_pdf(pathlib.Path(sys.argv[1]), 0)
"""
_DRAW = """
import sys
from factquiz.scans.picture import pages, picture
for page in range(pages(sys.argv[1])):
    picture(sys.argv[1], page + 1)
"""
_READ_BYTES = _READ_JSON.replace("json.loads(file.read())", "file.read()")


@dataclass(frozen=True, slots=True)
class Case:
    """A comparison: the first command is the subject, each other one a yardstick.

    ``amount`` of ``unit`` is what the subject gets done in a run.
    """

    title: str
    commands: tuple[Command, ...]
    amount: int
    unit: str
    runs: int


def check_case() -> Case:
    """Check the whole course, against loading the program, and against only parsing the facts."""
    files = [str(file) for file in fact_files(ROOT)]
    return Case(
        title="factquiz check: every fact read, every item generated, proven and looked at",
        commands=(
            Command(
                "factquiz check",
                (*_FACTQUIZ, "check", "--course", str(ROOT)),
                accepted=frozenset({0, 1}),
            ),
            Command("the same program, loaded only", (sys.executable, "-c", _START)),
            Command("the same files through PyYAML", (sys.executable, "-c", _READ_YAML, *files)),
        ),
        amount=len(start(ROOT).bank.items),
        unit="items",
        runs=5,
    )


def _build(work: Path, name: str, builder: str, configuration: str, *settings: str) -> Command:
    out = work / name
    arguments = (
        *_SPHINX,
        builder,
        "-c",
        str(ROOT / configuration),
        "-d",
        str(work / f"{name} doctrees"),
        *(part for setting in settings for part in ("-D", setting)),
        str(ROOT / "book"),
        str(out),
    )
    return Command(name, arguments, lambda: shutil.rmtree(out, ignore_errors=True))


def _pages() -> int:
    return len(list((ROOT / "book").rglob("*.md")))


def book_case(work: Path) -> Case:
    """Build the web book, against the same pages in Sphinx's own theme and in Jupyter Book's.

    Both get the quizzes, marks and maps as well, and neither our search nor the archive for reading
    offline. The text alone says what all that makes a page cost.
    """
    themes = {"Sphinx": "alabaster", "Jupyter Book": "sphinx_book_theme"}
    return Case(
        title="The web book, built from nothing",
        commands=(
            _build(work, "web book", "html", "tools/sphinx"),
            *(
                _build(
                    work,
                    f"the same pages in the theme of {name}",
                    "html",
                    "tools/sphinx",
                    f"html_theme={theme}",
                )
                for name, theme in themes.items()
            ),
            _build(work, "their text alone in plain Sphinx", "html", "benchmarks/plain"),
        ),
        amount=_pages(),
        unit="pages",
        runs=3,
    )


def pdf_case(work: Path) -> Case:
    """Build the PDF, against compiling what it left, and against reading the pages only."""
    main = work / "PDF" / "sources" / "main.typ"
    return Case(
        title="The PDF, built from nothing",
        commands=(
            _build(work, "PDF", "typst", "tools/sphinx"),
            Command("Typst alone, the same sources", (sys.executable, "-c", _COMPILE, str(main))),
            _build(work, "the same pages, read and not written", "dummy", "tools/sphinx"),
        ),
        amount=_pages(),
        unit="pages",
        runs=3,
    )


def epub_case(work: Path) -> Case:
    """Build the EPUB, against reading the same pages and writing nothing."""
    return Case(
        title="The EPUB, built from nothing",
        commands=(
            _build(work, "EPUB", "epub", "tools/sphinx"),
            _build(work, "the same pages, read and not written", "dummy", "tools/sphinx"),
        ),
        amount=_pages(),
        unit="pages",
        runs=3,
    )


def grade_case(work: Path, students: int = STUDENTS) -> Case:
    """Grade a large class with a feedback page each, against merely reading the same files."""
    key = quiz.key([f"s{number:05d}" for number in range(students)])
    (work / "key.json").write_bytes(encode_pretty(key))
    roster = ["student,name", *(f"{form.student},Student {form.code}" for form in key.forms), ""]
    (work / "class.csv").write_text("\n".join(roster), encoding="utf-8")
    folder = work / "submissions"
    for number, form in enumerate(key.forms):
        responder = (make.right, make.wrong, make.half)[number % 3]
        file = folder / form.student / "submission.json"
        file.parent.mkdir(parents=True)
        file.write_bytes(encode_pretty(make.submission(form, responder)))
    out = work / "grades"
    arguments = ("grade", str(folder), "--key", str(work / "key.json"), "--out", str(out))
    return Case(
        title=f"factquiz grade: {students:,} submissions to gradebook, feedback and lists",
        commands=(
            Command(
                "factquiz grade",
                (*_FACTQUIZ, *arguments, "--roster", str(work / "class.csv")),
                lambda: shutil.rmtree(out, ignore_errors=True),
            ),
            Command(
                "the same files, read as JSON", (sys.executable, "-c", _READ_JSON, str(folder))
            ),
            Command("the same files, read", (sys.executable, "-c", _READ_BYTES, str(folder))),
        ),
        amount=students,
        unit="submissions",
        runs=5,
    )


def analyse_case(work: Path, students: int = BIG_CLASS) -> Case:
    """Analyse a large class, against reading its rows, and against pandas where there is one.

    ``FACTQUIZ_PEERS`` names the Python of an environment in which pandas is installed.
    """
    grades, out = work / "grades", work / "analysis"
    big_class.make(grades, students)
    rows = str(grades / "gradebook.sqlite")
    commands = [
        Command(
            "factquiz analyse",
            (*_FACTQUIZ, "analyse", str(grades), "--out", str(out)),
            accepted=frozenset({0, 1}),
        ),
        Command("the same rows, read from the database", (sys.executable, "-c", _READ_ROWS, rows)),
    ]
    if peers := os.environ.get("FACTQUIZ_PEERS"):
        script = ROOT / "benchmarks" / "peers" / "item_analysis.py"
        table = str(grades / "answers.csv")
        commands.append(Command("pandas, from CSV", (peers, str(script), table)))
    return Case(
        title=f"factquiz analyse: {students:,} students, {big_class.ITEMS} items",
        commands=tuple(commands),
        amount=students,
        unit="students",
        runs=5,
    )


def paper_case(work: Path, students: int = PAPERS) -> Case:
    """Print a class, against Typst alone on the same data.

    Each paper has a cover, two pages of questions and an answer sheet.
    """
    file, key = _paper_key(work, students)
    run = print_run(key, None, Format(), ENGLISH)
    documents = work / "documents.ndjson"
    documents.write_text("\n".join(paper_documents(run.papers(), run)), encoding="utf-8")
    out = work / "papers"
    return Case(
        title=f"factquiz paper: {students:,} papers, one by one and in one file, and keys",
        commands=(
            Command(
                "factquiz paper",
                (*_FACTQUIZ, "paper", str(file), "--out", str(out)),
                lambda: shutil.rmtree(out, ignore_errors=True),
            ),
            Command(
                "Typst alone, the same papers",
                (sys.executable, "-c", _TYPESET, str(documents)),
            ),
        ),
        amount=students,
        unit="papers",
        runs=1,
    )


def scan_case(work: Path, students: int = SCANS) -> Case:
    """Read answer sheets from one PDF, against drawing its pages and doing nothing with them."""
    key = parts.key([f"s{number:05d}" for number in range(students)])
    (work / "key.json").write_bytes(encode_pretty(key))
    files = []
    for number, form in enumerate(key.forms):
        (blank,) = blanks(key, form, Format())
        responses = {placed.item.id: make.right(placed) for placed in form.items}
        page = at_dpi(filled(blank, Format(), responses, CLEAR[number % len(CLEAR)], number), 200)
        seen = skewed(page, np.random.default_rng(number))
        files.append(work / f"{number}.jpg")
        cv2.imwrite(str(files[-1]), seen)
    as_pdf(files, work / "scans.pdf", dpi=200)
    out = work / "scanned"
    arguments = ("scan", str(work / "scans.pdf"), "--key", str(work / "key.json"))
    return Case(
        title=f"factquiz scan: {students:,} answer sheets in one PDF, a little askew",
        commands=(
            Command(
                "factquiz scan",
                (*_FACTQUIZ, *arguments, "--out", str(out)),
                lambda: shutil.rmtree(out, ignore_errors=True),
                accepted=frozenset({1}),  # what is written in boxes waits for a person
            ),
            Command(
                "the same pages, drawn only",
                (sys.executable, "-c", _DRAW, str(work / "scans.pdf")),
            ),
        ),
        amount=students,
        unit="pages",
        runs=1,
    )


def _paper_key(work: Path, students: int) -> tuple[Path, Key]:
    key = parts.key([f"s{number:05d}" for number in range(students)])
    file = work / f"{students}.key.json"
    file.write_bytes(encode_pretty(key))
    return file, key
