"""``kg show`` and ``kg sources``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, StorePath, Whole, open_store, refuse_empty
from kg.cli.options import show as show_result
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("show")(on_table(show))
    app.command("sources")(sources)


def show(
    name: Annotated[
        list[str], typer.Argument(help="A place, agent, source, claim, concept or question.")
    ],
    format: Format = "table",
    out: Out = None,
    whole: Whole = False,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Show what is known about anything that has a name.

    kg show Burma
    """
    from kg.analyses.show import show as show_name

    result = show_name(refuse_empty(" ".join(name)), table)
    show_result(result, format=format, out=out, whole=whole, plain=plain)


def sources(
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """List the sources in the store, by date."""
    from kg.analyses.sources import sources as list_sources

    show_result(list_sources(open_store(store)), format=format, out=out, limit=limit, plain=plain)
