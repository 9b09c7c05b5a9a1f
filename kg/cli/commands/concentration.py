"""``kg concentration``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, Whole, show
from kg.cli.views import on_tables

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("concentration")(on_tables(concentration))


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
    tables: list[Table],
) -> None:
    """Show how concentrated supply is: suppliers ranked, with an index as an interval.

    Each --view makes a column of its own.

    kg concentration USA imports
    """
    from kg.analyses.supply.beside import asked
    from kg.analyses.supply.concentration import concentration as find_concentration

    def ask(table: Table) -> object:
        return find_concentration(" ".join(of or []), table)

    found = asked(ask, tables)
    show(found, format=format, out=out, limit=limit, whole=whole, plain=plain)
