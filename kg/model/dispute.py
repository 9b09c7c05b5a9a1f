"""What is contested between two claims, in words that other formats can carry."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims that cannot both be right: on what, how far apart, and what may explain it.

    ``verdict`` is of the strongest reason that was found. There is no score of truth.
    """

    question: str
    small: str
    large: str
    factor: Decimal
    verdict: str
