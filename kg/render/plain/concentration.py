"""Concentration of supply as plain data."""

from __future__ import annotations

from kg.analyses.supply.concentration import Concentrated, Concentration
from kg.render.plain.parts import Data
from kg.render.plain.paths import edge_data


def concentration_data(found: Concentration) -> Data:
    """Return concentration as plain data, suppliers ranked."""
    return {
        "of": found.of,
        "rows": [
            {
                **_row(row),
                "suppliers": [edge_data(edge) for edge in row.suppliers],
                "reliance": edge_data(row.reliance) if row.reliance else None,
            }
            for row in found.rows
        ],
    }


def _row(row: Concentrated) -> Data:
    return {
        "node": row.node.id,
        "label": row.node.label,
        "hhi_low": row.low,
        "hhi_high": row.high,
        "first": row.suppliers[0].supplier,
        "contested": row.contested,
    }


def _rows(found: Concentration) -> list[Data]:
    return [_row(row) for row in found.rows]


DATA, ROWS = concentration_data, _rows
