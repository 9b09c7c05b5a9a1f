"""Paths of dependence as plain data."""

from __future__ import annotations

from kg.analyses.supply.graph import Edge
from kg.analyses.supply.paths import Path, Paths
from kg.render.plain.parts import Data, number


def paths_data(found: Paths) -> Data:
    """Return paths as plain data: every step with its share, its date and its claims."""
    return {
        "from": found.start,
        "to": found.goal,
        "paths": [_path(path) for path in found.paths],
        "count": found.count,
        "cycles": found.cycles,
    }


def edge_data(edge: Edge) -> Data:
    """Return an edge as plain data; the bounds are ``null`` when no share is stated."""
    return {
        "from": edge.dependent,
        "to": edge.supplier,
        "relation": edge.relation,
        "low": number(edge.low),
        "high": number(edge.high),
        "as_of": edge.as_of,
        "contested": edge.contested,
        "claims": list(edge.claims),
    }


def _path(path: Path) -> Data:
    return {
        "steps": [edge_data(step) for step in path.steps],
        "low": number(path.low),
        "high": number(path.high),
        "weakest": path.weakest,
        "most_contested": path.most_contested,
    }


def _rows(found: Paths) -> list[Data]:
    return [
        {"path": place, "step": n, **edge_data(step), "claims": " ".join(step.claims)}
        for place, path in enumerate(found.paths, start=1)
        for n, step in enumerate(path.steps, start=1)
    ]


DATA, ROWS = paths_data, _rows
