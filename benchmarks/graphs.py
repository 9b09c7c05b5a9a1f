"""How fast graph analyses are at 100,000 nodes, beside networkx and rustworkx."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import networkx as nx
import rustworkx as rx

from benchmarks.kit import Figure, Plan, in_turns
from kg.graphs import Compact
from kg.graphs.between import betweenness
from kg.graphs.cut import minimum_cut
from kg.graphs.rust import ancestors, dominators, pagerank

ABOUT = "Graph analyses on a graph without circles of 100,000 nodes and 400,000 edges."
NODES, EDGES, SAMPLE = 100_000, 400_000, 50
TEN_TIMES, TWICE = 10, 2
Call = Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Job:
    """One analysis in our way, in networkx's, and in rustworkx's where that has it."""

    name: str
    ours: Call
    theirs: Call
    rust: Call | None = None


def measure(plan: Plan) -> Iterator[Figure]:
    """Time each analysis in turns with the same in networkx, and in rustworkx."""
    graph = _synthetic()
    compact = Compact.of(graph)
    _ = compact.rust, compact.out, compact.into
    for job in _jobs(graph, compact):
        rounds = in_turns(min(plan.rounds, 3), {"ours": job.ours, "rust": job.rust or job.ours})
        theirs = in_turns(1, {"networkx": job.theirs})["networkx"]
        yield Figure(job.name, rounds["ours"], "s")
        faster, ratio = theirs / rounds["ours"], rounds["ours"] / rounds["rust"]
        close = job.rust is not None and ratio <= TWICE  # either goal is enough
        least = None if close else TEN_TIMES
        yield Figure(job.name, faster, "×", at_least=least, note="faster than networkx")
        if job.rust:
            most = None if faster >= TEN_TIMES else TWICE
            yield Figure(job.name, ratio, "×", at_most=most, note="of rustworkx")


def _synthetic() -> nx.DiGraph:
    """Return a graph in which every edge leads to a lower number, more often to a low one."""
    chance = random.Random(7)
    edges: set[tuple[int, int]] = set()
    while len(edges) < EDGES:
        one = chance.randrange(1, NODES)
        edges.add((one, int(one * chance.random() ** 1.5)))
    graph = nx.DiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_edges_from(sorted(edges))
    return graph


def _jobs(graph: nx.DiGraph, compact: Compact) -> list[_Job]:
    rust, hub = compact.rust, max(graph.nodes, key=graph.in_degree)
    source = max(graph.nodes, key=graph.out_degree)
    sample = random.Random(1).sample(sorted(graph), SAMPLE)
    return [
        _Job("what leads to a hub", lambda: ancestors(compact, hub),
             lambda: nx.ancestors(graph, hub), lambda: rx.ancestors(rust, hub)),
        _Job("dominators", lambda: dominators(compact, NODES - 1),
             lambda: nx.immediate_dominators(graph, NODES - 1),
             lambda: rx.immediate_dominators(rust, NODES - 1)),
        _Job("PageRank", lambda: pagerank(compact), lambda: _rank(graph),
             lambda: rx.pagerank(rust)),
        _Job("minimum cut", lambda: minimum_cut(compact, source, hub),
             lambda: nx.minimum_edge_cut(graph, source, hub)),
        _Job(f"betweenness from {SAMPLE} nodes", lambda: betweenness(compact, sample),
             lambda: nx.betweenness_centrality_subset(graph, sample, list(graph))),
    ]  # fmt: skip


def _rank(graph: nx.DiGraph) -> object:
    """Rank with networkx's own Python, which needs no further library."""
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

    return _pagerank_python(graph)
