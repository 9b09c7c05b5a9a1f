"""The fewest edges whose loss parts two nodes. Edmonds & Karp 1972, with a level at a time."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from kg.graphs.compact import Compact, spread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]


def minimum_cut(
    graph: Compact, source: Hashable, target: Hashable
) -> set[tuple[Hashable, Hashable]]:
    """Return a smallest set of edges that every way from source to target crosses.

    It has as many edges as there are ways without an edge in common. Raises `ValueError` when
    both are one node.

    >>> diamond = Compact("abcd", [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    >>> len(minimum_cut(diamond, "a", "d"))
    2
    """
    import numpy as np

    start, goal = graph.number[source], graph.number[target]
    if start == goal:
        raise ValueError("nothing parts a node from itself")
    used = np.zeros(len(graph.pairs), dtype=bool)
    while True:
        came, back = _way(graph, start, goal, used)
        if came[goal] < 0:
            break
        _turn(graph, start, goal, used, came, back)
    tails, heads = graph.ends
    reached = came >= 0
    reached[start] = True
    crossing = np.flatnonzero(reached[tails] & ~reached[heads])
    return {(graph.names[tails[e]], graph.names[heads[e]]) for e in crossing}


def _way(graph: Compact, start: int, goal: int, used: Flags) -> tuple[Numbers, Flags]:
    """Return by which edge each node is reached, -1 for none, and whether against its direction."""
    import numpy as np

    (out, heads), (into, incoming), (tails, _) = graph.out, graph.into, graph.ends
    came = np.full(len(graph.names), -1)
    back = np.zeros(len(graph.names), dtype=bool)
    seen = np.zeros(len(graph.names), dtype=bool)
    seen[start], nodes = True, np.array([start])
    while len(nodes) and not seen[goal]:
        forth, _ = spread(out, nodes)
        forth = forth[~used[forth] & ~seen[heads[forth]]]
        came[heads[forth]] = forth
        seen[heads[forth]] = True
        again, _ = spread(into, nodes)
        again = incoming[again]
        again = again[used[again] & ~seen[tails[again]]]
        came[tails[again]], back[tails[again]] = again, True
        seen[tails[again]] = True
        nodes = np.unique(np.concatenate((heads[forth], tails[again])))
    return came, back


def _turn(graph: Compact, start: int, goal: int, used: Flags, came: Numbers, back: Flags) -> None:
    """Use the edges of the way found; those that it takes against their direction are freed."""
    tails, heads = graph.ends
    node = goal
    while node != start:
        edge = came[node]
        used[edge] = not back[node]
        node = heads[edge] if back[node] else tails[edge]
