"""A directed graph for each of the libraries: nodes are numbered, edges know where they begin."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    import rustworkx as rx
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


class Compact:
    """A directed graph without parallel edges; ``names`` are its nodes in the order of numbers.

    >>> graph = Compact(["a", "b", "c"], [("a", "b"), ("b", "c")])
    >>> graph.pairs
    [(0, 1), (1, 2)]
    """

    def __init__(
        self, names: Iterable[Hashable], edges: Iterable[tuple[Hashable, Hashable]]
    ) -> None:
        self.names = list(names)
        self.number = {name: number for number, name in enumerate(self.names)}
        self.pairs = [(self.number[one], self.number[other]) for one, other in edges]

    @staticmethod
    def of(graph: nx.DiGraph) -> Compact:
        """Return the graph of networkx in arrays; its attributes stay there."""
        return Compact(graph.nodes, graph.edges)

    @cached_property
    def networkx(self) -> nx.DiGraph:
        """Return the graph for networkx."""
        import networkx as nx

        graph = nx.DiGraph()
        graph.add_nodes_from(self.names)
        graph.add_edges_from((self.names[one], self.names[other]) for one, other in self.pairs)
        return graph

    @cached_property
    def rust(self) -> rx.PyDiGraph[None, None]:
        """Return the graph for rustworkx."""
        import rustworkx as rx

        graph: rx.PyDiGraph[None, None] = rx.PyDiGraph(multigraph=False)
        graph.add_nodes_from([None] * len(self.names))
        graph.add_edges_from_no_data(self.pairs)
        return graph

    @cached_property
    def ends(self) -> tuple[Numbers, Numbers]:
        """Return where each edge begins and where it ends, sorted by where it begins."""
        import numpy as np

        pairs = np.asarray(self.pairs, dtype=np.int64).reshape(-1, 2)
        order = np.argsort(pairs[:, 0], kind="stable")
        return pairs[order, 0], pairs[order, 1]

    @cached_property
    def out(self) -> tuple[Numbers, Numbers]:
        """Return for each node where its outgoing edges start, and where all edges lead to."""
        tails, heads = self.ends
        return self._starts(tails), heads

    @cached_property
    def into(self) -> tuple[Numbers, Numbers]:
        """Return for each node where its incoming edges start, and which edges these are."""
        import numpy as np

        _, heads = self.ends
        order = np.argsort(heads, kind="stable")
        return self._starts(heads[order]), order

    def _starts(self, ends: Numbers) -> Numbers:
        import numpy as np

        counts = np.bincount(ends, minlength=len(self.names))
        return np.concatenate(([0], np.cumsum(counts)))

    def named(self, values: Any) -> dict[Hashable, Any]:
        """Return values, one for each number, by the names of the nodes."""
        return dict(zip(self.names, values, strict=True))


def spread(starts: Numbers, nodes: Numbers) -> tuple[Numbers, Numbers]:
    """Return the places of all edges of some nodes, and which of these nodes each belongs to."""
    import numpy as np

    counts = starts[nodes + 1] - starts[nodes]
    owners = np.repeat(np.arange(len(nodes)), counts)
    first = np.repeat(starts[nodes] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    return first + np.arange(len(owners)), owners
