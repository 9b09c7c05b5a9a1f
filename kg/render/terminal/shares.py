"""Shares as people read them."""

from __future__ import annotations

from decimal import Decimal

from kg.intervals import plain

UNKNOWN = "share not stated"


def share(low: Decimal | None, high: Decimal | None) -> str:
    """Return a share in per cent, to three digits.

    >>> share(Decimal("68"), Decimal("92.5")), share(Decimal(100), Decimal(100))
    ('68 to 92.5%', 'all')
    >>> share(None, None), share(Decimal(0), Decimal(100))
    ('share not stated', 'none to all')
    """
    if high is None:
        return UNKNOWN
    ends = [_digits(Decimal(0) if bound is None else bound) for bound in (low, high)]
    if ends[0] == ends[1]:
        return {"0": "none", "100": "all"}.get(ends[0], f"{ends[0]}%")
    if ends == ["0", "100"]:
        return "none to all"
    return f"{ends[0]} to {ends[1]}%"


def _digits(number: Decimal) -> str:
    return plain(round(number, 1 if number >= 1 or not number else 2))
