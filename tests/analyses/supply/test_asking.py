"""What is asked of the dependency graph: paths, losses, chokepoints, concentration."""

import json
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

import pytest

from conftest import Run
from kg.analyses.supply.chokepoints import chokepoints
from kg.analyses.supply.concentration import concentration, index
from kg.analyses.supply.counting import count_paths
from kg.analyses.supply.graph import Edge, Node, SupplyGraph
from kg.analyses.supply.loss import losses
from kg.analyses.supply.paths import paths
from kg.analyses.supply.removal import removal
from kg.errors import Ambiguous, NothingFound
from kg.loading import open_store
from kg.model import Choice, View
from kg.table import Table


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    """Return the claim table of the bundled sources."""
    yield open_store().table


def _graph(*edges: tuple[str, str, float | None, float | None, str]) -> SupplyGraph:
    names = sorted({end for edge in edges for end in edge[:2]})
    made = [
        Edge(one, other, "made-in", group, _decimal(low), _decimal(high), None, False, ())
        for one, other, low, high, group in edges
    ]
    return SupplyGraph([Node(name, name, "place", place=name) for name in names], made)


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


SEVERAL, NEEDED = "one-of-several", "needed"


def test_shares_of_several_add_up_and_needs_do_not() -> None:
    graph = _graph(
        ("use", "good", 100, 100, NEEDED),
        ("use", "other", 50, 60, NEEDED),
        ("good", "a", 20, 30, SEVERAL),
        ("good", "b", 70, 80, SEVERAL),
        ("other", "a", 100, 100, NEEDED),
    )
    lost = losses(graph, ["a"])
    assert [lost["good"].low, lost["good"].high] == pytest.approx([0.2, 0.3])
    assert (lost["use"].low, lost["use"].high) == (0.5, 0.6)


def test_a_loss_is_no_more_than_what_the_others_leave() -> None:
    graph = _graph(("good", "a", 10, 90, SEVERAL), ("good", "b", 40, 50, SEVERAL))
    assert losses(graph, ["a"])["good"].high == pytest.approx(0.6)


def test_a_share_that_is_not_stated_is_anything_that_is_left() -> None:
    graph = _graph(("good", "a", None, None, SEVERAL), ("good", "b", 57, 57, SEVERAL))
    lost = losses(graph, ["a"])["good"]
    assert [lost.low, lost.high] == pytest.approx([0, 0.43])


def test_an_edge_that_is_gone_takes_its_share_with_it() -> None:
    graph = _graph(
        ("use", "good", 100, 100, NEEDED),
        ("good", "a", 20, 30, SEVERAL),
        ("good", "b", 70, 80, SEVERAL),
    )
    lost = losses(graph, [], [graph.edges["good", "a"]])
    assert [lost["use"].low, lost["use"].high] == pytest.approx([0.2, 0.3])
    assert "a" not in lost


def test_shares_that_add_up_to_too_much_count_as_stated() -> None:
    graph = _graph(("good", "a", 60, 60, SEVERAL), ("good", "b", 80, 80, SEVERAL))
    lost = losses(graph, ["a"])["good"]
    assert [lost.low, lost.high] == pytest.approx([0.6, 0.6])


def test_circles_come_to_rest() -> None:
    graph = _graph(
        ("a", "b", 50, 50, NEEDED), ("b", "a", 50, 50, NEEDED), ("b", "c", 80, 80, NEEDED)
    )
    assert losses(graph, ["c"])["a"].low == pytest.approx(0.4)


def test_paths_are_counted_without_listing() -> None:
    layers = [[f"{n}{side}" for side in "ab"] for n in range(40)]
    edges = [
        (one, other, 100, 100, NEEDED)
        for here, there in pairwise(layers)
        for one in here
        for other in there
    ]
    count, cycles = count_paths(_graph(*edges), ["0a"], ["39a"])
    assert (count, cycles) == (2**38, False)


def test_a_circle_counts_as_one_step() -> None:
    graph = _graph(
        ("s", "a", 100, 100, NEEDED), ("a", "b", 100, 100, NEEDED),
        ("b", "a", 100, 100, NEEDED), ("b", "t", 100, 100, NEEDED),
    )  # fmt: skip
    assert count_paths(graph, ["s"], ["t"]) == (1, True)


