"""Places for the nodes of a graph: in columns from left to right, few lines crossing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

SWEEPS = 4
Place = tuple[int, float]


def layered(nodes: Iterable[str], lines: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Return a column and a height in it for each node, the same for the same graph.

    A line leads to a column further right; nodes of a circle share one. Heights are counted from
    the middle of a column, and each node stands near what it is tied to.

    >>> layered(["a", "b", "c"], [("a", "b"), ("a", "c")])
    {'a': (0, 0.0), 'b': (1, -0.5), 'c': (1, 0.5)}
    """
    pairs = sorted(set(lines))
    return in_columns(_columns(sorted(nodes), pairs), pairs)


def in_columns(columns: list[list[str]], pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Return a height in its column for each node, near the nodes that it is tied to.

    >>> places = in_columns([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")])
    >>> places["a"][1] == places["d"][1], places["b"][1] == places["c"][1]
    (True, True)
    """
    tied: dict[str, list[str]] = defaultdict(list)
    for start, end in pairs:
        tied[start].append(end)
        tied[end].append(start)
    height = {name: float(place) for column in columns for place, name in enumerate(column)}
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            column.sort(key=lambda name: (_middle(tied[name], height, height[name]), name))
            height |= _heights(column)
    return {name: (place, height[name]) for place, column in enumerate(columns) for name in column}


def _columns(nodes: list[str], pairs: list[tuple[str, str]]) -> list[list[str]]:
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs)
    circles = nx.condensation(graph)
    return [
        sorted(name for circle in layer for name in circles.nodes[circle]["members"])
        for layer in nx.topological_generations(circles)
    ]


def _heights(column: list[str]) -> dict[str, float]:
    return {name: place - (len(column) - 1) / 2 for place, name in enumerate(column)}


def _middle(tied: list[str], height: dict[str, float], own: float) -> float:
    return sum(height[name] for name in tied) / len(tied) if tied else own
