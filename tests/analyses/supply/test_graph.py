"""The dependency graph: every edge is drawn by claims, and disappears with them."""

import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kg import loading
from kg.analyses.supply import SupplyGraph, supply_graph
from kg.analyses.supply.readings import readings
from kg.loading import open_store
from kg.table import Table


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    """Return the claim table of the bundled sources."""
    yield open_store().table


@pytest.fixture(scope="module")
def graph(table: Table) -> SupplyGraph:
    """Return the graph of the bundled sources."""
    return supply_graph(table)


def test_every_edge_has_claims_that_exist(graph: SupplyGraph, table: Table) -> None:
    named = {claim for edge in graph.edges.values() for claim in edge.claims}
    assert all(edge.claims for edge in graph.edges.values())
    assert {claim.id for claim in table.claims(named)} == named


def test_every_edge_joins_nodes_that_exist(graph: SupplyGraph) -> None:
    assert {end for pair in graph.edges for end in pair} <= set(graph.nodes)


def test_the_graph_is_built_within_a_second(table: Table) -> None:
    start = time.process_time()
    supply_graph(table)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("dependent", "supplier", "claim"),
    [
        ("wind-turbines", "REE", "seed.s66"),
        ("wind-turbines", "Nd", "iea-explorer2024.world.use-in-wind-turbines.Nd.2024"),
        ("ndfeb-magnets", "Dy", "seed.s61"),
        ("Nd", "REE", "polarcapital-ree-nd.ree.nd"),
        ("REE/metal", "REE/refining", "discoveryalert-minetomagnet2025.metal.refining"),
        ("REE/mining", "REE/mining/myanmar", "mcs2026.myanmar.mine-production"),
        ("REE/imports/china", "REE/mining/laos", "seed.s70"),
        ("copper/refining", "copper/refining/chile", "mcs2026.chile.refinery-production.copper"),
        (
            "REE/mining/greenland",
            "REE/deposit/tanbreez",
            "minmod-jowitt2015.tanbreez.contained.REE",
        ),
        ("REE/mining/russia", "REE/deposit/tomtor", "roskill-tomtor2018.tomtor.contained"),
    ],
)
def test_edges_of_every_kind(graph: SupplyGraph, dependent: str, supplier: str, claim: str) -> None:
    assert claim in graph.edges[dependent, supplier].claims


def test_shares_are_those_of_the_same_table(graph: SupplyGraph) -> None:
    edge = graph.edges[
        "REE.compounds-and-metals/imports/usa", "REE.compounds-and-metals/exports/china"
    ]
    assert (edge.low, edge.high) == (Decimal("70.5"), Decimal("71.5"))
    (malaysia,) = [e for e in graph.suppliers("REE/refining") if e.supplier.endswith("/malaysia")]
    assert malaysia.claims == (
        "iea-explorer2024.malaysia.processed-output.REE.2024",
        "iea-explorer2024.world.processed-output.REE.2024",
    )
    assert malaysia.low is not None and Decimal("4.4") < malaysia.low < Decimal("4.6")


def test_where_claims_exclude_each_other_the_edge_says_so(graph: SupplyGraph) -> None:
    refining = graph.edges["REE/refining", "REE/refining/china"]
    assert refining.contested
    assert (refining.low, refining.high) == (Decimal("68.0"), Decimal("92.5"))
    assert {"seed.s07", "iea-explorer2024.china.processed-output.REE.2024"} <= set(refining.claims)
    assert not graph.edges["REE/refining", "REE/refining/malaysia"].contested


def test_what_is_not_stated_stays_so(graph: SupplyGraph) -> None:
    edge = graph.edges["REE/refining/china", "REE/imports/china"]
    assert (edge.low, edge.high, edge.as_of) == (None, None, None)
    assert edge.bounds == (Decimal(0), Decimal(100))


def test_the_mapping_is_data(table: Table) -> None:
    known = readings(table.concepts)
    relations = {concept.id for concept in table.concepts.of_kind("relation")}
    assert {reading.relation.id for reading in known.values()} <= relations
    assert known["mine-production"].of_the_world
    assert not known["us-imports"].of_the_world


def test_a_graph_goes_to_networkx_and_keeps_its_claims(graph: SupplyGraph) -> None:
    given = graph.to_networkx()
    assert (given.number_of_nodes(), given.number_of_edges()) == (
        len(graph.nodes),
        len(graph.edges),
    )
    assert "seed.s61" in given.edges["ndfeb-magnets", "Dy"]["claims"]


def test_what_users_add_draws_edges_and_circles_of_places_end(
    tmp_path: Path,
) -> None:
    """Two places, each said to lie in the other, and a supplier that the bundled sources lack."""
    (tmp_path / "own.yaml").write_text(
        """
format: claims/1
source: {id: own, title: Our own notes, published: 2026-01}
things: {here: {name: Hereabouts, inside: there}, there: {name: Thereabouts, inside: here}}
defaults: {commodity: REE}
claims:
- {id: a, what: "here / contained", value: 3 Mt, quote: "three million tonnes"}
- {id: b, kind: trend, what: "kazakhstan / china-imports", quote: "more and more from Kazakhstan"}
"""
    )
    store = tmp_path / "store"
    loading.add([tmp_path / "own.yaml"], store)
    graph = supply_graph(open_store(store).table)
    assert graph.edges["REE/imports/china", "REE/mining/kazakhstan"].claims == ("own.b",)
    assert graph.edges["REE/mining/there", "REE/deposit/here"].claims == ("own.a",)
