"""``kg add``, ``kg validate``, ``kg withdraw``, ``kg rebuild``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Format, Plain, Progress, StorePath, backend, show

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="claims/1, USGS tables or RDF.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("add")(add)
    app.command("validate")(validate)
    app.command("withdraw")(withdraw)
    app.command("rebuild")(rebuild)


def add(
    files: Files,
    format: Format = "table",
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """Load files, all of them or none; an edition that is there already is replaced.

    kg add article.yaml
    """
    from kg import loading

    there = backend(store)
    with Progress("Loading") as progress:
        report = loading.add(files, there, progress=progress)
    show(report, format=format, plain=plain)


def validate(
    files: Files,
    format: Format = "table",
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """Check files as `kg add` would, and change nothing."""
    from kg import loading

    report = loading.validate(files, backend(store))
    show(report, format=format, plain=plain)


def withdraw(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="Ids, as `kg sources` lists them.")
    ],
    format: Format = "table",
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """Take source editions out of the store, all of them or none."""
    from kg import loading

    show(loading.withdraw(sources, backend(store)), format=format, plain=plain)


def rebuild(
    check: Annotated[
        bool, typer.Option("--check", help="Only compare all files with their hashes.")
    ] = False,
    format: Format = "table",
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """Make the store anew from its graph and sources, or check that its files are whole."""
    from kg import loading

    if check:
        typer.echo(loading.check(store))
        return
    with Progress("Rebuilding") as progress:
        report = loading.rebuild(store, progress=progress)
    show(report, format=format, plain=plain)
