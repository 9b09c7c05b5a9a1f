"""Answers of queries as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.model.answer import Answer, Row, Value
from kg.render.plain.parts import Data
from kg.times import Time


def answer_rows(answer: Answer) -> list[Data]:
    """Return the rows of an answer."""
    return [plain_row(answer.columns, row) for row in answer.rows]


def plain_row(columns: Sequence[str], row: Row) -> Data:
    """Return one row: numbers with all their digits as text, dates as they were written.

    >>> plain_row(["value"], (Decimal("28.50"),))
    {'value': '28.50'}
    """
    return {name: _plain(value) for name, value in zip(columns, row, strict=True)}


def _plain(value: Value) -> str | int | float | bool | None:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.text if isinstance(value, Time) else value


DATA = answer_rows
