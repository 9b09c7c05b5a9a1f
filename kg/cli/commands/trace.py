"""``kg trace``."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import (
    Format,
    Limit,
    Out,
    Plain,
    StorePath,
    Tolerance,
    Whole,
    open_store,
    refuse_empty,
    show,
    tolerance_of,
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("trace")(trace)


def trace(
    question: Annotated[
        list[str], typer.Argument(help="What is contested, in words of any order.")
    ],
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    tolerance: Tolerance = None,
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """Trace a contested number: positions, origins, who repeats whom, why they differ.

    kg trace "Russia rare earth reserves"
    """
    from kg.analyses.trace import trace as trace_question

    words = refuse_empty(" ".join(question))
    result = trace_question(words, open_store(store).table, tolerance=tolerance_of(tolerance))
    show(result, format=format, out=out, limit=limit, whole=whole, plain=plain)
