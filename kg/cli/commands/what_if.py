"""``kg what-if``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, Whole, show
from kg.cli.views import on_table
from kg.errors import WrongUse

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("what-if")(on_table(what_if))


def what_if(
    withdraw: Annotated[
        list[str] | None,
        typer.Option("--withdraw", metavar="SOURCE", help="If this source were taken out."),
    ] = None,
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Say what would change without a source: origins, conflicts, ranks and shares.

    kg what-if --withdraw mcs2025
    """
    from kg.analyses.withdrawal import withdrawal

    if not withdraw:
        raise WrongUse("What if what?", remedy="Name a source: kg what-if --withdraw mcs2025")
    show(withdrawal(withdraw, table), format=format, out=out, limit=limit, whole=whole, plain=plain)
