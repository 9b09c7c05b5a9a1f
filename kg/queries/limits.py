"""How much a query may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of the engine's work, bytes of its memory, rows of the answer.

    >>> Limits(seconds=2).rows
    1000000
    """

    seconds: float = 30
    memory: int = 4_000_000_000
    rows: int = 1_000_000


USUAL = Limits()
