"""What a command that asks the claim table shares: which store, and under which view."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import StorePath, open_store
from kg.errors import WrongUse

if TYPE_CHECKING:
    from kg.table import Table

Command = Callable[..., None]
_PANEL = "What to accept"
AccordingTo = Annotated[
    list[str] | None,
    typer.Option(
        metavar="BODY", help="Only what goes back to this body, said by itself or repeated.",
        rich_help_panel=_PANEL,
    ),
]  # fmt: skip
SaidBy = Annotated[
    list[str] | None,
    typer.Option(
        metavar="AGENT", help="Only what this person or body says.", rich_help_panel=_PANEL
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(metavar="SOURCE", help="As if this source were not held.", rich_help_panel=_PANEL),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="Only what had surely been published by that day.",
        rich_help_panel=_PANEL,
    ),
]  # fmt: skip
TrustFile = Annotated[
    Path | None,
    typer.Option("--trust", metavar="FILE", help="As a trust file says.", rich_help_panel=_PANEL),
]
ViewLines = Annotated[
    list[str] | None,
    typer.Option(
        "--view", metavar="VIEW", help="All of these in one, like according-to=usgs,as-of=2024.",
        rich_help_panel=_PANEL,
    ),
]  # fmt: skip
_OPTIONS: dict[str, Any] = {
    "store": StorePath, "according_to": AccordingTo, "said_by": SaidBy, "without": Without,
    "as_of": AsOf, "trust": TrustFile, "view": ViewLines,
}  # fmt: skip


def on_table(command: Command) -> Command:
    """Give a command the claim table as ``table``, and the options for its store and view."""

    def with_one(tables: list[Table], **others: Any) -> None:
        if len(tables) > 1:
            raise WrongUse("This takes one view.", remedy="Give --view once.")
        command(table=tables[0], **others)

    return _with_options(command, with_one, given="table")


def on_tables(command: Command) -> Command:
    """Give a command as ``tables`` the claim table under each ``--view``, else one table."""
    return _with_options(command, command, given="tables")


def _with_options(command: Command, run: Command, given: str) -> Command:
    """Return a command that runs with tables, and has options where it had the ``given`` one."""

    @wraps(command)
    def with_options(**arguments: Any) -> None:
        ours = {option: arguments.pop(option) for option in offered}
        ours |= {option: None for option in _OPTIONS if option not in offered}
        run(tables=_tables(ours.pop("store"), ours.pop("view") or [], **ours), **arguments)

    command.__annotations__.pop(given)  # its type is not there at run time, to start quickly
    signature = inspect.signature(command, eval_str=True)
    kept = [p for p in signature.parameters.values() if p.name != given]
    offered = {o: kind for o, kind in _OPTIONS.items() if o not in signature.parameters}
    added = [
        inspect.Parameter(option, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for option, kind in offered.items()
    ]
    with_options.__annotations__ = {p.name: p.annotation for p in (*kept, *added)}
    shown = signature.replace(parameters=[*kept, *added])
    with_options.__dict__["__signature__"] = shown  # what typer reads the options from
    return with_options


def _tables(
    store: str | None,
    lines: list[str],
    *,
    according_to: list[str] | None,
    said_by: list[str] | None,
    without: list[str] | None,
    as_of: str | None,
    trust: Path | None,
) -> list[Table]:
    table = open_store(store).table
    if not (lines or according_to or said_by or without or as_of or trust):
        return [table]
    from kg.analyses.views import Wanted, view_of

    wanted = Wanted(
        according_to=tuple(according_to or ()),
        without=tuple(without or ()),
        said_by=tuple(said_by or ()),
        as_of=(as_of,) if as_of else (),
        trust=(str(trust),) if trust else (),
    )
    shared = view_of(wanted, table)
    tables = [table.under(shared & view_of(line, table)) for line in lines or [""]]
    for one in tables:
        _tell(one)
    return tables


def _tell(table: Table) -> None:
    """Say on stderr what a view keeps, and what it leaves out for want of a date."""
    from kg.analyses.views import describe
    from kg.render.safe import safe

    typer.echo(safe(describe(table)), err=True)
