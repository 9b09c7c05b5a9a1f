"""Counts paths exactly without listing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.analyses.supply.graph import SupplyGraph


def count_paths(
    graph: SupplyGraph, starts: Iterable[str], goals: Iterable[str]
) -> tuple[int, bool]:
    """Return how many paths lead from some nodes to others, and whether circles were met.

    Nothing leads on from a goal. Where nodes form a circle, the whole of it counts as one step:
    how many ways lead through a circle without passing a node twice, nobody can count quickly.
    """
    import networkx as nx

    whole = nx.MultiDiGraph()
    whole.add_nodes_from(graph.nodes)
    whole.add_edges_from((edge.dependent, edge.supplier) for edge in graph.edges.values())
    circles = list(nx.strongly_connected_components(whole))
    of = {node: number for number, circle in enumerate(circles) for node in circle}
    steps = Counter((of[one], of[other]) for one, other in whole.edges() if of[one] != of[other])
    reached = Counter(of[node] for node in starts if node in of)
    ends = {of[node] for node in goals if node in of}
    after: dict[int, list[tuple[int, int]]] = {}
    for (one, other), ways in steps.items():
        after.setdefault(one, []).append((other, ways))
    total = 0
    for number in reversed(range(len(circles))):  # they come in reverse topological order
        if number in ends:
            total += reached[number]
            continue
        for other, ways in after.get(number, ()):
            reached[other] += reached[number] * ways
    return total, len(circles) < len(of)
