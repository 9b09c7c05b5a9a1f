"""Betweenness: how often a node lies on shortest ways. Brandes 2001, a whole level at a time."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from kg.graphs.compact import Compact, spread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Amounts = NDArray[np.float64]
    Level = tuple[Numbers, Numbers, Numbers]  # nodes; of each way on: which of them, where to


def betweenness(graph: Compact, sources: Iterable[Hashable] | None = None) -> dict[Hashable, float]:
    """Return for each node how many shortest ways from the sources pass it, not normalized.

    Several shortest ways between two nodes count as parts of one. Equal to
    `networkx.betweenness_centrality_subset` with all nodes as targets. Without ``sources`` from
    all nodes; a sample of them is an estimate, to be scaled by nodes over sources.

    >>> line = Compact("abc", [("a", "b"), ("b", "c")])
    >>> betweenness(line)["b"]
    1.0
    """
    import numpy as np

    passed = np.zeros(len(graph.names))
    for source in graph.names if sources is None else sources:
        start = graph.number[source]
        levels, ways = _levels(graph, start)
        shares = _shares(levels, ways)
        shares[start] = 0
        passed += shares
    return graph.named(passed.tolist())


def _levels(graph: Compact, start: int) -> tuple[list[Level], Amounts]:
    """Return the nodes level by level with their shortest ways on, and how many lead to each."""
    import numpy as np

    starts, heads = graph.out
    far = np.full(len(graph.names), -1)
    ways = np.zeros(len(graph.names))
    far[start], ways[start] = 0, 1
    levels: list[Level] = []
    nodes = np.array([start])
    while len(nodes):
        edges, owners = spread(starts, nodes)
        after = heads[edges]
        fresh = far[after] < 0
        after, owners = after[fresh], owners[fresh]
        reached, place = np.unique(after, return_inverse=True)
        far[reached] = len(levels) + 1
        ways[reached] = np.bincount(place, weights=ways[nodes[owners]], minlength=len(reached))
        levels.append((nodes, owners, after))
        nodes = reached
    return levels, ways


def _shares(levels: list[Level], ways: Amounts) -> Amounts:
    import numpy as np

    shares = np.zeros(len(ways))
    for nodes, owners, after in reversed(levels):
        onward = ways[nodes[owners]] / ways[after] * (1 + shares[after])
        shares[nodes] = np.bincount(owners, weights=onward, minlength=len(nodes))
    return shares