def test_wind_turbines_hang_on_china(table: Table) -> None:
    found = paths("wind turbines", "China", table, most=None)
    assert found.count == len(found.paths)
    assert len({tuple(step.supplier for step in path.steps) for path in found.paths}) == found.count
    for path in found.paths:
        assert path.steps[0].dependent == "wind-turbines"
        assert found.nodes[path.steps[-1].supplier].place == "china"
        assert all(one.supplier == other.dependent for one, other in pairwise(path.steps))
        assert all(step.claims for step in path.steps)
    lengths = [len(path.steps) for path in found.paths]
    assert lengths == sorted(lengths)


def test_the_most_contested_step_is_contested(table: Table) -> None:
    (first, *_) = paths("wind turbines", "China", table).paths
    assert first.most_contested is not None
    assert first.steps[first.most_contested].contested
    assert first.steps[first.weakest].bounds == min(step.bounds for step in first.steps)


def test_names_are_found_loosely(table: Table) -> None:
    assert paths("turbines", "Burma", table).goal == "Myanmar"
    with pytest.raises(NothingFound, match="Atlantis"):
        paths("wind turbines", "Atlantis", table)
    with pytest.raises(NothingFound, match="other way round"):
        paths("China", "wind turbines", table)
    with pytest.raises(Ambiguous):
        paths("USA", "talc crude", table)
    with pytest.raises(NothingFound, match="begin and end"):
        paths("magnets", "magnets", table)


def test_a_misspelt_name_is_offered_first(table: Table) -> None:
    with pytest.raises(NothingFound) as caught:
        removal(["Chnia"], table)
    assert caught.value.choices[0] == "China"
    with pytest.raises(NothingFound) as caught:
        paths("rare earths", "nonesuch", table)
    assert caught.value.choices == ()


def test_a_deposit_has_no_chokepoints(table: Table) -> None:
    assert chokepoints("Tomtor", table).places == ()


def test_the_chokepoint_of_magnets_is_china(table: Table) -> None:
    found = chokepoints("magnets", table)
    china = found.places[0]
    assert (china.place, china.contested) == ("china", True)
    assert china.low > 89
    assert china.low > 5 * found.places[1].low
    assert {gate.node.id for gate in found.gates[:3]} == {"REE/metal", "REE/refining", "REE/mining"}
    assert found.cut == ("China",)


def test_without_myanmar_what_is_not_stated_leaves_it_open(table: Table) -> None:
    lost = {one.node.id: one for one in removal(["Myanmar"], table).lost}
    mining, refining = lost["REE/mining"], lost["REE/refining"]
    assert Decimal(5) < mining.low < mining.high < Decimal(17)
    assert mining.wide and mining.wide.edge.contested
    assert mining.wide.most and mining.wide.most.claim.startswith("iea-explorer2024.myanmar")
    assert refining.high > 50
    assert refining.wide and refining.wide.edge.claims == ("seed.s67",)


def test_without_china_every_use_of_magnets_loses_most(table: Table) -> None:
    lost = {one.node.id: one for one in removal(["China"], table).lost}
    assert lost["ndfeb-magnets"].low > 89
    assert lost["wind-turbines"].low >= 68
    assert lost["REE.compounds-and-metals/imports/usa"].low == Decimal("70.5")


def test_without_a_source_what_only_it_says_is_lost(table: Table) -> None:
    found = removal(["seed"], table)
    assert found.names[0].startswith("Russia ramps up")
    lost = {one.node.id: one for one in found.lost}
    wind, refining = lost["wind-turbines"], lost["REE/refining"]
    assert wind.low == 100
    assert wind.alone and wind.alone.claims == ("seed.s66",)
    assert refining.low == 0 and 50 < refining.high < 100
    assert refining.alone and refining.alone.supplier == "REE/imports/china"
    assert "REE/mining" not in lost


