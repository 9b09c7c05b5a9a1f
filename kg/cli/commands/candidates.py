"""``kg candidates``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, show
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("candidates")(on_table(candidates))


def candidates(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim.")],
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Look for figures that a claim may have been taken from, though nobody says so.

    kg candidates mcs2024.russia.reserves
    """
    from kg.analyses.candidates import candidates as find_candidates

    found = find_candidates(claim, table)
    show(found, format=format, out=out, limit=limit, plain=plain)
