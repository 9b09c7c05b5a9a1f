"""How much a query may cost."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import LimitReached

SECONDS = 30
MEMORY = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of the engine's work, bytes of its memory, rows of the answer.

    What is ``None`` was not asked for: the engine here takes `SECONDS` and `MEMORY`, a server
    has limits of its own.

    >>> Limits(seconds=2).rows
    1000000
    """

    seconds: float | None = None
    memory: int | None = None
    rows: int = 1_000_000


USUAL = Limits()


def too_many_rows(limit: int) -> LimitReached:
    """Return the error of an answer that goes on."""
    return LimitReached(
        f"Stopped after {limit:,} rows, the limit; there are more.",
        remedy="Ask for less, or allow more with --max-rows.",
    )
