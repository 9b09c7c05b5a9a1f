"""``kg accept``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Format, Plain, StorePath, backend, show


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("accept")(accept)


def accept(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim.")],
    origin: Annotated[str, typer.Argument(metavar="FROM", help="The id of what it comes from.")],
    because: Annotated[str, typer.Option("--because", help="Why you accept it.")],
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", help="Your file of claims, instead of accepted.yaml beside the store."
        ),
    ] = None,
    format: Format = "table",
    store: StorePath = None,
    plain: Plain = False,
) -> None:
    """Accept that a claim comes from another: write it into your own file, and load it.

    kg accept mcs2024.russia.reserves gbz2022.gbz22.licensed --because "the licensed part"
    """
    from kg.accepting import accept as accept_derivation

    accepted = accept_derivation(claim, origin, because=because, store=backend(store), file=file)
    show(accepted, format=format, plain=plain)
