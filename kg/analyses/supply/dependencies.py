"""The dependency graph of something, or the whole of it, to look at and to take elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.citing import cited
from kg.analyses.supply.communities import Community, communities
from kg.analyses.supply.graph import Edge, SupplyGraph
from kg.analyses.supply.naming import find_nodes
from kg.table import Table

if TYPE_CHECKING:
    import networkx as nx


EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Dependencies:
    """A part of the dependency graph: what something depends on, and what depends on it.

    ``labels`` are names of goods, places and relations by id.
    """

    of: str
    graph: SupplyGraph
    communities: tuple[Community, ...]
    labels: Mapping[str, str]
    sources: Mapping[str, str]

    @property
    def contested(self) -> list[Edge]:
        """Return the edges on which claims exclude each other, the widest first."""
        edges = [edge for edge in self.graph.edges.values() if edge.contested]
        return sorted(edges, key=lambda edge: (-edge.width, edge.dependent, edge.supplier))

    def count(self, field: str) -> list[tuple[str, int]]:
        """Return how many nodes there are of each ``kind``, or edges of each ``relation``."""
        things = self.graph.nodes if field == "kind" else self.graph.edges
        return Counter(getattr(thing, field) for thing in things.values()).most_common()

    def to_networkx(self) -> nx.DiGraph:
        """Return the graph for networkx."""
        return self.graph.to_networkx()


def dependencies(of: str, table: Table) -> Dependencies:
    """Return the dependency graph of what a name means, or all of it when that is empty.

    Raises `NothingFound` or `Ambiguous`.

    >>> import kg
    >>> found = dependencies("magnets", kg.open().store.table)
    >>> "wind-turbines" in found.graph.nodes, "copper" in found.graph.nodes
    (True, False)
    """
    graph, label = supply_graph(table), EVERYTHING
    if of:
        found = find_nodes(of, graph, table.concepts)
        label = found.label
        graph = graph.part(graph.upstream(found.nodes) | graph.downstream(found.nodes))
    kinds = ("commodity", "thing", "relation")
    labels = {c.id: c.label for kind in kinds for c in table.concepts.of_kind(kind)}
    return Dependencies(
        label, graph, communities(graph), labels, cited(graph.edges.values(), table)
    )
