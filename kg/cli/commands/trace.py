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
from kg.cli.views import on_table

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("trace")(on_table(trace))


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
    table: Table,
) -> None:
    """Trace a contested number: positions, origins, who repeats whom, why they differ.

    kg trace "Russia rare earth reserves"
    """
    from kg.analyses.trace import trace as trace_question

    words = refuse_empty(" ".join(question))
    result = trace_question(words, table, tolerance=tolerance_of(tolerance))
    show(result, format=format, out=out, limit=limit, whole=whole, plain=plain)