def test_what_others_say_too_is_not_lost_but_may_be_another_share(table: Table) -> None:
    found = removal(["iea-explorer2024"], table)
    changed = {(one.before.dependent, one.before.supplier): one for one in found.changes}
    myanmar = changed["REE/mining", "REE/mining/myanmar"]
    assert myanmar.before.bounds[1] > 16 > 9 > myanmar.after.bounds[1]
    assert all(one.before.bounds != one.after.bounds for one in found.changes)
    assert all(one.low <= one.high for one in found.lost)


def test_places_and_sources_may_be_gone_together(table: Table) -> None:
    both = {one.node.id: one for one in removal(["Malaysia", "seed"], table).lost}
    malaysia = {one.node.id: one for one in removal(["Malaysia"], table).lost}
    assert both["wind-turbines"].low == 100 > malaysia["wind-turbines"].low
    assert set(malaysia) <= set(both)


def test_without_a_deposit_what_it_feeds_is_open(table: Table) -> None:
    lost = {one.node.id: one for one in removal(["Tomtor"], table).lost}
    mining = lost["REE/mining"]
    assert mining.low == 0 < mining.high < 1
    assert mining.wide and mining.wide.edge.supplier == "REE/deposit/tomtor"


def test_a_view_takes_edges_away(table: Table) -> None:
    without = table.under(View("without IEA", refused=Choice(sources=("iea-explorer2024",))))
    lost = {one.node.id: one for one in removal(["Malaysia"], without).lost}
    assert lost["REE/refining"].low < 1
    assert {one.node.id: one.low for one in removal(["Malaysia"], table).lost}["REE/refining"] > 4


def test_losses_of_which_nothing_is_known_come_last(table: Table) -> None:
    uses = [one for one in removal(["Chile"], table).lost if one.kind == "use"]
    unknown = [one.high - one.low == 100 for one in uses]
    assert unknown == sorted(unknown) and any(unknown) and not all(unknown)


def test_imports_of_the_united_states(table: Table) -> None:
    begun = time.process_time()
    found = concentration("USA imports", table)
    assert time.process_time() - begun < 2
    assert len(found.rows) > 90
    rare = next(row for row in found.rows if row.node.good == "REE.compounds-and-metals")
    ranked = [found.nodes[edge.supplier].place for edge in rare.suppliers]
    assert ranked[:2] == ["china", "malaysia"]
    assert rare.reliance and rare.reliance.low == Decimal("66.5")
    assert 5000 < rare.low < rare.high < 5500


def test_the_index_of_known_shares_is_sharp() -> None:
    graph = _graph(("s", "a", 60, 60, SEVERAL), ("s", "b", 40, 40, SEVERAL))
    assert index(graph.suppliers("s"), set()) == (5200, 5200)
    assert index(graph.suppliers("s"), {"b"}) == (3600, 5200)


def test_the_others_of_two_sources_are_not_added_up() -> None:
    shares = {"a": 60, "b": 10, "rest": 20, "others": 30}
    graph = _graph(*(("s", name, share, share, SEVERAL) for name, share in shares.items()))
    assert index(graph.suppliers("s"), {"rest", "others"}) == (3700, 4600)  # 60² + 10² + 30²


def test_json_of_paths(run: Run) -> None:
    ran = run("paths", "wind turbines", "China", "--format", "json", "--limit", "2")
    data = json.loads(ran.out)
    assert len(data["paths"]) == 2 < data["count"]
    step = data["paths"][0]["steps"][-1]
    assert {"from", "to", "relation", "low", "high", "as_of", "contested", "claims"} == set(step)
    assert (step["to"], step["low"], step["contested"]) == (
        "ndfeb-magnets/manufacture/china",
        "89.5",
        True,
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("paths-turbines-china.txt", ("paths", "wind turbines", "China", "--limit", "3")),
        ("chokepoints-magnets.txt", ("chokepoints", "magnets")),
        ("without-myanmar.txt", ("what-if", "--without", "Myanmar")),
        ("concentration-ree.txt", ("concentration", "rare", "earths")),
    ],
)
def test_pages(
    run: Run,
    golden: Callable[[str, str], None],
    name: str,
    arguments: tuple[str, ...],
) -> None:
    golden(name, run(*arguments).out)
