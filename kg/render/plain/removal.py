"""What is lost without something as plain data."""

from __future__ import annotations

from kg.analyses.supply.removal import Lost, Removal, Wide
from kg.render.plain.parts import Data, number
from kg.render.plain.paths import edge_data


def removal_data(found: Removal) -> Data:
    """Return what is lost as plain data: each loss in per cent, and what leaves it open."""
    return {"without": list(found.names), **supply_data(found)}


def supply_data(found: Removal) -> Data:
    """Return each loss, and each share that others give otherwise."""
    return {
        "lost": [_lost(one) for one in found.lost],
        "changes": [
            {"before": edge_data(one.before), "after": edge_data(one.after)}
            for one in found.changes
        ],
    }


def _lost(one: Lost) -> Data:
    return {
        **_row(one),
        "wide": _wide(one.wide) if one.wide else None,
        "alone": edge_data(one.alone) if one.alone else None,
        "through": [edge_data(edge) for edge in one.through],
    }


def _row(one: Lost) -> Data:
    return {
        "node": one.node.id,
        "label": one.node.label,
        "kind": one.kind,
        "low": number(one.low),
        "high": number(one.high),
    }


def _wide(wide: Wide) -> Data:
    return {
        "from": wide.edge.dependent,
        "to": wide.edge.supplier,
        "least": wide.least.claim if wide.least else None,
        "most": wide.most.claim if wide.most else None,
        "contested": wide.edge.contested,
    }


def _rows(found: Removal) -> list[Data]:
    return [_row(one) for one in found.lost]


DATA, ROWS = removal_data, _rows
