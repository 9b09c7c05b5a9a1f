"""Graph algorithms: equal with and without arrays, on graphs of every shape, circles included."""

from collections.abc import Callable

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graphs
from kg.graphs import Compact, between, cut, plain, rust
from kg.graphs.rust import pagerank

settings.register_profile("graphs", deadline=None)
settings.load_profile("graphs")  # the first call imports what the others have
EDGES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40)


def _graph(edges: list[tuple[int, int]]) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(12))
    graph.add_edges_from(edge for edge in edges if edge[0] != edge[1])
    return graph


@given(EDGES)
def test_what_is_reached(edges: list[tuple[int, int]]) -> None:
    graph = _graph(edges)
    assert rust.descendants(Compact.of(graph), 0) == nx.descendants(graph, 0)
    assert plain.descendants(Compact.of(graph), 0) == nx.descendants(graph, 0)
    assert rust.ancestors(Compact.of(graph), 0) == nx.ancestors(graph, 0)
    assert plain.ancestors(Compact.of(graph), 0) == nx.ancestors(graph, 0)


@given(EDGES)
def test_dominators(edges: list[tuple[int, int]]) -> None:
    graph = _graph(edges)
    theirs = {node: above for node, above in nx.immediate_dominators(graph, 0).items() if node != 0}
    assert rust.dominators(Compact.of(graph), 0) == theirs
    assert plain.dominators(Compact.of(graph), 0) == theirs


@given(EDGES)
def test_a_minimum_cut_is_as_small_and_cuts(edges: list[tuple[int, int]]) -> None:
    graph = _graph(edges)
    fewest = nx.edge_connectivity(graph, 0, 1)
    for minimum_cut in (cut.minimum_cut, plain.minimum_cut):
        cutting = minimum_cut(Compact.of(graph), 0, 1)
        assert len(cutting) == fewest
        left = nx.restricted_view(graph, [], cutting)
        assert not nx.has_path(left, 0, 1)


@given(EDGES, st.sets(st.integers(0, 11), min_size=1))
def test_betweenness_from_some_nodes(edges: list[tuple[int, int]], sources: set[int]) -> None:
    graph = _graph(edges)
    theirs = nx.betweenness_centrality_subset(graph, sorted(sources), list(graph))
    assert between.betweenness(Compact.of(graph), sources) == pytest.approx(theirs)
    assert plain.betweenness(Compact.of(graph), sources) == pytest.approx(theirs)


def test_arrays_answer_where_they_are_installed() -> None:
    assert graphs.dominators is rust.dominators


@given(EDGES)
def test_rank(edges: list[tuple[int, int]]) -> None:
    graph = _graph(edges)
    ranks = pagerank(Compact.of(graph))
    assert sum(ranks.values()) == pytest.approx(1)
    damping, n = 0.85, len(graph)
    loose = sum(ranks[node] for node in graph if not graph.out_degree(node))
    for node in graph:
        given_on = sum(ranks[one] / graph.out_degree(one) for one in graph.predecessors(node))
        expected = (1 - damping) / n + damping * (given_on + loose / n)
        assert ranks[node] == pytest.approx(expected, abs=1e-5)


def test_a_graph_comes_back_from_its_arrays() -> None:
    graph = nx.gnp_random_graph(50, 0.1, seed=1, directed=True)
    back = Compact.of(graph).networkx
    assert (set(back), set(back.edges)) == (set(graph), set(graph.edges))


@pytest.mark.parametrize("minimum_cut", [cut.minimum_cut, plain.minimum_cut])
def test_nothing_parts_a_node_from_itself(minimum_cut: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match="from itself"):
        minimum_cut(Compact("ab", [("a", "b")]), "a", "a")
