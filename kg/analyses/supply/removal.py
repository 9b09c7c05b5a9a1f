"""What if a country, a deposit, a good or a source were gone: what is lost downstream, how surely.

Without a source, what is lost is the supply that no other source vouches for: the edges that only
its claims draw. Shares that others give otherwise change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.citing import cited
from kg.analyses.supply.graph import WHOLE, Edge, Node, Said, SupplyGraph
from kg.analyses.supply.loss import ALL, NONE, Loss, losses
from kg.analyses.supply.naming import find_nodes
from kg.model import Choice, View
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
    most open, if any does; ``alone`` is the last of them where only a source that is gone draws it.
    """

    node: Node
    low: Decimal
    high: Decimal
    through: tuple[Edge, ...]
    wide: Wide | None
    alone: Edge | None

    @property
    def kind(self) -> str:
        """Return ``use``, ``good``, ``stage``, or ``trade`` for imports and consumption."""
        return self.node.kind if self.node.kind in KINDS else "trade"


@dataclass(frozen=True, slots=True)
class Change:
    """An edge that is drawn without a source too, with another share."""

    before: Edge
    after: Edge

    @property
    def size(self) -> Decimal:
        """Return by how much the ends of the share move."""
        was, now = self.before.bounds, self.after.bounds
        return abs(was[0] - now[0]) + abs(was[1] - now[1])


@dataclass(frozen=True, slots=True)
class Removal(Shown):
    """What is lost without something: the largest certain loss of each kind first, open ones last.

    Where a source is gone, ``changes`` are the shares that others give otherwise.
    """

    names: tuple[str, ...]
    lost: tuple[Lost, ...]
    changes: tuple[Change, ...]
    nodes: Mapping[str, Node]
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Gone:
    """The nodes and the edges that are gone."""

    nodes: frozenset[str]
    edges: frozenset[Edge]


def removal(names: Iterable[str], table: Table) -> Removal:
    """Return what is lost downstream without these; raise `NothingFound` or `Ambiguous`.

    A name is that of a place, a deposit, a good or a use, or the id of a source.

    >>> import kg
    >>> without = removal(["China"], kg.open().store.table)
    >>> [one.low >= 68 for one in without.lost if one.node.id == "ndfeb-magnets"]
    [True]
    """
    graph, names = supply_graph(table), list(names)
    documents = table.whole.sources(names)
    found = [find_nodes(name, graph, table.concepts) for name in names if name not in documents]
    edges, changes = _without_sources(tuple(documents), graph, table)
    gone = _Gone(frozenset().union(*(one.nodes for one in found)), frozenset(edges))
    lost = losses(graph, gone.nodes, gone.edges)
    rows = [
        _lost(graph.nodes[name], lost, gone, graph) for name in lost if _counts(name, gone, graph)
    ]
    rows.sort(key=_rank)
    told = [edge for row in rows for edge in row.through] + [one.before for one in changes]
    nodes = {end: graph.nodes[end] for edge in told for end in (edge.dependent, edge.supplier)}
    labels = [*(one.label for one in found), *(source.title for source in documents.values())]
    return Removal(tuple(labels), tuple(rows), tuple(changes), nodes, cited(told, table))


def _rank(one: Lost) -> tuple[int, bool, Decimal, Decimal, str]:
    """Return what losses are sorted by; one of nothing to all says nothing and comes last."""
    return KINDS.index(one.kind), one.high - one.low == WHOLE, -one.low, -one.high, one.node.id


def _without_sources(
    ids: tuple[str, ...], graph: SupplyGraph, table: Table
) -> tuple[list[Edge], list[Change]]:
    """Return the edges that no other source draws, and those whose share is another then."""
    if not ids:
        return [], []
    view = View(f"without {', '.join(ids)}", refused=Choice(sources=ids))
    left = supply_graph(table.under(view)).edges
    gone = [edge for pair, edge in graph.edges.items() if pair not in left]
    both = [Change(edge, left[pair]) for pair, edge in graph.edges.items() if pair in left]
    changes = [one for one in both if one.size > 0]
    changes.sort(key=lambda one: (-one.size, one.before.dependent, one.before.supplier))
    return gone, changes


def _counts(name: str, gone: _Gone, graph: SupplyGraph) -> bool:
    node = graph.nodes[name]
    of_place = node.kind == "place" and node.stage not in ABROAD
    return name not in gone.nodes and not of_place and node.kind != "deposit"


def _lost(node: Node, lost: Mapping[str, Loss], gone: _Gone, graph: SupplyGraph) -> Lost:
    through = tuple(_through(node.id, lost, gone, graph))
    loss = lost[node.id]
    low, high = (Decimal(str(round(100 * bound, 2))) for bound in (loss.low, loss.high))
    open_ = [edge for edge in through if edge.width > 0]
    widest = max(open_, key=lambda edge: edge.width, default=None) if low < high else None
    alone = through[-1] if through and through[-1] in gone.edges else None
    return Lost(node, low, high, through, _wide(widest) if widest else None, alone)


def _through(
    node: str, lost: Mapping[str, Loss], gone: _Gone, graph: SupplyGraph
) -> Iterable[Edge]:
    """Return the edges down to what is gone, at each step the one that carries most."""
    seen = {node}
    while node not in gone.nodes:
        onward = [e for e in graph.suppliers(node) if e.supplier not in seen]
        onward = [e for e in onward if e in gone.edges or e.supplier in lost]
        if not onward:
            return
        edge = max(onward, key=lambda e: (_carried(e, lost, gone), e.supplier))
        yield edge
        if edge in gone.edges:
            return
        node = edge.supplier
        seen.add(node)


def _carried(edge: Edge, lost: Mapping[str, Loss], gone: _Gone) -> tuple[float, float]:
    loss = ALL if edge in gone.edges else lost.get(edge.supplier, NONE)
    low, high = edge.bounds
    return float(high) * loss.high, float(low) * loss.low


def _wide(edge: Edge) -> Wide:
    shares = [said for said in edge.said if said.high is not None]
    least = min(shares, key=lambda said: said.low or Decimal(0), default=None)
    most = max(shares, key=lambda said: said.high or Decimal(0), default=None)
    return Wide(edge, least, most)
