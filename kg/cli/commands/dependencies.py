"""``kg dependencies``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Limit, Out, Plain, Whole, show
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("dependencies")(on_table(dependencies))


def dependencies(
    of: Annotated[
        list[str] | None, typer.Argument(metavar="[OF]", help="Only what this is connected with.")
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="table, json (node-link), graphml, gexf, or what other commands have.",
        ),
    ] = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Show the dependency graph that claims draw, or take it elsewhere.

    kg dependencies magnets --format graphml --out magnets.graphml
    """  # fmt: skip
    from kg.analyses.supply.dependencies import dependencies as find_dependencies

    found = find_dependencies(" ".join(of or []), table)
    show(found, format=format, out=out, limit=limit, whole=whole, plain=plain)
