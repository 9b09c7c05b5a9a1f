"""The factors that slips of a unit or a digit leave behind."""

from __future__ import annotations

from decimal import Decimal

SLIPS = {
    Decimal(1000): "tons for thousand tons",
    Decimal(10) ** 6: "tons for million tons",
    Decimal("1.10231"): "metric for short tons",
    Decimal("2.20462"): "kilograms for pounds",
    Decimal(10): "a digit too many or too few",
    Decimal(100): "two digits too many or too few",
}
SURE = (Decimal(1000), Decimal(10) ** 6)
USUAL_MOVE = Decimal(3)
"""Beside a slip a figure has rarely moved by more than this."""
