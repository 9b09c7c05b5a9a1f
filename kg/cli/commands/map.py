"""``kg map``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Out, refuse_empty, write
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("map")(on_table(map_))


def map_(
    what: Annotated[list[str], typer.Argument(help="What is contested, in words of any order.")],
    out: Out = None,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Do not open it in the browser.")
    ] = False,
    *,
    table: Table,
) -> None:
    """Draw a map as one HTML file: figures, origins, who repeats whom, with every word.

    kg map "Russia rare earth reserves" -o russia.html
    """
    from kg.analyses.trace import trace
    from kg.render.map import as_map

    page = as_map(trace(refuse_empty(" ".join(what)), table))
    if out is None and not sys.stdout.isatty():
        write([page], None)
        return
    file = out or Path(tempfile.mkdtemp(prefix="kg-map-")) / "map.html"
    write([page], file)
    typer.echo(f"The map is in {file}.", err=True)
    if sys.stdout.isatty() and not no_open:
        _open(file)


def _open(file: Path) -> None:
    import webbrowser

    if not webbrowser.open(file.resolve().as_uri()):
        typer.echo("No browser was found to open it.", err=True)
