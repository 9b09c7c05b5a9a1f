"""``kg map``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Out, write
from kg.cli.views import on_table
from kg.files import is_file

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("map")(on_table(map_))


def map_(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="What is contested; a good, use or place, or two of which one depends on the "
            "other; a source; or files of your own. Without it, all dependencies."
        ),
    ] = None,
    out: Out = None,
    standing: Annotated[
        bool, typer.Option("--standing", help="Draw who stands on whom instead.")
    ] = False,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Do not open it in the browser.")
    ] = False,
    *,
    table: Table,
) -> None:
    """Draw a map as one HTML file: figures, origins, who repeats whom, with every word.

    kg map "Russia rare earth reserves" -o russia.html
    """
    from kg.render.map import as_map

    if what and all(map(is_file, what)):
        page = _of_files(what, table)
    elif standing:
        from kg.analyses.standing import standing as who_stands

        page = as_map(who_stands(" ".join(what or ()), table))
    else:
        from kg.analyses.mapped import mapped

        page = as_map(mapped(*what or (), table=table))
    _hand_over(page, out, no_open=no_open)


def _of_files(files: list[str], table: Table) -> str:
    """Return the map of what files say, beside what the store has; the store stays as it is."""
    from kg import loading
    from kg.analyses.told import told
    from kg.render.map import as_map

    with loading.beside(files, table) as (wider, sources):
        return as_map(told(sources, wider))


def _hand_over(page: str, out: Path | None, *, no_open: bool) -> None:
    """Write a page to a pipe or a file, and open the file where somebody sits at a terminal."""
    if out is None and not sys.stdout.isatty():
        write([page], None)
        return
    file = out or Path(tempfile.mkdtemp(prefix="kg-map-")) / "map.html"
    write([page], file)
    typer.echo(f"The map is in {file}.", err=True)
    if sys.stdout.isatty() and not no_open:
        import webbrowser

        if not webbrowser.open(file.resolve().as_uri()):
            typer.echo("No browser was found to open it.", err=True)
