"""Options that commands share, and what they do with them."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError, WrongUse
from kg.files import replacing

if TYPE_CHECKING:
    from kg.queries.request import Request
    from kg.stores import Backend, Store

BUILDING = "Building the store from the bundled sources, once"

Format = Annotated[
    str, typer.Option("--format", "-f", help="table, json, jsonl, csv, tsv, md or html.")
]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file instead.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Show at most so many rows.")]
Whole = Annotated[bool, typer.Option("--all", help="Show everything, nothing shortened.")]
Plain = Annotated[bool, typer.Option("--no-color", help="No colours.")]
StorePath = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH|URL",
        help="A store of your own or a SPARQL endpoint, instead of the bundled sources.",
    ),
]
Tolerance = Annotated[
    float | None,
    typer.Option(
        "--tolerance", min=0, max=100, help="Values so many per cent apart hold one position (5)."
    ),
]


def open_store(address: str | None) -> Store:
    """Open the named store, or the user's own, which is built on first use."""
    from kg import loading

    with Progress(BUILDING, note=True) as progress:
        return loading.open_store(address, progress=progress)


def backend(address: str | None) -> Backend:
    """Return where a command writes to."""
    from kg import loading

    with Progress(BUILDING, note=True) as progress:
        return loading.backend(address, progress=progress)


def tolerance_of(percent: float | None) -> Decimal | None:
    """Return a tolerance as a share."""
    return None if percent is None else Decimal(str(percent)) / 100


def show(
    result: object,
    *,
    format: str = "table",
    out: Path | None = None,
    limit: int | None = None,
    whole: bool = False,
    plain: bool = False,
    request: Request | None = None,
) -> None:
    """Render a result and write it to the terminal, a pipe or a file."""
    from kg.render import Options, pieces

    colour = out is None and _wants_colour(plain)
    width = shutil.get_terminal_size((100, 40)).columns
    write(pieces(result, format, Options(width, colour, limit, whole, request)), out)


def write(pieces: Iterable[str], out: Path | None) -> None:
    """Write a text, piece by piece, to a file, or to the terminal or pipe; `KgError` if not."""
    found = iter(pieces)
    if out is None:
        for piece in found:
            with saying():
                sys.stdout.write(piece)
        with saying():
            sys.stdout.flush()
        return
    try:
        with replacing(out) as path, path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(found)
    except OSError as error:
        raise KgError(
            f"{out} cannot be written: {error.strerror}.", remedy="Name another file."
        ) from None


@contextlib.contextmanager
def saying() -> Iterator[None]:
    """Write to stdout inside of this; `KgError` where it takes nothing more."""
    try:
        yield
    except BrokenPipeError:  # whoever read the pipe has seen enough
        raise
    except OSError as error:
        let_go_of_stdout()
        raise KgError(
            f"The output cannot be written: {error.strerror}.", remedy="Write it elsewhere."
        ) from None


def let_go_of_stdout() -> None:
    """Write nothing more, not even what still waits to be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _wants_colour(plain: bool) -> bool:
    if plain or os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


class Progress:
    """A line on the terminal that says how far long work has come.

    Where there is no terminal, a ``note`` is written once, so that nobody waits in the dark.
    """

    def __init__(self, what: str, *, note: bool = False) -> None:
        self._what = what
        self._note = note
        self._shown = False

    def __enter__(self) -> Progress:
        """Begin; nothing is shown until there is something to tell."""
        return self

    def __call__(self, name: str, done: int) -> None:
        """Show what has just been loaded."""
        if sys.stderr.isatty():
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{self._what}: {done} sources, {name[:30]}")
            sys.stderr.flush()
        elif self._note and not self._shown:
            self._shown = True
            sys.stderr.write(f"{self._what} …\n")

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        if self._shown and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def refuse_empty(words: str) -> str:
    """Return the words; raise `WrongUse` when there are none."""
    if not words.strip():
        raise WrongUse(
            "There is nothing to look for.", remedy='Write what, like "Russia rare earth reserves".'
        )
    return words
