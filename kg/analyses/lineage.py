"""Where claims come from in the end, and what the unnamed are called."""

from __future__ import annotations

from dataclasses import dataclass

from kg.table import Row


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a claim comes from in the end; see ``table/lineage.sql`` for what each part means."""

    origin: str | None
    trail: str
    line: str | None
    document: str
    apart: str | None
    body: str | None


def lineage_of(row: Row) -> Lineage:
    """Return where the claim of a row comes from."""
    return Lineage(
        row["origin"], row["trail"], row["line"], row["document"], row["apart"], row["body"]
    )


def unnamed(name: str) -> str:
    """Return the name of an agent; one that is not named as such.

    >>> unnamed("unnamed: Western estimates")
    'nobody named (Western estimates)'
    """
    prefix, colon, rest = name.partition(": ")
    return f"nobody named ({rest.strip('()')})" if colon and prefix == "unnamed" else name
