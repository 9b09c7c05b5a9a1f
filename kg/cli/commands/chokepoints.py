"""``kg chokepoints``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, Whole, show
from kg.cli.views import on_tables

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("chokepoints")(on_tables(chokepoints))


def chokepoints(
    of: Annotated[
        list[str] | None, typer.Argument(metavar="[OF]", help="Of a use or a good; of all uses.")
    ] = None,
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    plain: Plain = False,
    *,
    tables: list[Table],
) -> None:
    """Show what a use or a good hangs on: places, gates, and the fewest that stop it.

    Each --view makes a column of its own.

    kg chokepoints magnets
    """
    from kg.analyses.supply.beside import asked
    from kg.analyses.supply.chokepoints import chokepoints as find_chokepoints

    def ask(table: Table) -> object:
        return find_chokepoints(" ".join(of or []), table)

    found = asked(ask, tables)
    show(found, format=format, out=out, limit=limit, whole=whole, plain=plain)
