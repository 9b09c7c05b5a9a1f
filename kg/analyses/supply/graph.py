"""The dependency graph: nodes, and edges that carry their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Node:
    """A use, a good, a stage of a good, a place at a stage, or a deposit.

    ``id`` is the path of what it is made of: ``REE``, ``REE/mining``, ``REE/mining/china``.

    >>> Node("REE/mining/china", "China, mining of rare earths", "place", "REE", "mining", "china")
    Node(id='REE/mining/china', ...)
    """

    id: str
    label: str
    kind: str
    good: str = ""
    stage: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says of an edge: a share in per cent, or only that there is the edge.

    ``whole`` is the claim on the world that the claim's figure was divided by.
    """

    claim: str
    source: str
    low: Decimal | None
    high: Decimal | None
    year: int | None
    published: int | None
    whole: str = ""

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the claim, and the one on the world beside it."""
        return (self.claim, self.whole) if self.whole else (self.claim,)


@dataclass(frozen=True, slots=True)
class Edge:
    """``dependent`` goes without this share of what it has from here if ``supplier`` is gone.

    ``low`` and ``high`` are per cent, and ``None`` when no claim states a share. ``group`` says how
    the edge stands to its neighbours: ``one-of-several`` shares add up, those ``needed`` do not.
    ``contested`` says that two claims for comparable times exclude each other.
    """

    dependent: str
    supplier: str
    relation: str
    group: str
    low: Decimal | None
    high: Decimal | None
    as_of: int | None
    contested: bool
    said: tuple[Said, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the ids of the claims that say so."""
        return tuple(dict.fromkeys(claim for said in self.said for claim in said.claims))

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """Return the share as far as it is known: all or nothing where none is stated."""
        return self.low or Decimal(0), WHOLE if self.high is None else self.high

    @property
    def width(self) -> Decimal:
        """Return how much the share leaves open."""
        low, high = self.bounds
        return high - low


class SupplyGraph:
    """Nodes by id, and edges from dependents to suppliers, at most one for a pair."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self.edges = {(edge.dependent, edge.supplier): edge for edge in edges}

    @cached_property
    def _below(self) -> dict[str, list[Edge]]:
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges.values():
            found[edge.dependent].append(edge)
        return found

    @cached_property
    def _above(self) -> dict[str, list[Edge]]:
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges.values():
            found[edge.supplier].append(edge)
        return found

    def suppliers(self, node: str) -> list[Edge]:
        """Return the edges to what a node depends on."""
        return self._below.get(node, [])

    def dependents(self, node: str) -> list[Edge]:
        """Return the edges from what depends on a node."""
        return self._above.get(node, [])

    def having(self, field: str, value: str) -> list[str]:
        """Return the nodes whose ``id``, ``good``, ``stage`` or ``place`` is that."""
        return self._by_field[field].get(value, [])

    @cached_property
    def _by_field(self) -> dict[str, dict[str, list[str]]]:
        found: dict[str, dict[str, list[str]]] = {}
        for field in ("id", "good", "stage", "place"):
            found[field] = defaultdict(list)
            for node in self.nodes.values():
                found[field][getattr(node, field)].append(node.id)
        return found

    def upstream(self, starts: Iterable[str]) -> set[str]:
        """Return everything that some nodes depend on, themselves included."""
        return self._reached(starts, downstream=False)

    def downstream(self, starts: Iterable[str]) -> set[str]:
        """Return everything that depends on some nodes, themselves included."""
        return self._reached(starts, downstream=True)

    def _reached(self, starts: Iterable[str], *, downstream: bool) -> set[str]:
        seen, waiting = set(), list(starts)
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                if downstream:
                    waiting.extend(edge.dependent for edge in self.dependents(node))
                else:
                    waiting.extend(edge.supplier for edge in self.suppliers(node))
        return seen

    def part(self, kept: set[str]) -> SupplyGraph:
        """Return the graph of some of the nodes."""
        nodes = (node for node in self.nodes.values() if node.id in kept)
        edges = (e for e in self.edges.values() if e.dependent in kept and e.supplier in kept)
        return SupplyGraph(nodes, edges)

    def to_networkx(self) -> nx.DiGraph:
        """Return the graph for networkx, with the fields of nodes and edges as attributes.

        Shares are floats, claims one text; both are what GraphML and GEXF can hold.
        """
        import networkx as nx

        graph = nx.DiGraph(name="dependencies")
        for node in self.nodes.values():
            shown = {"kind": node.kind, "good": node.good, "stage": node.stage, "place": node.place}
            graph.add_node(node.id, label=node.label, **shown)
        for edge in self.edges.values():
            low, high = (float(bound) for bound in edge.bounds)
            graph.add_edge(
                edge.dependent,
                edge.supplier,
                relation=edge.relation,
                group=edge.group,
                low=low,
                high=high,
                stated=edge.high is not None,
                as_of=edge.as_of or 0,
                contested=edge.contested,
                claims=" ".join(edge.claims),
            )
        return graph
