"""What if a country, a deposit or a good were gone: what is lost downstream, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.citing import cited
from kg.analyses.supply.graph import Edge, Node, Said, SupplyGraph
from kg.analyses.supply.loss import NONE, Loss, losses
from kg.analyses.supply.naming import find_nodes
from kg.notebook import Shown
from kg.table import Table

KINDS = ("use", "good", "stage", "trade")
ABROAD = ("imports", "consumption")


@dataclass(frozen=True, slots=True)
class Wide:
    """The edge that leaves a loss so open, with the claims for its least and its most.

    Both are ``None`` where no claim states a share.
    """

    edge: Edge
    least: Said | None
    most: Said | None


@dataclass(frozen=True, slots=True)
class Lost:
    """What a use, a good, a stage or a country's trade loses, in per cent.

    ``through`` are the edges that the largest loss comes by, ``wide`` the one of them that leaves
    most open, if any does.
    """

    node: Node
    low: Decimal
    high: Decimal
    through: tuple[Edge, ...]
    wide: Wide | None

    @property
    def kind(self) -> str:
        """Return ``use``, ``good``, ``stage``, or ``trade`` for imports and consumption."""
        return self.node.kind if self.node.kind in KINDS else "trade"


@dataclass(frozen=True, slots=True)
class Removal(Shown):
    """What is lost without something, the largest certain loss of each kind first."""

    names: tuple[str, ...]
    lost: tuple[Lost, ...]
    nodes: Mapping[str, Node]
    sources: Mapping[str, str]


def removal(names: Iterable[str], table: Table) -> Removal:
    """Return what is lost downstream without these; raise `NothingFound` or `Ambiguous`.

    >>> import kg
    >>> without = removal(["China"], kg.open().store.table)
    >>> [one.low >= 68 for one in without.lost if one.node.id == "ndfeb-magnets"]
    [True]
    """
    graph = supply_graph(table)
    found = [find_nodes(name, graph, table.concepts) for name in names]
    gone = frozenset().union(*(one.nodes for one in found))
    lost = losses(graph, gone)
    rows = [
        _lost(graph.nodes[name], lost, gone, graph) for name in lost if _counts(name, gone, graph)
    ]
    rows.sort(key=lambda one: (KINDS.index(one.kind), -one.low, -one.high, one.node.id))
    edges = [edge for row in rows for edge in row.through]
    nodes = {end: graph.nodes[end] for edge in edges for end in (edge.dependent, edge.supplier)}
    labels = tuple(one.label for one in found)
    return Removal(labels, tuple(rows), nodes, cited(edges, table))


def _counts(name: str, gone: frozenset[str], graph: SupplyGraph) -> bool:
    node = graph.nodes[name]
    of_place = node.kind == "place" and node.stage not in ABROAD
    return name not in gone and not of_place and node.kind != "deposit"


def _lost(node: Node, lost: Mapping[str, Loss], gone: frozenset[str], graph: SupplyGraph) -> Lost:
    through = tuple(_through(node.id, lost, gone, graph))
    loss = lost[node.id]
    low, high = (Decimal(str(round(100 * bound, 2))) for bound in (loss.low, loss.high))
    open_ = [edge for edge in through if edge.width > 0]
    widest = max(open_, key=lambda edge: edge.width, default=None) if low < high else None
    return Lost(node, low, high, through, _wide(widest) if widest else None)


def _through(
    node: str, lost: Mapping[str, Loss], gone: frozenset[str], graph: SupplyGraph
) -> Iterable[Edge]:
    """Return the edges down to what is gone, at each step the one that carries most."""
    seen = {node}
    while node not in gone:
        onward = [e for e in graph.suppliers(node) if e.supplier in lost and e.supplier not in seen]
        if not onward:
            return
        edge = max(onward, key=lambda e: (_carried(e, lost), e.supplier))
        yield edge
        node = edge.supplier
        seen.add(node)


def _carried(edge: Edge, lost: Mapping[str, Loss]) -> tuple[float, float]:
    loss = lost.get(edge.supplier, NONE)
    low, high = edge.bounds
    return float(high) * loss.high, float(low) * loss.low


def _wide(edge: Edge) -> Wide:
    shares = [said for said in edge.said if said.high is not None]
    least = min(shares, key=lambda said: said.low or Decimal(0), default=None)
    most = max(shares, key=lambda said: said.high or Decimal(0), default=None)
    return Wide(edge, least, most)
