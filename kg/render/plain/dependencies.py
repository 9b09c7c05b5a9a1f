"""The dependency graph as plain data: the node-link form that networkx and D3 read."""

from __future__ import annotations

from dataclasses import asdict

from kg.analyses.supply.dependencies import Dependencies
from kg.analyses.supply.graph import Edge
from kg.render.plain.parts import Data
from kg.render.plain.paths import edge_data


def dependencies_data(found: Dependencies) -> Data:
    """Return the graph in node-link form; `networkx.node_link_graph` reads it."""
    return {
        "directed": True,
        "multigraph": False,
        "graph": {"of": found.of, "sources": dict(sorted(found.sources.items()))},
        "nodes": [asdict(node) for node in found.graph.nodes.values()],
        "edges": [_edge(edge) for edge in found.graph.edges.values()],
    }


def _edge(edge: Edge) -> Data:
    data = edge_data(edge)
    return {"source": data.pop("from"), "target": data.pop("to"), "group": edge.group, **data}


def _rows(found: Dependencies) -> list[Data]:
    edges = found.graph.edges.values()
    return [{**edge_data(edge), "claims": " ".join(edge.claims)} for edge in edges]


DATA, ROWS = dependencies_data, _rows
