"""``kg standing``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, Whole, show
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("standing")(on_table(standing))


def standing(
    question: Annotated[
        list[str] | None, typer.Argument(help="What is contested; everything if left out.")
    ] = None,
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Say who stands on whom: claims by origin, what falls with what, and circles.

    kg standing "Russia rare earth reserves"
    """
    from kg.analyses.standing import standing as who_stands

    found = who_stands(" ".join(question or []), table)
    show(found, format=format, out=out, limit=limit, whole=whole, plain=plain)
