"""Paths of dependence from one thing to another, the shortest first, counted without listing."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.citing import cited
from kg.analyses.supply.counting import count_paths
from kg.analyses.supply.graph import WHOLE, Edge, Node, SupplyGraph
from kg.analyses.supply.naming import Found, find_nodes
from kg.errors import NothingFound
from kg.notebook import Shown
from kg.table import Table

MOST_PATHS = 12


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of edges. ``low`` and ``high``: what share of the first hangs on it, in per cent."""

    steps: tuple[Edge, ...]
    low: Decimal
    high: Decimal

    @property
    def weakest(self) -> int:
        """Return which step carries the smallest share for certain."""
        return min(range(len(self.steps)), key=lambda n: (self.steps[n].bounds, n))

    @property
    def most_contested(self) -> int | None:
        """Return which of the contested steps leaves most open; ``None`` when none is contested."""
        contested = [n for n, step in enumerate(self.steps) if step.contested]
        return max(contested, key=lambda n: self.steps[n].width, default=None)


@dataclass(frozen=True, slots=True)
class Paths(Shown):
    """Paths between two things: some listed, all counted.

    A path ends at the first node of the goal. ``cycles`` says that some run through circles,
    each of which then counts as one step. ``sources`` and ``relations`` name those of the steps.
    """

    start: str
    goal: str
    paths: tuple[Path, ...]
    count: int
    cycles: bool
    nodes: Mapping[str, Node]
    sources: Mapping[str, str]
    relations: Mapping[str, str]


def paths(start: str, goal: str, table: Table, *, most: int | None = MOST_PATHS) -> Paths:
    """Return how one thing depends on another; raise `NothingFound` when it does not.

    At most so many are listed, the shortest first; all are counted.

    >>> import kg
    >>> found = paths("wind turbines", "China", kg.open().store.table)
    >>> [step.supplier for step in found.paths[0].steps]
    ['ndfeb-magnets', 'ndfeb-magnets/manufacture', 'ndfeb-magnets/manufacture/china']
    """
    graph = supply_graph(table)
    one, other = (find_nodes(text, graph, table.concepts) for text in (start, goal))
    between = _between(one, other, graph)
    if not between.edges:
        raise _unconnected(one, other, graph)
    listed = []
    for path in _shortest_first(between, one.nodes, other.nodes):
        listed.append(path)
        if most is not None and len(listed) == most:
            break
    count, cycles = count_paths(between, one.nodes, other.nodes)
    steps = [step for path in listed for step in path.steps]
    ends = {end for step in steps for end in (step.dependent, step.supplier)}
    nodes = {name: graph.nodes[name] for name in sorted(ends)}
    relations = {concept.id: concept.label for concept in table.concepts.of_kind("relation")}
    return Paths(
        one.label,
        other.label,
        tuple(listed),
        count=count,
        cycles=cycles,
        nodes=nodes,
        sources=cited(steps, table),
        relations=relations,
    )


def _between(one: Found, other: Found, graph: SupplyGraph) -> SupplyGraph:
    """Return the part of the graph that lies on ways from the one to the other."""
    kept = graph.upstream(one.nodes) & graph.downstream(other.nodes)
    part = graph.part(kept)
    inner = (e for e in part.edges.values() if e.dependent not in other.nodes)
    return SupplyGraph(part.nodes.values(), (e for e in inner if e.supplier not in one.nodes))


def _unconnected(one: Found, other: Found, graph: SupplyGraph) -> NothingFound:
    if one.nodes & other.nodes:
        return NothingFound(
            f"{one.label} is where the way would begin and end.",
            remedy="Name two different things.",
        )
    back = graph.upstream(other.nodes) & one.nodes
    remedy = f'The other way round: kg paths "{other.label}" "{one.label}".' if back else ""
    return NothingFound(
        f"No claim makes {one.label} depend on {other.label}.",
        remedy=remedy or "A view may have left the claims out.",
    )


def _shortest_first(
    graph: SupplyGraph, starts: frozenset[str], goals: frozenset[str]
) -> Iterator[Path]:
    """Return paths without circles by their length; among equals, what hangs most on it first."""
    left = _distances(graph, goals)
    waiting = [
        (left[start], Decimal(0), number, start, ())
        for number, start in enumerate(sorted(starts & left.keys()))
    ]
    heap: list[tuple[int, Decimal, int, str, tuple[Edge, ...]]] = list(waiting)
    pushed = len(heap)
    heapq.heapify(heap)
    while heap:
        _, _, _, node, steps = heapq.heappop(heap)
        if node in goals:
            yield _path(steps)
            continue
        seen = {step.dependent for step in steps} | {node}
        for edge in graph.suppliers(node):
            if edge.supplier in left and edge.supplier not in seen:
                longer, pushed = (*steps, edge), pushed + 1
                share = _path(longer)
                length = len(longer) + left[edge.supplier]
                heapq.heappush(
                    heap, (length, -share.high - share.low, pushed, edge.supplier, longer)
                )


def _distances(graph: SupplyGraph, goals: frozenset[str]) -> dict[str, int]:
    """Return how many steps each node is from the nearest goal."""
    found = {goal: 0 for goal in goals if goal in graph.nodes}
    waiting = deque(found)
    while waiting:
        node = waiting.popleft()
        for edge in graph.dependents(node):
            if edge.dependent not in found:
                found[edge.dependent] = found[node] + 1
                waiting.append(edge.dependent)
    return found


def _path(steps: tuple[Edge, ...]) -> Path:
    low = high = WHOLE
    for step in steps:
        bounds = step.bounds
        low, high = low * bounds[0] / WHOLE, high * bounds[1] / WHOLE
    return Path(steps, round(low, 2), round(high, 2))
