"""Communities: goods and places that hang together more than with the rest."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyses.supply.graph import SupplyGraph
from kg.analyses.supply.readings import SEVERAL

Weights = dict[tuple[str, str], float]
SEED = 1  # Louvain takes nodes in a random order; this one every time
OTHERS = ("other-countries", "rest-of-world", "world")


@dataclass(frozen=True, slots=True)
class Community:
    """Goods and places by name, those that hold most of it first."""

    goods: tuple[str, ...]
    places: tuple[str, ...]


def communities(graph: SupplyGraph) -> tuple[Community, ...]:
    """Return groups of goods and the places that supply them, the largest first.

    Goods and places are joined by the middle of the share that a place has of a good, and parted
    where fewest shares are cut (Blondel et al. 2008). A share that is not stated joins nothing.
    """
    import networkx as nx

    joined = nx.Graph()
    for edge in graph.edges.values():
        node = graph.nodes[edge.supplier]
        if (
            edge.group == SEVERAL
            and edge.high
            and node.kind == "place"
            and node.place not in OTHERS
        ):
            low, high = edge.bounds
            good, place, weight = ("good", node.good), ("place", node.place), float(low + high) / 2
            before = joined.get_edge_data(good, place, {"weight": 0})["weight"]
            joined.add_edge(good, place, weight=before + weight)
    groups = nx.community.louvain_communities(joined, weight="weight", seed=SEED)
    weights: Weights = dict(joined.degree(weight="weight"))
    found = [_community(group, weights) for group in groups]
    return tuple(sorted(found, key=lambda one: (-len(one.goods), one.goods)))


def _community(group: set[tuple[str, str]], weights: Weights) -> Community:
    ranked = sorted(group, key=lambda node: (-weights[node], node))
    goods, places = (tuple(n for kind, n in ranked if kind == its) for its in ("good", "place"))
    return Community(goods, places)
