"""What rustworkx answers: what is reached, dominators, rank."""

from __future__ import annotations

from collections.abc import Hashable

from kg.graphs.compact import Compact


def descendants(graph: Compact, node: Hashable) -> set[Hashable]:
    """Return everything that a node leads to, without itself, as `networkx.descendants` does."""
    import rustworkx as rx

    return {graph.names[n] for n in rx.descendants(graph.rust, graph.number[node])}


def ancestors(graph: Compact, node: Hashable) -> set[Hashable]:
    """Return everything that leads to a node, without itself, as `networkx.ancestors` does."""
    import rustworkx as rx

    return {graph.names[n] for n in rx.ancestors(graph.rust, graph.number[node])}


def dominators(graph: Compact, root: Hashable) -> dict[Hashable, Hashable]:
    """Return for each node that a root leads to the last node that every way to it passes.

    The root itself is left out.

    >>> diamond = Compact("abcd", [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    >>> sorted(dominators(diamond, "a").items())
    [('b', 'a'), ('c', 'a'), ('d', 'a')]
    """
    import rustworkx as rx

    start = graph.number[root]
    found = rx.immediate_dominators(graph.rust, start)
    return {graph.names[n]: graph.names[d] for n, d in found.items() if n != start}


def pagerank(graph: Compact, *, alpha: float = 0.85) -> dict[Hashable, float]:
    """Return the PageRank of every node, as `networkx.pagerank` does."""
    import rustworkx as rx

    ranks = rx.pagerank(graph.rust, alpha=alpha)
    return graph.named(ranks[n] for n in range(len(graph.names)))
