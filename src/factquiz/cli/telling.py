"""How every command tells what is wrong with the files that it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factquiz.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.diagnostics import Diagnostic


def tell(found: Iterable[Diagnostic]) -> None:
    """Print diagnostics to standard error, errors in red where there is a terminal."""
    for each in found:
        colour = "red" if each.severity is Severity.ERROR else "yellow"
        click.echo(
            str(each).replace(each.severity, click.style(each.severity, colour), 1), err=True
        )
