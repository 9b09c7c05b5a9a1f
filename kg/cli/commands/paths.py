"""``kg paths``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Out, Plain, Whole, show
from kg.cli.views import on_tables

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("paths")(on_tables(paths))


def paths(
    start: Annotated[str, typer.Argument(metavar="FROM", help="What depends: a use, a good …")],
    goal: Annotated[str, typer.Argument(metavar="TO", help="On what: a country, a deposit …")],
    format: Format = "table",
    out: Out = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="List so many paths.")] = 12,
    whole: Whole = False,
    plain: Plain = False,
    *,
    tables: list[Table],
) -> None:
    """Show how one thing depends on another, step by step, each with its claims.

    Each --view makes a column of its own.

    kg paths "wind turbines" China
    """
    from kg.analyses.supply.beside import asked
    from kg.analyses.supply.paths import paths as find_paths

    def ask(table: Table) -> object:
        return find_paths(start, goal, table, most=limit)

    found = asked(ask, tables)
    show(found, format=format, out=out, whole=whole, plain=plain)
