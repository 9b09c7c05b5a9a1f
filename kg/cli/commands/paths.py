"""``kg paths``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Out, Plain, Whole, show
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("paths")(on_table(paths))


def paths(
    start: Annotated[str, typer.Argument(metavar="FROM", help="What depends: a use, a good …")],
    goal: Annotated[str, typer.Argument(metavar="TO", help="On what: a country, a deposit …")],
    format: Format = "table",
    out: Out = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="List so many paths.")] = 12,
    whole: Whole = False,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Show how one thing depends on another, step by step, each with its claims.

    kg paths "wind turbines" China
    """
    from kg.analyses.supply.paths import paths as find_paths

    found = find_paths(start, goal, table, most=limit)
    show(found, format=format, out=out, whole=whole, plain=plain)
