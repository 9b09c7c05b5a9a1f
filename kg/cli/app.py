"""The program: finds the commands, runs one, and says what went wrong in one sentence."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NoReturn

import typer

from kg import __version__
from kg.cli import commands
from kg.cli.options import let_go_of_stdout
from kg.errors import BadInput, BadQuery, KgError

INTERRUPTED = 130
MOST_PROBLEMS = 30


class _Commands(typer.core.TyperGroup):
    """Lists the commands by name, whichever files they stand in, and runs one."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx))

    def make_context(self, *args: Any, **settings: Any) -> Any:
        with _nobody_reads():  # its own help is written here
            return super().make_context(*args, **settings)

    def invoke(self, ctx: Any) -> Any:
        try:
            with _nobody_reads():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo("Stopped.", err=True)
            raise typer.Exit(INTERRUPTED) from None


@contextmanager
def _nobody_reads() -> Iterator[None]:
    """End well when the reader of a pipe has gone, which typer would call a failure."""
    try:
        yield
    except BrokenPipeError:
        let_go_of_stdout()
        raise typer.Exit from None


app = typer.Typer(
    name="kg",
    cls=_Commands,
    help="git blame for numbers: who said a contested figure first, who only repeats it, "
    "and why the figures differ.",
    epilog='Begin with: kg trace "Russia rare earth reserves"',
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)
_settings = {"debug": False}


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _begin(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the whole trace of an error.")
    ] = False,
) -> None:
    _settings["debug"] = debug


for _module in sorted(m.name for m in pkgutil.iter_modules(commands.__path__)):
    importlib.import_module(f"{commands.__name__}.{_module}").register(app)


def main() -> None:
    """Run the program; the only place that catches whatever may come."""
    try:
        app(standalone_mode=True)
    except KgError as error:
        if _settings["debug"]:
            raise
        _complain(error)
        sys.exit(error.exit_code)
    except Exception as error:
        if _settings["debug"]:
            raise
        _unexpected(error)


def _complain(error: KgError) -> None:
    from kg.render.safe import safe

    if isinstance(error, BadInput):
        for problem in error.problems[:MOST_PROBLEMS]:
            typer.echo(safe(str(problem)), err=True)
            if problem.excerpt and problem.column:
                _point_at(problem.excerpt, problem.column)
        if len(error.problems) > MOST_PROBLEMS:
            typer.echo(f"… and {len(error.problems) - MOST_PROBLEMS} more.", err=True)
    typer.echo(f"kg: {safe(str(error))}", err=True)
    if isinstance(error, BadQuery) and error.column:
        _point_at(error.excerpt, error.column)
    choices = getattr(error, "choices", ())
    if choices:
        typer.echo("Did you mean:", err=True)
        for choice in choices:
            typer.echo(f"  {safe(choice)}", err=True)


def _point_at(excerpt: str, column: int, room: int = 96) -> None:
    """Show the line of a mistake, cut around its column, with a caret below."""
    from kg.render.safe import safe

    start = max(0, min(column - room // 2, len(excerpt) - room))
    shown = safe(excerpt[start : start + room])
    typer.echo(f"    {shown}", err=True)
    typer.echo(f"    {' ' * (column - 1 - start)}^", err=True)


def _unexpected(error: Exception) -> NoReturn:
    from kg.render.safe import safe

    said = safe(f"{type(error).__name__}: {error}")
    typer.echo(f"kg: something unforeseen went wrong: {said}", err=True)
    typer.echo("Run it again with `kg --debug …` and report what it prints.", err=True)
    sys.exit(1)
