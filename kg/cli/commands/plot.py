"""``kg plot``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Out, refuse_empty, write
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plot")(on_table(plot))


def plot(
    name: Annotated[
        str, typer.Argument(metavar="PLOT", help="forest, revisions, origins or heat.")
    ],
    question: Annotated[
        list[str], typer.Argument(help="What is contested, in words of any order.")
    ],
    out: Out = None,
    *,
    table: Table,
) -> None:
    """Draw a plot as SVG: estimates, revisions, origins, or a heat map of conflicts.

    kg plot forest "Russia rare earth reserves" -o russia.svg
    """
    from kg.render.plots import plot as find_plot

    chosen = find_plot(name)
    write([chosen.PLOT(chosen.ASK(refuse_empty(" ".join(question)), table))], out)
