"""``kg export``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.options import Out, StorePath, open_store, saying, show

Wanted = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help="turtle, trig, nquads, jsonld, nanopub, schema-org, csv, parquet or claims.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]…", help="Ids, as `kg sources` lists them; all without."),
    ] = None,
    format: Wanted = "trig",
    out: Out = None,
    store: StorePath = None,
) -> None:
    """Write sources in another format: to a file, a directory or, without --out, to a pipe.

    kg export seed --format turtle --out article.ttl
    """
    from kg import exporters
    from kg.exporting import as_bytes, names_of
    from kg.exporting import export as export_to

    opened = open_store(store)
    if out is not None:
        show(export_to(opened, out, format=format, sources=sources or ()))
        return
    content = as_bytes(opened, exporters.named(format), names_of(opened, sources))
    with saying():
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
