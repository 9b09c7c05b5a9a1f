"""``kg conflicts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, show
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("conflicts")(on_table(conflicts))


def conflicts(
    about: Annotated[
        list[str] | None, typer.Argument(help="Only questions with these words.")
    ] = None,
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """List every contested question, the largest factor first.

    kg conflicts rare-earth reserves
    """
    from kg.analyses.conflicts import conflicts as find_conflicts

    found = find_conflicts(table, about=" ".join(about or []))
    show(found, format=format, out=out, limit=limit, plain=plain)
