"""The code of an answer sheet, drawn."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factquiz.papers.code import SheetCode


def qr_svg(code: SheetCode) -> str:
    """Return a QR code as an SVG without margin, one unit for each module.

    A quarter of it may be covered and it can still be read (level Q).
    """
    import segno  # noqa: PLC0415 (of the extra `paper`; the book sets its type with this package, too)

    made = segno.make(code.text, error="q", micro=False, boost_error=False)
    out = io.BytesIO()
    made.save(out, kind="svg", border=0, xmldecl=False, svgns=True, nl=False, omitsize=True)
    return out.getvalue().decode("utf-8")
