"""One question under several views as plain data."""

from __future__ import annotations

from kg.analyses.positions import Position
from kg.analyses.side_by_side import Row, SideBySide
from kg.render.plain.parts import Data, number, question_data
from kg.render.plain.trace import trace_data


def side_by_side_data(found: SideBySide) -> Data:
    """Return a question under several views as plain data."""
    return {
        "question": question_data(found.question),
        "positions": position_rows(found),
        "views": [
            {"view": seen.name, "trace": trace_data(seen.trace) if seen.trace else None}
            for seen in found.views
        ],
    }


def position_rows(found: SideBySide) -> list[Data]:
    """Return a row for each position, with what each view has of it."""
    return [_row(row, found) for row in found.rows]


def _row(row: Row, found: SideBySide) -> Data:
    year = None if row.year is None else str(row.year)
    counts = zip(found.views, row.positions, strict=True)
    return {"value": number(row.point), "unit": row.unit, "as_of": year} | {
        seen.name: _counts(position) for seen, position in counts
    }


def _counts(position: Position | None) -> Data:
    return {
        "claims": len(position.everybody) if position else 0,
        "documents": len(position.documents) if position else 0,
        "origins": len(position.origins) if position else 0,
        "lines": len(position.lines) if position else 0,
    }


DATA, ROWS = side_by_side_data, position_rows
