"""What networkx answers by itself: enough for the bundled sources, slow for 100,000 nodes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import networkx as nx

from kg.graphs.compact import Compact


def descendants(graph: Compact, node: Hashable) -> set[Hashable]:
    """Return everything that a node leads to, without itself."""
    return set(nx.descendants(graph.networkx, node))


def ancestors(graph: Compact, node: Hashable) -> set[Hashable]:
    """Return everything that leads to a node, without itself."""
    return set(nx.ancestors(graph.networkx, node))


def dominators(graph: Compact, root: Hashable) -> dict[Hashable, Hashable]:
    """Return for each node that a root leads to the last node that every way to it passes.

    The root itself is left out.

    >>> diamond = Compact("abcd", [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    >>> sorted(dominators(diamond, "a").items())
    [('b', 'a'), ('c', 'a'), ('d', 'a')]
    """
    found = nx.immediate_dominators(graph.networkx, root)
    return {node: above for node, above in found.items() if node != root}


def minimum_cut(
    graph: Compact, source: Hashable, target: Hashable
) -> set[tuple[Hashable, Hashable]]:
    """Return a smallest set of edges that every way from source to target crosses.

    Raises `ValueError` when both are one node.

    >>> diamond = Compact("abcd", [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    >>> len(minimum_cut(diamond, "a", "d"))
    2
    """
    if source == target:
        raise ValueError("nothing parts a node from itself")
    return set(nx.minimum_edge_cut(graph.networkx, source, target))


def betweenness(graph: Compact, sources: Iterable[Hashable] | None = None) -> dict[Hashable, float]:
    """Return for each node how many shortest ways from the sources pass it, not normalized.

    Without ``sources`` from all nodes; a sample of them is an estimate, to be scaled by nodes
    over sources.

    >>> line = Compact("abc", [("a", "b"), ("b", "c")])
    >>> betweenness(line)["b"]
    1.0
    """
    starts = graph.names if sources is None else list(sources)
    return dict(nx.betweenness_centrality_subset(graph.networkx, starts, graph.names))
