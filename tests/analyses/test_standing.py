"""Who stands on whom: origins, single points of failure, circles."""

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from conftest import Run
from kg import importers, loading, ontology
from kg.analyses.standing import standing
from kg.knowledge import KnowledgeGraph
from kg.stores.embedded import write

RUSSIA = "Russia rare earth reserves"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


def test_what_russias_reserves_stand_on(graph: KnowledgeGraph) -> None:
    found = standing(RUSSIA, graph.table)
    traced = graph.trace(RUSSIA).counts
    assert (found.claims, found.unknown) == (traced.claims, traced.unknown)
    assert len(found.origins) == traced.origins
    assert sum(one.claims for one in found.origins) + found.unknown == found.claims
    falls = {one.name: one.falls for one in found.pillars}
    assert (falls["mnr-ru"], falls["usgs"]) == (16, 15)
    assert falls["mcs2025.russia.reserves"] == 9  # all that repeat it, itself not counted
    assert found.circles == ()


def test_everything_stands_mostly_on_one_survey(graph: KnowledgeGraph) -> None:
    found = standing("", graph.table)
    assert (found.question, found.pillars[0].name) == (None, "usgs")
    assert found.pillars[0].falls > 0.8 * found.claims


def test_what_falls_is_what_a_view_would_show(graph: KnowledgeGraph) -> None:
    """Who falls with a body are the rivals that a view according to it keeps."""
    for body in ("usgs", "mnr-ru"):
        falls = {one.name: one.falls for one in standing(RUSSIA, graph.table).pillars}
        assert falls[body] == graph.under(f"according-to={body}").trace(RUSSIA).counts.claims


FILE = """\
format: claims/1
source: {{id: {id}, title: {id}, published: {year}, publisher: {id} press}}
claims:
- {{id: a, what: "russia / reserves {{REE}} @2020", value: 3.8 Mt, quote: "3.8 Mt", cell: "{cell}"{origin}}}
"""


def _write(room: Path, name: str, year: int, *, cell: str = "", origin: str = "") -> Path:
    path = room / f"{name}.yaml"
    stated = f", from: [{origin}]" if origin else ""
    path.write_text(FILE.format(id=name, year=year, cell=cell, origin=stated))
    return path


@pytest.fixture
def circle(tmp_path: Path) -> Path:
    """Return a store with a circle, written without what refuses one: an older cell says that it
    comes from its successor."""
    files = [
        _write(tmp_path, "newer", 2024, cell="row"),
        _write(tmp_path, "older", 2023, cell="row", origin="newer.a"),
        _write(tmp_path, "third", 2025, origin="older.a"),
    ]
    concepts = ontology.load()
    editions = [edition for one in importers.read(files, concepts) for edition in one.editions]
    write(tmp_path / "store", editions, concepts=concepts, stamp="")
    return tmp_path / "store"


def test_a_circle_is_found_and_named(circle: Path, run: Run) -> None:
    graph = kg.open(circle)
    assert standing("", graph.table).circles == (("newer.a", "older.a"),)
    assert standing(RUSSIA, graph.table).circles == (("newer.a", "older.a"),)
    traced = graph.trace(RUSSIA)
    assert traced.circles == (("newer.a", "older.a"),)
    assert {one.trail for one in traced.evidence.lineage.values()} == {"circular"}
    out = run("standing", "--store", circle).out
    assert "newer.a ← older.a ← newer.a" in out
    assert "newer.a ← older.a" in run("trace", RUSSIA, "--store", circle).out


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    parents=st.lists(st.sets(st.integers(0, 7), max_size=2), min_size=3, max_size=8),
    gone=st.sets(st.integers(0, 7), max_size=3),
)
def test_dominators_and_lineage_are_what_brute_force_finds(
    tmp_path_factory: pytest.TempPathFactory, parents: list[set[int]], gone: set[int]
) -> None:
    """Each claim repeats some earlier ones; of some sources a view leaves nothing."""
    room = tmp_path_factory.mktemp("random")
    above: dict[str, set[str]] = {
        f"s{n}.a": {f"s{p}.a" for p in its if p < n} for n, its in enumerate(parents)
    }
    entries = [
        f"- id: s{n}\n  title: s{n}\n  published: {2000 + n}\n  type: Report\n  claims:\n"
        f'  - {{id: a, what: "russia / reserves {{REE}} @2020", value: 3.8 Mt, quote: "3.8 Mt",'
        f" from: [{', '.join(sorted(above[f's{n}.a']))}]}}\n"
        for n in range(len(parents))
    ]
    (room / "all.yaml").write_text(f"format: claims/1\nsources:\n{''.join(entries)}")
    loading.add([room / "all.yaml"], room / "store")
    out = ",".join(f"s{n}" for n in sorted(gone) if n < len(parents))
    graph = kg.open(room / "store")
    if out:
        kept = {name: its for name, its in above.items() if name[1:-2] not in set(map(str, gone))}
        if not kept:
            return
        graph = graph.under(f"without={out}")
        above = {name: its & set(kept) for name, its in kept.items()}
    rows = graph.table.rows("SELECT id, origin FROM claims")
    assert {row["id"]: row["origin"] for row in rows} == {
        name: min(_roots(name, above), key=lambda one: int(one[1:-2])) for name in above
    }
    falls = {
        one.name: one.falls for one in standing(RUSSIA, graph.table).pillars if one.kind != "body"
    }
    assert falls == _falling(above)


def _roots(name: str, above: dict[str, set[str]], without: str = "") -> set[str]:
    if name == without:
        return set()
    if not above[name]:
        return {name}
    return {root for one in above[name] for root in _roots(one, above, without)}


def _falling(above: dict[str, set[str]]) -> dict[str, int]:
    falls: dict[str, int] = defaultdict(int)
    for gone in above:
        for name in above:
            if name != gone and not _roots(name, above, without=gone):
                falls[gone] += 1
    return falls


def test_the_pages(run: Run, golden: Callable[[str, str], None]) -> None:
    golden("standing-russia.txt", run("standing", RUSSIA).out)
    plain = json.loads(run("standing", RUSSIA, "-f", "json").out)
    assert plain["origins"][0]["origin"] == "mcs2025.russia.reserves"
    assert run("standing", "nothing", "like", "this").code == 3
    rows = run("standing", RUSSIA, "-f", "csv").out.splitlines()
    assert len(rows) == 1 + len(plain["origins"])
