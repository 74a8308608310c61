"""The folder that ``factquiz analyse`` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factquiz.analysis.model import ANALYSIS_FORMAT
from factquiz.gradebook.cells import write_csv
from factquiz.items.codec import encode_pretty
from factquiz.reports import analysis_tables as tables
from factquiz.reports.analysis_page import analysis_page

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.analysis.model import Analysis

DATA, PAGE = "analysis.json", "analysis.html"
CRITERIA, IRT, RELIABILITY = "criteria.csv", "irt.csv", "reliability.csv"
FILES = (
    *(DATA, PAGE, "items.csv", "options.csv", "facts.csv", "objectives.csv", "beliefs.csv"),
    *("classes.csv", RELIABILITY, CRITERIA, IRT),
)


class _Signature(msgspec.Struct):
    format: str


def stranger(folder: Path) -> str:
    """Return the name of something in a folder that no earlier analysis wrote there, if any."""
    try:
        signature = msgspec.json.decode((folder / DATA).read_bytes(), type=_Signature)
    except (OSError, msgspec.DecodeError):
        return "no analysis of ours but other files"
    if signature.format != ANALYSIS_FORMAT:
        return f"an {DATA} of another format"
    return next((each.name for each in sorted(folder.iterdir()) if each.name not in FILES), "")


def write_analysis(analysis: Analysis, new: Path, book_url: str = "") -> None:
    """Write page, data and tables into a folder (see :mod:`factquiz.staging`).

    Raises:
        OSError: the disk or the permissions do not allow it.

    """
    page = analysis_page(analysis, book_url)
    (new / PAGE).write_text(page, encoding="utf-8", newline="\n")
    (new / DATA).write_bytes(encode_pretty(analysis))
    write_csv(new / "items.csv", tables.items_header(analysis), tables.item_rows(analysis))
    write_csv(new / "options.csv", tables.options_header(analysis), tables.option_rows(analysis))
    write_csv(new / "facts.csv", tables.FACTS_HEADER, tables.fact_rows(analysis))
    for name, header, rows in (
        ("objectives.csv", tables.OBJECTIVES_HEADER, tables.objective_rows(analysis)),
        ("beliefs.csv", tables.BELIEFS_HEADER, tables.belief_rows(analysis)),
        ("classes.csv", tables.CLASSES_HEADER, tables.class_rows(analysis)),
        (RELIABILITY, tables.RELIABILITY_HEADER, tables.reliability_rows(analysis)),
    ):
        write_csv(new / name, header, rows)
    if analysis.criteria:
        write_csv(new / CRITERIA, tables.CRITERIA_HEADER, tables.criterion_rows(analysis))
    if analysis.irt:
        write_csv(new / IRT, tables.IRT_HEADER, tables.irt_rows(analysis.irt))
