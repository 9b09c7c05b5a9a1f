"""What a benchmark yields, and how much it is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000)
"""Numbers of synthetic claims."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured amount, with its goal if it has one.

    ``unit`` is ``s``, ``ms``, ``MB`` or ``×`` (a ratio to what ``note`` names).

    >>> Figure("kg --help", 0.07, "s", at_most=0.25).holds
    True
    >>> Figure("bulk load", 120, "MB").holds is None
    True
    """

    what: str
    amount: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the goal is reached; ``None`` where there is none."""
        if self.at_most is None and self.at_least is None:
            return None
        above = self.at_least is None or self.amount >= self.at_least
        below = self.at_most is None or self.amount <= self.at_most
        return above and below


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to do: ``rounds`` of each timing, synthetic graphs of ``sizes``, where to work.

    >>> Plan(Path("work"), sizes=(10_000, 100_000)).largest
    100000
    """

    work: Path
    rounds: int = 5
    sizes: tuple[int, ...] = SIZES

    @property
    def largest(self) -> int:
        """Return the number of claims of the largest synthetic graph."""
        return max(self.sizes)
