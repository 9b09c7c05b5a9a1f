"""``kg plot``."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Out, StorePath, open_store, refuse_empty, write


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plot")(plot)


def plot(
    name: Annotated[str, typer.Argument(metavar="PLOT", help="forest, revisions, origins or heat.")],
    question: Annotated[list[str], typer.Argument(help="What is contested, in any order of words.")],
    out: Out = None,
    store: StorePath = None,
) -> None:
    """Draw a plot as SVG: estimates, revisions, origins, or a heat map of conflicts.

    kg plot forest "Russia rare earth reserves" -o russia.svg
    """
    from kg.render import plots

    chosen = plots.plot(name)
    words = refuse_empty(" ".join(question))
    write(chosen.PLOT(chosen.ASK(words, open_store(store).table)), out)
