"""``kg check``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, show
from kg.cli.views import on_table
from kg.errors import KgError, WrongUse

if TYPE_CHECKING:
    from kg.table import Table

FOUND_PROBLEMS = 4


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(on_table(check))


def check(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE|FILE…", help="Ids, as `kg sources` lists them, or files to try."
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Check every source in the store.")
    ] = False,
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="FILE", help="The whole text, to look its quotes up in."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="What had fallen due by that day (today)."),
    ] = None,
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Check whether a document adds up: sums, ranks, editions, attributions, dates.

    kg check seed

    A file is checked without loading it. Exits with 4 when something is contradicted.
    """
    from kg import loading
    from kg.analyses.check import check as check_sources

    names = what or []
    if bool(names) == everything:
        raise WrongUse("Name a source or a file, or give --all.", remedy="Like: kg check seed")
    with loading.beside(names, table) as (whole, sources):
        if text and len(sources) != 1:
            raise WrongUse("--text is the text of one source.", remedy="Name one source.")
        checked = check_sources(sources, whole, on=_day(on), text=_read(text))
        show(checked, format=format, out=out, limit=limit, plain=plain)
    if checked.faults:
        raise typer.Exit(FOUND_PROBLEMS)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"“{text}” is no day.", remedy="Write it like 2026-11-25.") from None


def _read(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise WrongUse(f"There is no file {path}.", remedy="Check the path.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path} cannot be read as text: {error}.") from None
