"""``kg what-if``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Limit, Out, Plain, Whole, show
from kg.cli.views import on_tables
from kg.errors import WrongUse

if TYPE_CHECKING:
    from kg.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("what-if")(on_tables(what_if))


def what_if(
    withdraw: Annotated[
        list[str] | None,
        typer.Option("--withdraw", metavar="SOURCE", help="If this source were taken out."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without", metavar="NAME", help="If this country, deposit, good or source were gone."
        ),
    ] = None,
    format: Format = "table",
    out: Out = None,
    limit: Limit = None,
    whole: Whole = False,
    plain: Plain = False,
    *,
    tables: list[Table],
) -> None:
    """Say what would change without a source, or be lost without a country, deposit or good.

    kg what-if --withdraw mcs2025

    kg what-if --without China

    Each --view makes a column of its own, of what is lost.
    """
    if not (withdraw or without) or (withdraw and without):
        raise WrongUse(
            "What if what?", remedy="Give --withdraw with sources, or --without with names."
        )
    found = _result(withdraw or [], without or [], tables)
    show(found, format=format, out=out, limit=limit, whole=whole, plain=plain)


def _result(withdraw: list[str], without: list[str], tables: list[Table]) -> object:
    from kg.analyses.naming import find_sources, sources_called
    from kg.analyses.supply.beside import beside
    from kg.analyses.supply.removal import removal
    from kg.analyses.withdrawal import withdrawal

    first, *more = tables
    named = [one for name in without for one in sources_called(name, first) or (name,)]
    named += [one for name in withdraw for one in find_sources(name, first)]
    if more:
        return beside(lambda table: removal(named, table), tables)
    if set(named) <= set(first.whole.sources(named)):
        return withdrawal(named, first)
    return removal(named, first)
