"""``kg blame``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, refuse_empty, show
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("blame")(on_table(blame))


def blame(
    what: Annotated[
        list[str],
        typer.Argument(metavar="CLAIM|NUMBER", help="A claim's id, or a number with its unit."),
    ],
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Blame one number: the chain hop by hop, and the hop where it changed.

    kg blame "28.5 Mt"
    """
    from kg.analyses.blame import blame as blame_number

    result = blame_number(refuse_empty(" ".join(what)), table)
    show(result, format=format, out=out, limit=limit, plain=plain)
