"""Chokepoints as plain data."""

from __future__ import annotations

from kg.analyses.supply.chokepoints import Choke, Chokepoints
from kg.render.plain.parts import Data, number
from kg.render.plain.paths import edge_data


def chokepoints_data(found: Chokepoints) -> Data:
    """Return chokepoints as plain data."""
    return {
        "of": found.of,
        "places": [
            {**_row(one), "edges": [edge_data(e) for e in one.edges]} for one in found.places
        ],
        "gates": [
            {
                "node": gate.node.id,
                "label": gate.node.label,
                "behind": gate.behind,
                "joint": gate.joint,
                "between": number(gate.between),
            }
            for gate in found.gates
        ],
        "cut": {"places": list(found.cut), "at": found.cut_at or None},
    }


def _row(one: Choke) -> Data:
    return {
        "place": one.place,
        "label": one.label,
        "low": number(one.low),
        "high": number(one.high),
        "links": one.links,
        "contested": one.contested,
    }


def _rows(found: Chokepoints) -> list[Data]:
    return [_row(one) for one in found.places]


DATA, ROWS = chokepoints_data, _rows
