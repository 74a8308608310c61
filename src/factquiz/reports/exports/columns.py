"""One table of a gradebook as Parquet; needs the extra ``parquet``."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from factquiz.reports.exports.tables import TABLES

if TYPE_CHECKING:
    from factquiz.gradebook.gradebook import Gradebook


def as_parquet(gradebook: Gradebook, table: str) -> bytes:
    """Return a table as Parquet: columns of whole numbers as such, all others as text.

    Raises:
        ImportError: pyarrow is not installed.

    """
    import pyarrow as pa  # noqa: PLC0415 (heavy, and in an extra)
    from pyarrow import parquet  # noqa: PLC0415

    header, rows = TABLES[table]
    cells = list(rows(gradebook))
    columns = {name: [row[place] for row in cells] for place, name in enumerate(header)}
    typed = {
        name: pa.array(
            values if numeric else [str(value) for value in values],
            pa.int64() if numeric else pa.string(),
        )
        for name, values in columns.items()
        for numeric in [bool(values) and all(isinstance(value, int) for value in values)]
    }
    out = io.BytesIO()
    parquet.write_table(pa.table(typed), out)
    return out.getvalue()
