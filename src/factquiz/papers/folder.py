"""The folder of a print run: what students get, and apart from it what they must not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.gradebook.cells import text, write_csv
from factquiz.items.codec import encode
from factquiz.papers.layout import layout
from factquiz.papers.printfile import write_print_file
from factquiz.papers.typeset import (
    BlankDocument,
    BookletDocument,
    PaperDocument,
    Typesetter,
    look,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from factquiz.papers.run import PrintRun
    from factquiz.papers.student import StudentPaper

PAPERS = "papers"
PRINT_FILE = "all-papers.pdf"
LIST_FILE = "papers.csv"
MARKER = "marker"
BOOKLET_FILE = "key-booklet.pdf"
LAYOUT_FILE = "layout.json"

_OURS = {
    "": {PAPERS, PRINT_FILE, LIST_FILE, MARKER},
    MARKER: {BOOKLET_FILE, LAYOUT_FILE},
}


def paper_documents(papers: Iterable[StudentPaper], run: PrintRun) -> Iterator[str]:
    """Yield what Typst gets for each paper, as JSON."""
    shape = look(run.format, run.words)
    for paper in papers:
        document = PaperDocument(title=f"{paper.title}: {paper.form}", look=shape, paper=paper)
        yield encode(document).decode("utf-8")


def write_papers(papers: Sequence[StudentPaper], run: PrintRun, folder: Path) -> Iterator[str]:
    """Write a PDF for each paper and the list of them; yield each form's code when it is done."""
    (folder / PAPERS).mkdir()
    setter = Typesetter("paper", run.typefaces)
    rows = []
    for paper, document in zip(papers, paper_documents(papers, run), strict=True):
        name = f"{PAPERS}/{paper.form}.pdf"
        (folder / name).write_bytes(setter.pdf_of(document))
        rows.append((text(paper.student), text(paper.name), paper.form, name))
        yield paper.form
    write_csv(folder / LIST_FILE, ("student", "name", "form", "file"), tuple(rows))


def write_all_papers(papers: Sequence[StudentPaper], run: PrintRun, folder: Path) -> None:
    """Write the papers that are in a folder as one file, in their order."""
    blank = Typesetter("blank").pdf(BlankDocument(look=look(run.format, run.words)))
    files = (folder / PAPERS / f"{paper.form}.pdf" for paper in papers)
    write_print_file(files, blank, run.key.title, folder / PRINT_FILE)


def write_marker(run: PrintRun, folder: Path) -> None:
    """Write what the marker needs: the key booklet, and where the bubbles are."""
    (folder / MARKER).mkdir()
    document = BookletDocument(
        title=f"{run.key.title}: {look(run.format, run.words).words['booklet']}",
        look=look(run.format, run.words),
        booklet=run.booklet(),
    )
    (folder / MARKER / BOOKLET_FILE).write_bytes(Typesetter("booklet", run.typefaces).pdf(document))
    made = layout(run.key.quiz, run.sheets(), run.format)
    (folder / MARKER / LAYOUT_FILE).write_bytes(encode(made) + b"\n")


def stranger(folder: Path) -> str:
    """Name something in a folder that is not of a print run, or return an empty text."""
    return next(_strangers(folder), "")


def _strangers(folder: Path) -> Iterator[str]:
    for entry in sorted(folder.rglob("*")):
        name = entry.relative_to(folder)
        inside = name.parent.as_posix().removeprefix(".")
        ours = entry.name in _OURS.get(inside, ()) or (
            inside == PAPERS and entry.suffix == ".pdf" and entry.is_file()
        )
        if not ours or entry.is_symlink():
            yield name.as_posix()
