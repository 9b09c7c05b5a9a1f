"""Contested questions: found by one scan, by the rules that explain a pair, and none too many."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

import kg
from conftest import Run
from kg import loading
from kg.analyses.comparing import dispute, point
from kg.analyses.conflicts import Contested, conflicts
from kg.analyses.reasons import Verdict
from kg.knowledge import KnowledgeGraph
from kg.model import Claim
from kg.policy import current
from kg.table.rows import claim_of


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def found(graph: KnowledgeGraph) -> dict[str, Contested]:
    return {one.question.id: one for one in graph.conflicts()}


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        ("vietnam.reserves.REE", "3500000", "22000000"),
        ("world.reserves.REE", None, None),
        ("thailand.reserves.REE-below-mine-production", "4500", "13000"),
        ("tomtor.contained.REE", "1650000", "14600000"),
        ("china.mine-production.REE~world.mine-production.REE", None, None),
        ("china.processing.REE~world.processing.REE", None, None),
        ("world.market-size.REE", None, None),
        ("russia.reserves.cobalt", "250000", "800000"),
        ("china.reserves.rhenium", "19", "200"),
        ("china.reserves.lithium", None, None),
        ("russia.reserves.REE", "3800000", "28780600"),
    ],
)
def test_what_is_contested(
    found: dict[str, Contested], question: str, low: str | None, high: str | None
) -> None:
    one = found[question]
    assert one.factor > 1
    if low:
        assert (f"{one.low:f}", f"{one.high:f}") == (low, high)


def test_the_largest_factor_comes_first(found: dict[str, Contested]) -> None:
    factors = [one.factor for one in found.values()]
    assert factors == sorted(factors, reverse=True)


def test_slips_of_a_unit_are_told_from_disputes(found: dict[str, Contested]) -> None:
    slips = {name for name, one in found.items() if one.slip}
    molybdenum = {f"{place}.reserves.molybdenum" for place in ("chile", "peru", "armenia")}
    below = {f"{name}-below-mine-production" for name in molybdenum}
    assert molybdenum | below | {"world.reserves.vanadium"} <= slips
    assert slips.isdisjoint({"russia.reserves.REE", "china.reserves.rhenium"})
    assert all(one.slip for one in found.values() if one.factor > 300)


@pytest.mark.parametrize(
    ("pair", "how"),
    [
        ("{}.chile.reserves.molybdenum", "12 of 16 cells are about 1/1,000"),
        ("{}.peru.reserves.molybdenum", "MCS 2025 prints these in t and 3 others in kt"),
        ("{}.world.reserves.vanadium", "MCS 2025 prints this in kt and 6 others in t"),
    ],
)
def test_why_names_the_column_that_slipped(graph: KnowledgeGraph, pair: str, how: str) -> None:
    first = graph.why(*(pair.format(edition) for edition in ("mcs2025", "mcs2026"))).difference
    assert first.findings[0].reason == "different-unit"
    assert first.findings[0].verdict is Verdict.SUFFICIENT
    assert how in first.findings[0].text


def test_all_cells_that_usgs_revised_and_none_twice(
    graph: KnowledgeGraph, found: dict[str, Contested], given: Path
) -> None:
    concepts = graph.store.concepts
    path = given / "data" / "usgs-mcs" / "derived.reserves_mcs2025_vs_mcs2026.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    forms = {"Scrap and flake": "mica-scrap-and-flake", "Ilmenite": "ilmenite"}
    cells: Counter[str] = Counter()
    for row in rows:
        commodity = concepts.find("commodity", row["commodity"])
        country = concepts.find("thing", row["country"])
        assert commodity and country
        form = next((id for word, id in forms.items() if word in row["mcs2026_detail"]), None)
        cells[f"{country.id}.reserves.{form or commodity.id}"] += 1
    assert len(rows) == 95
    assert [name for name in cells if name not in found] == []
    assert max(cells.values()) == 1
    assert len(set(found)) == len(graph.conflicts())


def test_the_scan_and_the_pairwise_rules_agree(graph: KnowledgeGraph) -> None:
    """Every question that a scan reports has a pair in dispute or revised, and no other has."""
    table, policy = graph.store.table, current()
    rows = table.rows("FROM claims WHERE printed IS NOT NULL AND apart IS NULL ORDER BY question")
    by_question: dict[str, list[Claim]] = {}
    for row in rows:
        by_question.setdefault(row["question"], []).append(claim_of(row, table.concepts))
    reported = {row["question"] for row in table.run("conflicts", [policy.stock_years])}
    revised = {
        row["question"]
        for row in table.rows(
            "SELECT one.question FROM derivations AS step JOIN claims AS one ON one.id = step.claim "
            "JOIN claims AS two ON two.id = step.origin WHERE kind = 'revised' AND one.cell = two.cell "
            "AND one.point <> two.point"
        )
    }
    disputed = {
        question
        for question, claims in by_question.items()
        if any(dispute(a, b, table.concepts, policy) for a, b in combinations(claims, 2))
    }
    assert disputed - reported == set()
    assert reported - disputed - revised == set()


HEAD = """\
format: claims/1
source: {id: mine, title: Mine, type: Report, publisher: Me}
claims:
"""


@pytest.fixture
def contested(tmp_path: Path) -> Callable[..., list[str]]:
    """Return a function that loads claims into a store and returns its contested questions."""

    def contested(*claims: str) -> list[str]:
        path = tmp_path / "mine.yaml"
        lines = (f"- {{id: c{number}, {claim}}}\n" for number, claim in enumerate(claims))
        path.write_text(HEAD + "".join(lines), encoding="utf-8")
        store = tmp_path / "store"
        loading.add([path], store)
        return [one.question.id for one in conflicts(loading.open_store(store).table)]

    return contested


RUSSIA = 'what: "russia / reserves {REE} @2024", value:'


@pytest.mark.parametrize(
    "pair",
    [
        (f"{RUSSIA} 28.5 Mt", f"{RUSSIA} 28500000 t"),
        (f"{RUSSIA} 3.8 Mt", f"{RUSSIA} 3.80 Mt"),
        (f"{RUSSIA} 3.8 Mt", f"{RUSSIA} 3.82 Mt"),
        (f"{RUSSIA} '>90 Mt'", f"{RUSSIA} ~110 Mt"),
        (f"{RUSSIA} '>20 Mt'", f"{RUSSIA} 28.5 Mt"),
        (
            'what: "tomtor / contained {REE} [basis=ore] @2024", value: 154 Mt',
            'what: "tomtor / contained {REE} [basis=reo] @2024", value: 14 Mt',
        ),
        (
            'what: "world / market-size {REE} @2030", value: 15 bn USD, kind: forecast',
            'what: "world / market-size {REE} @2032", value: 21 bn USD, kind: forecast',
        ),
        (
            'what: "china / mine-production {REE} @2023", value: 255 kt/yr',
            'what: "china / mine-production {REE} @2024", value: 270 kt/yr',
        ),
        (
            'what: "world / market-size {REE} @2030", value: 15 bn USD, kind: forecast',
            'what: "world / market-size {REE} @2030", value: 9 bn USD',
        ),
    ],
)
def test_what_is_no_conflict(contested: Callable[..., list[str]], pair: tuple[str, str]) -> None:
    assert contested(*pair) == []


@pytest.mark.parametrize(
    ("pair", "question"),
    [
        ((f"{RUSSIA} 3.8 Mt", f"{RUSSIA} 28.5 Mt"), "russia.reserves.REE"),
        ((f"{RUSSIA} '>20 Mt'", f"{RUSSIA} 3.8 Mt"), "russia.reserves.REE"),
        (
            (
                'what: "rank(russia / reserves {REE} @2024, among: countries)", value: "#5"',
                'what: "rank(russia / reserves {REE} @2024, among: countries)", value: "#2"',
            ),
            "rank.russia.reserves.REE~countries",
        ),
        (
            (
                'what: "russia / reserves {REE} @2023", value: 10 Mt',
                'what: "russia / reserves {REE} @2026", value: 3.8 Mt',
            ),
            "russia.reserves.REE",
        ),
    ],
)
def test_what_is_one(
    contested: Callable[..., list[str]], pair: tuple[str, str], question: str
) -> None:
    assert contested(*pair) == [question]


def test_only_what_has_the_words(graph: KnowledgeGraph) -> None:
    found = [one.question.id for one in graph.conflicts("rare-earth reserves")]
    assert "russia.reserves.REE" in found
    assert all("REE" in name and "reserves" in name for name in found)


def test_json_is_a_list_with_the_agreed_keys(run: Run) -> None:
    found = json.loads(run("conflicts", "--format", "json", "--limit", "3").out)
    assert len(found) == 3
    agreed = {
        "question",
        "factor",
        "low",
        "high",
        "unit",
        "claims",
        "documents",
        "origins",
        "lines",
    }
    for one in found:
        assert agreed <= set(one)
        assert set(one["question"]) == {"iri", "label"}
        assert all(isinstance(one[key], str) for key in ("factor", "low", "high", "unit"))


def test_every_pair_in_conflict_is_disjoint(graph: KnowledgeGraph) -> None:
    trace = graph.trace("Russia rare earth reserves")
    for conflict in trace.conflicts:
        small, large = (trace.evidence.claims[n] for n in (
            conflict.difference.small, conflict.difference.large))  # fmt: skip
        assert point(small) < point(large)
        assert conflict.difference.factor and conflict.difference.factor > 1
