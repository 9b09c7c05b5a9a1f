"""What some goods, uses or places depend on, and what depends on them, with every claim on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analyses.evidence import Evidence
from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.graph import SupplyGraph
from kg.analyses.supply.naming import find_nodes
from kg.errors import NothingFound
from kg.notebook import Shown
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Surroundings(Shown):
    """A part of the dependency graph around some nodes, and what is on record about its edges."""

    names: tuple[str, ...]
    focus: tuple[str, ...]
    graph: SupplyGraph
    evidence: Evidence


def surroundings(text: str, table: Table) -> Surroundings:
    """Return what the named nodes depend on and what depends on them; all, when none is named.

    See `find_nodes` for what may be raised.
    """
    graph = supply_graph(table)
    if not text:
        return _of(graph, (), (), table)
    found = find_nodes(text, graph, table.concepts)
    kept = graph.upstream(found.nodes) | graph.downstream(found.nodes)
    return _of(graph.part(kept), (found.label,), found.nodes, table)


def between(dependent: str, supplier: str, table: Table) -> Surroundings:
    """Return all by which one thing depends on another.

    Raises `NothingFound` where it does not, and what `find_nodes` raises.
    """
    graph = supply_graph(table)
    start, end = (find_nodes(name, graph, table.concepts) for name in (dependent, supplier))
    kept = graph.upstream(start.nodes) & graph.downstream(end.nodes)
    if not kept:
        raise NothingFound(
            f"By no claim does “{start.label}” depend on “{end.label}”.",
            remedy="Name first what depends, then what on.",
        )
    names, focus = (start.label, end.label), kept & (start.nodes | end.nodes)
    return _of(graph.part(kept), names, focus, table)


def _of(
    graph: SupplyGraph, names: tuple[str, ...], focus: Iterable[str], table: Table
) -> Surroundings:
    claims = {claim for edge in graph.edges.values() for claim in edge.claims}
    evidence = Evidence.about(table, table.rows_of_claims(claims))
    return Surroundings(names, tuple(sorted(focus)), graph, evidence)
