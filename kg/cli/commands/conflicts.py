"""``kg conflicts``."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, StorePath, open_store, show


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("conflicts")(conflicts)


def conflicts(
    about: Annotated[
        list[str] | None, typer.Argument(help="Only questions with these words.")
    ] = None,
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """List every contested question, the largest factor first.

    kg conflicts rare-earth reserves
    """
    from kg.analyses.conflicts import conflicts as find_conflicts

    found = find_conflicts(open_store(store).table, about=" ".join(about or []))
    show(found, format=format, out=out, limit=limit, plain=plain)
