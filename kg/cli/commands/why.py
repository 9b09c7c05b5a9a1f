"""``kg why``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Out, Plain, Whole, show
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("why")(on_table(why))


def why(
    one: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, like seed.s30.")],
    other: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of another.")],
    format: Format = "table",
    out: Out = None,
    whole: Whole = False,
    plain: Plain = False,
    *,
    table: Table,
) -> None:
    """Say why two claims differ: every reason examined, with verdict and evidence.

    kg why seed.s30 seed.s31
    """
    from kg.analyses.why import why as why_two

    result = why_two(one, other, table)
    show(result, format=format, out=out, whole=whole, plain=plain)
