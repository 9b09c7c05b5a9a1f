"""What is lost downstream when something is gone, as an interval."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from kg.analyses.supply.graph import Edge, SupplyGraph
from kg.analyses.supply.readings import SEVERAL

MOST_ROUNDS = 50
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Loss:
    """The part of a supply that goes, between 0 and 1: at least ``low``, at most ``high``."""

    low: float
    high: float


NONE, ALL = Loss(0, 0), Loss(1, 1)


def losses(graph: SupplyGraph, gone: Iterable[str], cut: Collection[Edge] = ()) -> dict[str, Loss]:
    """Return what each node loses, itself or through others, when some nodes or edges are gone.

    Suppliers that add up: the sum of their shares, each as far as it is lost, and never more than
    what the remaining ones leave, unless claims give more than all. Inputs that do not stand in
    for each other: the largest. Where no share is stated it may be anything. In circles, the
    least that follows.
    """
    found = dict.fromkeys(gone, ALL)
    severed = {(edge.dependent, edge.supplier) for edge in cut}
    order = _order(graph, found, {edge.dependent for edge in cut})
    for _ in range(MOST_ROUNDS):
        changed = False
        for node in order:
            loss = _loss(graph.suppliers(node), found, severed)
            if loss != found.get(node, NONE):
                found[node], changed = loss, True
        if not changed:
            break
    return {node: loss for node, loss in found.items() if loss.high > 0}


def _order(graph: SupplyGraph, gone: Mapping[str, Loss], hit: set[str]) -> list[str]:
    """Return what is downstream, suppliers first as far as there are no circles."""
    affected = graph.downstream([*gone, *hit])
    below = {
        node: {e.supplier for e in graph.suppliers(node)} & affected for node in sorted(affected)
    }
    try:
        order = list(TopologicalSorter(below).static_order())
    except CycleError:
        order = sorted(affected)
    return [node for node in order if node not in gone]


def _loss(edges: list[Edge], found: Mapping[str, Loss], severed: set[Pair]) -> Loss:
    parted = [(edge, _of(edge, found, severed)) for edge in edges]
    several = [one for one in parted if one[0].group == SEVERAL]
    needed = [one for one in parted if one[0].group != SEVERAL]
    parts = [_of_several(several), *(_of_one(edge, loss) for edge, loss in needed)]
    return Loss(max(part.low for part in parts), max(part.high for part in parts))


def _of(edge: Edge, found: Mapping[str, Loss], severed: set[Pair]) -> Loss:
    """Return what no longer comes over an edge."""
    return ALL if (edge.dependent, edge.supplier) in severed else found.get(edge.supplier, NONE)


def _of_one(edge: Edge, loss: Loss) -> Loss:
    low, high = edge.bounds
    return Loss(float(low) / 100 * loss.low, float(high) / 100 * loss.high)


def _of_several(parted: list[tuple[Edge, Loss]]) -> Loss:
    certain = sum(float(edge.bounds[0]) / 100 for edge, _ in parted)
    low = high = kept = 0.0
    for edge, loss in parted:
        least, most = (float(bound) / 100 for bound in edge.bounds)
        if edge.high is None:
            most = max(0.0, 1 - certain)
        low, high = low + least * loss.low, high + most * loss.high
        kept += least * (1 - loss.high)
    room = 1 - kept if certain <= 1 else 1.0  # claims on shares may add up to more than all
    low = min(low, 1.0)
    return Loss(low, max(low, min(high, room)))
