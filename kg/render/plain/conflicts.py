"""Contested questions as plain data."""

from __future__ import annotations

from kg.analyses.conflicts import Conflicts, Contested
from kg.render.plain.parts import Data, factor, number, question_data


def conflicts_data(conflicts: Conflicts) -> list[Data]:
    """Return contested questions as plain data."""
    return [_contested(one) for one in conflicts]


def _contested(contested: Contested) -> Data:
    names = ("unit", "claims", "documents", "origins", "lines")
    return {
        "question": question_data(contested.question),
        "factor": factor(contested.factor),
        "low": number(contested.low),
        "high": number(contested.high),
        **{name: getattr(contested, name) for name in names},
        "a": contested.small,
        "b": contested.large,
        "unit_slip": contested.slip,
    }


DATA = conflicts_data
