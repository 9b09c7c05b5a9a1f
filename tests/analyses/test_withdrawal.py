"""What would change without a source."""

import json
from collections.abc import Callable

import pytest

import kg
from conftest import Run
from kg.analyses.withdrawal import Withdrawal, withdrawal
from kg.errors import Ambiguous, NothingFound
from kg.knowledge import KnowledgeGraph
from kg.model import Choice, View


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def found(graph: KnowledgeGraph) -> Withdrawal:
    return withdrawal(["mcs2025"], graph.table)


def test_what_loses_its_origin(found: Withdrawal) -> None:
    lost = {one.claim: one for one in found.moved if one.lost}
    assert lost["seed.s16"].before == "mcs2025.russia.reserves"
    assert (lost["seed.s16"].after, lost["seed.s16"].trail) == (None, "unknown")
    assert lost["reex-putin2025.russia.reserves.usgs"].after == "usgs@3800000"
    firsts = {one.claim for one in found.moved if one.first}
    assert "mcs2026.china.reserves" not in firsts  # MCS 2024 prints the same
    assert not {one.claim for one in found.moved if one.claim.startswith("mcs2025.")}


def test_ranks_that_stand_together_only_in_one_edition(found: Withdrawal) -> None:
    stated = {one.claim: one for one in found.stated}
    for name in ("seed.s13", "seed.s14", "seed.s15"):  # India 3, Australia 4, Russia 5
        assert (stated[name].before, stated[name].after) == (("mcs2025",), ())
    assert stated["seed.s12"].before == ("mcs2025", "mcs2026")  # Brazil 2
    assert stated["seed.s20"].after == ()  # 0.64 % is 2,500 of 390,000 t
    assert "kozlov2025.kozlov.rank4" not in stated


def test_conflicts_that_go_and_change(graph: KnowledgeGraph, found: Withdrawal) -> None:
    without = graph.under(View(refused=Choice(sources=("mcs2025",))))
    was = {one.question.id: one.factor for one in graph.conflicts()}
    now = {one.question.id: one.factor for one in without.conflicts()}
    changes = {
        one.question.id: (
            one.before and one.before.factor, one.after and one.after.factor,
        )
        for one in found.conflicts
    }  # fmt: skip
    assert changes == {
        name: (was.get(name), now.get(name)) for name in was | now if was.get(name) != now.get(name)
    }
    assert changes["ukraine.mine-production.ilmenite"][1] is None


def test_the_newest_edition_gives_ranks_and_shares(graph: KnowledgeGraph) -> None:
    places = {
        one.question.id: one
        for one in withdrawal(["mcs2026"], graph.table).places
        if one.question.id.endswith(".reserves.REE")
    }
    russia = places["russia.reserves.REE"]
    assert (russia.before.rank, russia.before.source) == (4, "mcs2026")
    assert russia.after and (russia.after.rank, russia.after.source) == (5, "mcs2025")


def test_a_whole_series_may_go(graph: KnowledgeGraph) -> None:
    found = withdrawal(["mcs"], graph.table)
    assert [source.id for source in found.sources] == ["mcs2024", "mcs2025", "mcs2026"]
    assert found.claims == 3052 + 8906 + 49


def test_who_is_not_there_cannot_go(graph: KnowledgeGraph) -> None:
    with pytest.raises(NothingFound, match="There is no source “mcs2052”"):
        withdrawal(["mcs2052"], graph.table)
    with pytest.raises(Ambiguous):
        withdrawal(["Rare Earth"], graph.table)
    with pytest.raises(NothingFound, match="leaves out “mcs2025” already"):
        withdrawal(["mcs2025"], graph.under("without=mcs2025").table)


def test_the_page_and_the_plain_form(run: Run, golden: Callable[[str, str], None]) -> None:
    ran = run("what-if", "--withdraw", "mcs2025")
    assert ran.code == 0
    golden("what-if-mcs2025.txt", ran.out)
    plain = json.loads(run("what-if", "--withdraw", "mcs2025", "-f", "json").out)
    assert plain["claims"] == 3052
    assert {"node", "low", "high", "alone", "through"} <= set(plain["supply"]["lost"][0])
    rows = run("what-if", "--withdraw", "mcs2025", "-f", "csv").out.splitlines()
    counts = [len(plain[kind]) for kind in ("origins", "conflicts", "stated", "places")]
    assert len(rows) == 1 + sum(counts)


def test_what_hangs_on_it_alone_in_the_dependency_graph(run: Run) -> None:
    plain = json.loads(run("what-if", "--without", "seed", "-f", "json").out)["supply"]
    wind = next(one for one in plain["lost"] if one["node"] == "wind-turbines")
    assert (wind["low"], wind["high"], wind["alone"]["claims"]) == ("100", "100", ["seed.s66"])
    china = next(one for one in plain["changes"] if one["after"]["to"] == "REE/refining/china")
    assert (china["before"]["low"], china["after"]["low"]) == ("68", "80")


def test_views_stand_side_by_side(run: Run) -> None:
    views = ("--view", "everything", "--view", "according-to=usgs")
    ran = run("what-if", "--withdraw", "seed", *views)
    assert ran.code == 0
    assert "wind turbines" in ran.out and "nothing said" in ran.out


def test_what_if_needs_a_what(run: Run) -> None:
    assert run("what-if").code == 2
