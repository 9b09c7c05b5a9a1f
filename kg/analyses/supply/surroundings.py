"""What some goods, uses or places depend on, and what depends on them, with every claim on it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyses.evidence import Evidence
from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.graph import SupplyGraph
from kg.analyses.supply.naming import find_nodes
from kg.notebook import Shown
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Surroundings(Shown):
    """A part of the dependency graph around some nodes, and what is on record about its edges."""

    label: str
    focus: tuple[str, ...]
    graph: SupplyGraph
    evidence: Evidence


def surroundings(text: str, table: Table) -> Surroundings:
    """Return what the named nodes depend on and what depends on them; all, when none is named.

    See `find_nodes` for what may be raised.
    """
    graph = supply_graph(table)
    if not text:
        return _of(graph, "Dependencies", (), table)
    found = find_nodes(text, graph, table.concepts)
    kept = graph.upstream(found.nodes) | graph.downstream(found.nodes)
    return _of(graph.part(kept), found.label, tuple(sorted(found.nodes)), table)


def _of(graph: SupplyGraph, label: str, focus: tuple[str, ...], table: Table) -> Surroundings:
    claims = {claim for edge in graph.edges.values() for claim in edge.claims}
    evidence = Evidence.about(table, table.rows_of_claims(claims))
    return Surroundings(label, focus, graph, evidence)
