"""Concentration: how few places hold a stage, or a country's imports, as an interval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.citing import cited
from kg.analyses.supply.graph import Edge, Node, SupplyGraph
from kg.analyses.supply.naming import find_nodes
from kg.analyses.supply.readings import SEVERAL
from kg.notebook import Shown
from kg.table import Table

DEPOSIT, IMPORTS, CONSUMPTION = "deposit", "imports", "consumption"
OTHERS = ("other-countries", "rest-of-world")
BANDS = "US Department of Justice and Federal Trade Commission, Merger Guidelines, 2023"
HIGHLY, MODERATELY = 1800, 1000  # of the Herfindahl-Hirschman index, 0 to 10,000


@dataclass(frozen=True, slots=True)
class Concentrated:
    """A stage of a good, or a country's imports of it, with its suppliers, the largest first.

    ``low`` and ``high`` bound the Herfindahl-Hirschman index: the sum of squared shares in per
    cent, 10,000 for a single supplier. ``reliance`` is the edge by which the country's consumption
    relies on these imports, where one is on record.
    """

    node: Node
    low: int
    high: int
    suppliers: tuple[Edge, ...]
    reliance: Edge | None

    @property
    def contested(self) -> bool:
        """Whether claims exclude each other on the share of some supplier."""
        return any(edge.contested for edge in self.suppliers)


@dataclass(frozen=True, slots=True)
class Concentration(Shown):
    """Stages and imports by how concentrated they are for certain, the most first."""

    of: str
    rows: tuple[Concentrated, ...]
    nodes: Mapping[str, Node]
    sources: Mapping[str, str]


def concentration(of: str, table: Table) -> Concentration:
    """Return how concentrated supply is: of a good, a stage, a country's imports, or of all.

    What nobody gives a share of is left out. Raises `NothingFound` or `Ambiguous`.

    >>> import kg
    >>> found = concentration("rare earths mining", kg.open().store.table)
    >>> [(row.node.id, row.low > HIGHLY) for row in found.rows]
    [('REE/mining', True)]
    """
    graph = supply_graph(table)
    label, kept = "everything", set(graph.nodes)
    if of:
        found = find_nodes(of, graph, table.concepts)
        goods = {node for node in found.nodes if graph.nodes[node].kind == "good"}
        label, kept = found.label, set(found.nodes)
        kept |= {node for good in goods for node in graph.having("good", good)}
    rows = list(_rows(kept, graph))
    rows.sort(key=lambda row: (-row.low, -row.high, row.node.id))
    edges = [edge for row in rows for edge in (*row.suppliers, *_given(row.reliance))]
    nodes = {end: graph.nodes[end] for edge in edges for end in (edge.dependent, edge.supplier)}
    return Concentration(label, tuple(rows), nodes, cited(edges, table))


def _given(edge: Edge | None) -> Iterable[Edge]:
    return () if edge is None else (edge,)


def _rows(kept: set[str], graph: SupplyGraph) -> Iterable[Concentrated]:
    for name in sorted(kept):
        edges = [e for e in graph.suppliers(name) if _is_share(e, graph)]
        if not any(edge.high is not None for edge in edges):
            continue
        low, high = index(edges, {e.supplier for e in edges if _is_others(e, graph)})
        edges.sort(key=lambda edge: (-edge.bounds[0], -edge.bounds[1], edge.supplier))
        reliance = (e for e in graph.dependents(name) if _consumed(e, graph))
        yield Concentrated(graph.nodes[name], low, high, tuple(edges), next(reliance, None))


def _is_share(edge: Edge, graph: SupplyGraph) -> bool:
    return edge.group == SEVERAL and graph.nodes[edge.supplier].stage != DEPOSIT


def _is_others(edge: Edge, graph: SupplyGraph) -> bool:
    return graph.nodes[edge.supplier].place in OTHERS


def _consumed(edge: Edge, graph: SupplyGraph) -> bool:
    return graph.nodes[edge.dependent].stage == CONSUMPTION


def index(edges: list[Edge], others: set[str]) -> tuple[int, int]:
    """Return the least and the most that the Herfindahl-Hirschman index can be.

    Of several others together nothing is known but their sum: they add nothing for certain, and
    at most as if they were one. The others of two sources are partly the same: the larger count.
    What the shares leave of the whole may be one more supplier's.
    """
    named = [edge.bounds for edge in edges if edge.supplier not in others]
    low = sum((least**2 for least, _ in named), Decimal(0))
    high = _ceiling([least for least, _ in named])
    if all(edge.high is not None for edge in edges):
        together = max((e.bounds[1] for e in edges if e.supplier in others), default=Decimal(0))
        mosts = [*(most for _, most in named), together]
        high = min(high, sum((most**2 for most in mosts), _open(mosts) ** 2))
    high = min(high, Decimal(10_000))
    return int(min(low, high)), int(high.to_integral_value())  # shares may add up to more than all


def _open(shares: Iterable[Decimal]) -> Decimal:
    """Return what shares leave of the whole."""
    return max(Decimal(0), 100 - sum(shares, Decimal(0)))


def _ceiling(leasts: list[Decimal]) -> Decimal:
    """Return the index if all that is open went to the largest supplier."""
    largest, *others = sorted(leasts, reverse=True) or [Decimal(0)]
    return sum((least**2 for least in others), (largest + _open(leasts)) ** 2)
