"""``kg ask`` and ``kg queries``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, StorePath, Whole, open_store, show
from kg.errors import KgError, WrongUse

if TYPE_CHECKING:
    from kg.queries.request import Request
    from kg.queries.running import Runner

AnswerFormat = Annotated[
    str,
    typer.Option("--format", "-f", help="table, csv, tsv, json, jsonl, xml, md, html, ttl or nt."),
]


What = Annotated[
    list[str],
    typer.Argument(
        metavar="QUESTION",
        help="The name of a query and its parameters, SPARQL, a file, - for stdin, or words.",
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option(min=0.1, help="Seconds that it may take (30; at an endpoint KG_TIMEOUT)."),
]
Memory = Annotated[
    float | None, typer.Option(min=1, help="Gigabytes that it may use (4; an endpoint decides).")
]
MostRows = Annotated[int, typer.Option(min=1, help="Rows that it may give.")]
Translate = Annotated[str, typer.Option(help="Let this plug-in turn the words into SPARQL.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("ask", context_settings={"ignore_unknown_options": True})(ask)
    app.command("queries")(queries)


def ask(
    what: What,
    format: AnswerFormat = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    timeout: Timeout = None,
    memory: Memory = None,
    max_rows: MostRows = 1_000_000,
    translate: Translate = "",
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """Ask a query of the catalogue, any SPARQL, or a question in plain words.

    kg ask estimates --subject Russia --property reserves
    """
    from kg.queries.asking import answer_to, written_answer_to
    from kg.queries.emptiness import begun, nothing_found
    from kg.queries.limits import Limits
    from kg.queries.running import Runner
    from kg.render.safe import safe

    request = _requested(what, translate)
    with Runner(open_store(store)) as runner:
        if request.words:
            request = _in_sparql(request.words, translate, runner)
        limits = Limits(timeout, memory * 1e9 if memory else None, max_rows)
        answer = written_answer_to if format == "csv" and limit is None else answer_to
        found, has_rows = begun(answer(request, runner, limits))
        for note in found.notes:
            typer.echo(f"kg: {safe(note)}", err=True)
        if has_rows or format != "table":
            show(
                found, format=format, out=out, limit=limit, whole=whole, plain=plain,
                request=request,
            )  # fmt: skip
        if not has_rows:
            raise nothing_found(request, runner, found.notes)
        if not found.complete:
            raise KgError("The answer is not complete.")


def _requested(what: list[str], translate: str) -> Request:
    from kg.queries.request import request_of

    request = request_of(what, _stdin() if "-" in what else "")
    if translate and not request.words:
        raise WrongUse(
            "--translate is for a question in words, and this one needs no translating.",
            remedy="Leave it out.",
        )
    return request


def _stdin() -> str:
    from kg.queries.catalogue import read_text

    return read_text(sys.stdin.buffer, "What comes on stdin")


def _in_sparql(words: str, translate: str, runner: Runner) -> Request:
    """Return what a question in plain words is taken to ask, and say so."""
    from kg.queries.plain_words import understand
    from kg.queries.request import Request
    from kg.queries.translators import translated
    from kg.render.safe import safe, visible

    if translate:
        text = translated(words, translate)
        typer.echo(f"{visible(text)}\n", err=True)
        return Request(text=text)
    understood = understand(words, runner.store)
    reading = understood.reading
    typer.echo(f"Asking: {safe(reading.command)}   ({reading.query.title})", err=True)
    for remark in understood.remarks:
        typer.echo(safe(remark), err=True)
    for other in understood.others:
        typer.echo(f"It could also be: {safe(other.command)}", err=True)
    return Request(query=reading.query, parameters=reading.parameters)


def queries(
    name: Annotated[str, typer.Argument(help="Show this query whole.")] = "",
    format: Format = "table",
    out: Out = None,
    plain: Plain = False,
) -> None:
    """List the queries of the catalogue, or show one with its parameters and columns.

    kg queries estimates
    """
    from kg.queries.catalogue import catalogue, named

    show(named(name) if name else catalogue(), format=format, out=out, plain=plain)
