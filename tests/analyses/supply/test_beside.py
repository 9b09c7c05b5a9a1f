"""The same question under two views, and the graph as other tools read it."""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import pytest

from kg.analyses.supply.beside import beside
from kg.analyses.supply.chokepoints import chokepoints
from kg.analyses.supply.concentration import concentration
from kg.analyses.supply.dependencies import dependencies
from kg.analyses.supply.graph import Node, SupplyGraph
from kg.analyses.views import view_of
from kg.errors import NothingFound
from kg.loading import open_store
from kg.render import pieces
from kg.table import Table


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    """Return the claim table of the bundled sources."""
    yield open_store().table


def test_two_views_of_concentration_differ(table: Table) -> None:
    views = [table.under(view_of(f"according-to={body}", table)) for body in ("usgs", "iea")]
    found = beside(lambda one: concentration("rare earths", one), views)
    mining = next(row for row in found.rows if row.id == "REE/mining")
    usgs, iea = mining.spans
    assert usgs and iea
    assert iea[1] < usgs[0]
    assert mining.apart > 0
    assert found.views == (
        "according to U.S. Geological Survey",
        "according to International Energy Agency",
    )


def test_a_view_that_keeps_nothing_says_so(table: Table) -> None:
    views = [table, table.under(view_of("said-by=putin", table))]
    found = beside(lambda one: chokepoints("magnets", one), views)
    assert all(row.spans[1] is None for row in found.rows)
    with pytest.raises(NothingFound):
        beside(lambda one: chokepoints("magnets", one), views[1:])


def test_the_graph_is_read_by_networkx(table: Table) -> None:
    found = dependencies("magnets", table)
    size = (len(found.graph.nodes), len(found.graph.edges))
    graphml = nx.read_graphml(io.BytesIO("".join(pieces(found, "graphml")).encode()))
    gexf = nx.read_gexf(io.BytesIO("".join(pieces(found, "gexf")).encode()))
    linked = nx.node_link_graph(json.loads("".join(pieces(found, "json"))), edges="edges")
    for graph in (graphml, gexf, linked, found.to_networkx()):
        assert (graph.number_of_nodes(), graph.number_of_edges()) == size
        assert "seed.s61" in graph.edges["ndfeb-magnets", "Dy"]["claims"]


def test_the_same_graph_is_the_same_file(table: Table) -> None:
    one, other = ("".join(pieces(dependencies("boron", table), "gexf")) for _ in range(2))
    assert one == other


def test_hostile_labels_stay_texts(table: Table) -> None:
    found = dependencies("boron", table)
    hostile = Node("x", '<script>alert("1")</script>\x00\x1b[31m', "good", "x")
    graph = SupplyGraph([hostile], [])
    evil = type(found)("x", graph, (), {}, {})
    for name in ("graphml", "gexf"):
        text = "".join(pieces(evil, name))
        assert "<script>" not in text
        assert "\x00" not in text and "\x1b" not in text


def test_what_hangs_together(table: Table) -> None:
    found = dependencies("", table)
    of = {good: one for one in found.communities for good in one.goods}
    assert "china" in of["graphite"].places
    assert of["REE"] is of["graphite"]
    assert found.contested[0].width >= found.contested[-1].width


def test_only_graphs_have_graph_formats(run: Callable[..., Any]) -> None:
    assert run("paths", "magnets", "China", "--format", "gexf").code == 2
    assert run("dependencies", "boron", "--format", "gexf").code == 0


def test_side_by_side_on_the_command_line(run: Callable[..., Any]) -> None:
    views = ("--view", "according-to=usgs", "--view", "according-to=iea")
    ran = run("what-if", "--without", "China", *views, "--format", "json")
    assert json.loads(ran.out)["views"][0] == "according to U.S. Geological Survey"
    of_source = json.loads(run("what-if", "--without", "mcs2026", *views, "-f", "json").out)
    usgs, iea = of_source["views"]
    assert any(row[usgs] and not row[iea] for row in of_source["rows"])
    assert run("what-if").code == 2
