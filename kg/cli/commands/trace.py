"""``kg trace``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import (
    Format,
    Limit,
    Out,
    Plain,
    Tolerance,
    Whole,
    refuse_empty,
    show,
    tolerance_of,
)
from kg.cli.views import on_tables

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("trace")(on_tables(trace))


def trace(
    question: Annotated[
        list[str], typer.Argument(help="What is contested, in words of any order.")
    ],
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    tolerance: Tolerance = None,
    plain: Plain = False,
    *,
    tables: list[Table],
) -> None:
    """Trace a contested number: positions, origins, who repeats whom, why they differ.

    Each --view makes a column of its own.

    kg trace "Russia rare earth reserves"
    """
    from kg.analyses.side_by_side import side_by_side
    from kg.analyses.trace import trace as trace_question

    words, share = refuse_empty(" ".join(question)), tolerance_of(tolerance)
    result: object
    if len(tables) > 1:
        result = side_by_side(words, tables, tolerance=share)
    else:
        result = trace_question(words, tables[0], tolerance=share)
    show(result, format=format, out=out, limit=limit, whole=whole, plain=plain)
