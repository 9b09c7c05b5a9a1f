"""How much a query may cost."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from kg.errors import LimitReached, WrongUse

SECONDS = 30
MEMORY = 4_000_000_000
LONGEST = 1_000_000  # characters of a query
WIDEST = 16_000_000  # bytes of a row: the engine reads rows of up to 16 MiB


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of work, bytes of the engine's memory, rows of the answer.

    Work is the engine's, and what is done here with its rows; waiting for whoever reads them does
    not count. What is ``None`` was not asked for: the engine here takes `SECONDS` and `MEMORY`, a
    server has limits of its own. Raises `WrongUse` for what is no amount.

    >>> Limits(seconds=2).rows
    1000000
    """

    seconds: float | None = None
    memory: float | None = None
    rows: int = 1_000_000

    def __post_init__(self) -> None:
        for name, amount in (("time", self.seconds), ("memory", self.memory), ("rows", self.rows)):
            if amount is not None and not (isfinite(amount) and amount > 0):
                raise WrongUse(f"{amount} is no limit of {name}.", remedy="Give a number above 0.")


USUAL = Limits()


def too_many_rows(limit: int) -> LimitReached:
    """Return the error of an answer that goes on."""
    return LimitReached(
        f"Stopped after {limit:,} rows, the limit; there are more.",
        remedy="Ask for less, or allow more: --max-rows, in Python Limits(rows=…).",
    )


def too_much_time(limit: float) -> LimitReached:
    """Return the error of work that goes on."""
    return LimitReached(
        f"Stopped after {limit:g} s, the time limit.",
        remedy="Ask for less, or allow more: --timeout, in Python Limits(seconds=…).",
    )


def too_much_memory(limit: float) -> LimitReached:
    """Return the error of an engine that wants more memory."""
    return LimitReached(
        f"Stopped at {limit / 1e9:g} GB, the memory limit.",
        remedy="Ask for less, or allow more: --memory, in Python Limits(memory=…).",
    )


def too_wide() -> LimitReached:
    """Return the error of a row that no reader could hold."""
    return LimitReached(
        f"Stopped at a row of more than {WIDEST:,} bytes.", remedy="Ask for shorter texts."
    )
