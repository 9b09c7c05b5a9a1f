"""Chokepoints: places whose loss is felt most, and what everything has to pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.citing import cited
from kg.analyses.supply.graph import Edge, Node, SupplyGraph
from kg.analyses.supply.loss import NONE, losses
from kg.analyses.supply.naming import Found, find_nodes
from kg.analyses.supply.readings import SEVERAL
from kg.notebook import Shown
from kg.table import Table

OTHERS = ("other-countries", "rest-of-world", "world")


@dataclass(frozen=True, slots=True)
class Choke:
    """A place, and what is lost without it, in per cent; ``edges`` are where it takes part.

    ``links``: so many edges have to be cut before nothing leads to it any more (a minimum cut).
    """

    place: str
    label: str
    low: Decimal
    high: Decimal
    links: int
    edges: tuple[Edge, ...]

    @property
    def contested(self) -> bool:
        """Whether claims exclude each other on some edge."""
        return any(edge.contested for edge in self.edges)


@dataclass(frozen=True, slots=True)
class Gate:
    """A good or stage that many places are reached through.

    ``behind``: so many places are reached only through it (it dominates them). ``joint`` says that
    the graph falls apart without it (an articulation point); ``between`` is how many shortest ways
    pass it, 1 being as many as pass any (betweenness).
    """

    node: Node
    behind: int
    joint: bool
    between: Decimal


@dataclass(frozen=True, slots=True)
class Chokepoints(Shown):
    """What a use or a good hangs on: places by certain loss, gates, and the fewest places.

    Without the ``cut`` of places nothing is left, as far as claims name suppliers.
    """

    of: str
    places: tuple[Choke, ...]
    gates: tuple[Gate, ...]
    cut: tuple[str, ...]
    cut_at: str
    nodes: Mapping[str, Node]
    sources: Mapping[str, str]


def chokepoints(of: str, table: Table) -> Chokepoints:
    """Return the chokepoints of what a name means, or of all uses when it is empty.

    Raises `NothingFound` or `Ambiguous`.

    >>> import kg
    >>> chokepoints("magnets", kg.open().store.table).places[0].place
    'china'
    """
    graph = supply_graph(table)
    every = frozenset(node.id for node in graph.nodes.values() if node.kind == "use")
    found = find_nodes(of, graph, table.concepts) if of else Found("all uses", every)
    above = {name for name in graph.upstream(found.nodes) if _not_ground(graph.nodes[name])}
    part = graph.part(above | found.nodes)
    label = {name: table.concepts.label("thing", name) for name in _places(part)}
    places = sorted(_chokes(found, part, label), key=lambda one: (-one.low, -one.high, one.place))
    cut, at = _cut(found.nodes, part)
    edges = [edge for one in places for edge in one.edges]
    return Chokepoints(
        found.label,
        tuple(places),
        tuple(_gates(found, part)),
        cut=tuple(sorted(label.get(place, place) for place in cut)),
        cut_at=part.nodes[at].label if at else "",
        nodes=part.nodes,
        sources=cited(edges, table),
    )


def _not_ground(node: Node) -> bool:
    return node.kind != "deposit"


def _places(graph: SupplyGraph) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for node in graph.nodes.values():
        if node.kind == "place" and node.place not in OTHERS:
            found[node.place].append(node.id)
    return found


def _chokes(found: Found, graph: SupplyGraph, label: Mapping[str, str]) -> Iterable[Choke]:
    for place, nodes in _places(graph).items():
        if found.nodes & set(nodes):
            continue
        lost = losses(graph, nodes)
        worst = [lost.get(node, NONE) for node in found.nodes]
        low, high = max(loss.low for loss in worst), max(loss.high for loss in worst)
        edges = [edge for node in nodes for edge in graph.dependents(node)]
        yield Choke(
            place,
            label[place],
            _percent(low),
            _percent(high),
            links=_links(found.nodes, set(nodes), graph),
            edges=tuple(sorted(edges, key=lambda edge: (-edge.bounds[0], -edge.bounds[1]))),
        )


def _links(starts: frozenset[str], goals: set[str], graph: SupplyGraph) -> int:
    """Return how many edges part two sets of nodes, each set drawn together to one node."""
    from kg.graphs import Compact, minimum_cut

    start, goal, pairs = "\0start", "\0goal", []
    for number, (one, other) in enumerate(graph.edges):
        middle = f"\0{number}"  # keeps edges apart that come to have the same ends
        pairs += [
            (start if one in starts else goal if one in goals else one, middle),
            (middle, start if other in starts else goal if other in goals else other),
        ]
    names = dict.fromkeys([start, goal, *(name for pair in pairs for name in pair)])
    return len(minimum_cut(Compact(names, pairs), start, goal))


def _percent(part: float) -> Decimal:
    return Decimal(str(round(100 * part, 2)))


def _gates(found: Found, graph: SupplyGraph) -> list[Gate]:
    import networkx as nx

    from kg.graphs import Compact, betweenness, dominators

    start = "\0start"
    heads = [(start, node) for node in found.nodes]
    compact = Compact([start, *graph.nodes], [*graph.edges, *heads])
    above = dominators(compact, start)
    behind: dict[str, set[str]] = defaultdict(set)
    for node in graph.nodes.values():
        gate = above.get(node.id) if node.kind == "place" else None
        while gate is not None and gate != start:
            behind[str(gate)].add(node.place)
            gate = above.get(gate)
    joints = set(nx.articulation_points(graph.to_networkx().to_undirected()))
    between = betweenness(compact)
    most = max(between.values(), default=0) or 1
    gates = [
        Gate(
            graph.nodes[name],
            len(places),
            name in joints,
            Decimal(str(round(between[name] / most, 3))),
        )
        for name, places in behind.items()
        if name not in found.nodes and graph.nodes[name].kind != "place"
    ]
    return sorted(gates, key=lambda gate: (-gate.behind, -gate.between, gate.node.id))


def _cut(starts: Iterable[str], graph: SupplyGraph) -> tuple[set[str], str]:
    """Return the fewest places without which one input of a start stops, and where that is.

    Inputs that are needed whole stop what needs them; of suppliers that add up, all must go.
    """
    known: dict[str, tuple[set[str], str] | None] = {}

    def fewest(node: str) -> tuple[set[str], str] | None:
        if node in known:
            return known[node]
        known[node] = None  # a circle stops nothing by itself
        several = [e.supplier for e in graph.suppliers(node) if e.group == SEVERAL]
        places = {graph.nodes[name].place for name in several}
        options = [fewest(e.supplier) for e in graph.suppliers(node) if _stops(e)]
        options += [(places, node)] if places else []
        known[node] = min(
            (option for option in options if option), key=lambda o: len(o[0]), default=None
        )
        return known[node]

    found = [option for start in sorted(starts) if (option := fewest(start))]
    return min(found, key=lambda option: len(option[0]), default=(set(), ""))


def _stops(edge: Edge) -> bool:
    return edge.group != SEVERAL and edge.bounds[0] == 100
