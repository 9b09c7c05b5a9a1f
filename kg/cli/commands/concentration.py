"""``kg concentration``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, Whole, show
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("concentration")(on_table(concentration))


def concentration(
    of: Annotated[
        list[str] | None, typer.Argument(metavar="[OF]", help="A good, stage or importer; all.")
    ] = None,
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Show how concentrated supply is: suppliers ranked, with an index as an interval.

    kg concentration USA imports
    """
    from kg.analyses.supply.concentration import concentration as find_concentration

    found = find_concentration(" ".join(of or []), table)
    show(found, format=format, out=out, limit=limit, whole=whole, plain=plain)
