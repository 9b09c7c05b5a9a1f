"""The questions that this product was built to answer, each with the answer agreed beforehand.

Most are asked of all bundled data. Answers that count were agreed when only the article, its
comparators and the USGS tables were at hand, and are asked of these: more press adds rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import kg
from kg import loading
from kg.files import DATA
from kg.knowledge import KnowledgeGraph
from kg.model.answer import Value
from kg.stores import backend_of
from kg.times import Time

Rows = set[tuple[str, ...]]
REE = {"commodity": "rare earths"}
RESERVES = {"property": "reserves", **REE}
RUSSIA = {"subject": "Russia", **RESERVES}
SEED = {"source": "seed"}
REGISTER = "gbz2022.gbz22.abc1c2"


def _seed(*numbers: int) -> Rows:
    return {(f"seed.s{number:02}",) for number in numbers}


# question: query, parameters, columns compared, rows agreed, whether there are no others
EXPECTED: dict[str, tuple[str, dict[str, str], str, Rows, bool]] = {
    "02 the class can explain 3.8 and 28.5, the basis cannot": (
        "facets-compared", {"one": "seed.s30", "other": "seed.s31"},
        "facet value otherValue differ encompasses",
        {("ns#category", "usgs-reserves", "gkz-abc1c2", "true", "true"),
         ("ns#massBasis", "reo", "reo", "false", "false")}, False),
    "03 where 28.5 comes from, step by step": (
        "origin", {"claim": "seed.s31"}, "steps taken from",
        {("1", "seed.s31", "tass2025feb.tass.285"),
         ("2", "tass2025feb.tass.285", "unn2025.unn.287"), ("3", "unn2025.unn.287", REGISTER)}, True),
    "03 where 110 comes from": (
        "origin", {"claim": "seed.s09"}, "steps from", {("1", "mcs2024.world.reserves")}, False),
    "04 69 % of processing is the share of mining": (
        "shares-from-another-property", SEED, "claim property otherProperty part share",
        {("seed.s07", "processing-capacity", "mine-production", "mcs2025.china.mine-production",
          "69.2")}, False),
    "05 no edition carries all figures": (
        "editions-that-carry", SEED, "claim edition",
        {("seed.s09", "mcs2024"), ("seed.s19", "mcs2025"),
         *((f"seed.s{n}", f"mcs{year}") for n in (10, 11) for year in (2024, 2025, 2026)),
         *((f"seed.s{n}", f"mcs{year}") for n in (16, 18, 30) for year in (2025, 2026))}, True),
    "06 390.6 kt fits 390 and, at the edge, 380": (
        "implied-wholes", SEED, "part share wholePrinted fits",
        {("seed.s19", "seed.s20", "390000", "true"),
         ("seed.s19", "seed.s20", "380,000", "true")}, True),
    "07 more than double is possible, and entailed by 28.5": (
        "multiples", SEED, "upper verdict",
        {("seed.s16", "possible"), ("seed.s30", "possible"), ("seed.s31", "entailed")}, True),
    "08 the article's ranks hold in one edition": (
        "ranks-by-edition", SEED, "claim edition holds",
        {*((f"seed.s{n}", "mcs2024", "false") for n in (12, 13, 14, 15)),
         *((f"seed.s{n}", "mcs2025", "true") for n in (12, 13, 14, 15)),
         ("seed.s12", "mcs2026", "true"), ("seed.s14", "mcs2026", "false"),
         ("seed.s15", "mcs2026", "false")}, True),
    "08 Kozlov's fourth rank holds in two": (
        "ranks-by-edition", {"source": "kozlov2025"}, "edition holds",
        {("mcs2024", "true"), ("mcs2025", "false"), ("mcs2026", "true")}, True),
    "10 each total touches the sum of its parts": (
        "totals-and-parts", RESERVES, "edition printed sumLow sumHigh touches",
        {("mcs2024", "110000000", "113199450", "117629550", "true"),
         ("mcs2025", ">90000000", "89569450", "92199550", "true"),
         ("mcs2026", ">85,000,000", "84020000", "86560000", "true")}, True),
    "12 candidate origins of Russian cells": (
        "candidate-origins", RUSSIA, "cell figure",
        {("mcs2024.russia.reserves", "gbz2022.gbz22.licensed"),
         ("mcs2025.russia.reserves", "unn2025.unn.38"),
         ("mcs2026.russia.reserves", "unn2025.unn.38")}, True),
    "13 claims that rest on unnamed sources": (
        "unnamed-sources", SEED, "claim", _seed(4, 25, 30, 33, 38, 49, 51, 52, 53), True),
    "14 what CRU said, and by whom": (
        "said-by", {"agent": "CRU"}, "claim speaker",
        {*((f"seed.s{n}", "thomas") for n in (34, 35, 36)), ("seed.s44", "analysts-at-cru"),
         *((f"seed.s{n}", "goel") for n in (45, 46, 47, 48))}, True),
    "15 what has fallen due": (
        "deadlines", {"day": "2026-11-23", **SEED}, "claim fallenDue",
        {*((f"seed.s{n}", "true") for n in ("03", "57")),
         *((f"seed.s{n}", "false") for n in (21, 49, 51, 52, 53))}, True),
    "16 forecasts of the market in 2030": (
        "rival-forecasts", {"property": "market size"}, "year claim printed",
        {("2030", "seed.s49", ">15 bn USD"), ("2030", "pravda2025.pravda.market", "~11 bn USD")},
        False),
    "17 the reasons that the article gives": (
        "explanations", {"claim": "seed.s31"}, "explanation reason",
        {("seed.s32", "underreporting"), ("seed.s33", "different-category"),
         ("seed.s35", "different-category"), ("seed.s36", "coverage-gap")}, True),
    "18 the rank on the ministry's figure": (
        "rank-on-a-figure", {"claim": "seed.s31"}, "edition rank",
        {(f"mcs{year}", "2") for year in (2024, 2025, 2026)}, True),
    "19 Russia's share of output": (
        "shares-of-world", {"subject": "Russia", "property": "mine production", **REE},
        "edition year percent",
        {("mcs2024", "2023", "0.743"), ("mcs2025", "2024", "0.641"),
         ("mcs2026", "2024", "0.684")}, False),
    "20 China's suppliers, and what USGS has of them": (
        "suppliers", {"subject": "China"}, "claim supplier cell mined",
        {("seed.s41", "laos", "", ""),
         ("seed.s41", "myanmar", "mcs2025.myanmar.mine-production", "31000"),
         ("seed.s41", "malaysia", "mcs2025.malaysia.mine-production", "130")}, False),
    "21 cells without a figure, and the total that inherits it": (
        "missing-cells", {"source": "mcs2025", **RESERVES}, "subject says totals",
        {(place, "NA", ">90000000") for place in
         ("myanmar", "madagascar", "malaysia", "nigeria", "other-countries")}, True),
    "22 two classes in one source": (
        # the chapter's text has one for the USA too; only its tables are bundled
        "two-classes", {"source": "mcs2025", **REE}, "subject printed otherPrinted",
        {("australia", "5700000", "3.3 million tons")}, True),
    "23 what was stale when it was published": (
        "stale-figures", SEED, "claim newer", {("seed.s09", "mcs2025.world.reserves")}, True),
    "24 what falls with the figure of 2025": (
        "depends-on", {"claim": "mcs2025.russia.reserves"}, "dependent how",
        {*((name, "derivation") for name in ("seed.s16", "seed.s30", "unn2025.unn.usgs")),
         *((f"seed.s{n}", "computed from the same quantity") for n in (15, 17))}, False),
    "25 the facets that are left unstated": (
        "unstated-facets", SEED, "facet unstated figures",
        {("ns#massBasis", "22", "22"), ("ns#category", "22", "22"),
         ("ns#territory", "22", "22"), ("phenomenonTime", "16", "22")}, False),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """Return the article, its comparators and the tables: what there was to count first."""
    files = [DATA / "article" / "claims.yaml", DATA / "comparators" / "comparators.yaml"]
    store = backend_of(tmp_path_factory.mktemp("first") / "store")
    loading.add([*files, *sorted((DATA / "usgs-mcs").glob("*.csv"))], store)
    yield KnowledgeGraph(store)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.text if isinstance(value, Time) else str(value).rpartition("/")[2]


def _rows(graph: KnowledgeGraph, query: str, columns: str, **parameters: Any) -> list[list[str]]:
    answer = graph.ask(query, **parameters)
    places = [answer.columns.index(column) for column in columns.split()]
    return [[_cell(row[place]) for place in places] for row in answer]


def test_every_number_is_one_that_the_engine_can_compare(whole: KnowledgeGraph) -> None:
    """The engine takes a decimal of too many digits for a text: no filter keeps it."""
    found = whole.sparql("""
        SELECT ?claim ?number (COALESCE(?number * 0 = 0, false) AS ?comparable) {
          ?claim cq:low|cq:high|cq:value ?number }""")
    numbers = list(found)
    assert len(numbers) > 30_000
    assert [(claim, number) for claim, number, comparable in numbers if not comparable] == []


@pytest.mark.parametrize("question", EXPECTED)
def test_a_question_has_the_answer_agreed(question: str, whole: KnowledgeGraph) -> None:
    query, parameters, columns, agreed, only = EXPECTED[question]
    found = set(map(tuple, _rows(whole, query, columns, **parameters)))
    assert agreed <= found
    assert not only or found == agreed


def test_01_claims_that_cannot_both_be_right(first: KnowledgeGraph) -> None:
    """The rows left aside are between parts of the register, or between it and its updates."""
    rows = _rows(first, "conflicts", "question lower higher factor")
    others = [row for row in rows if row[0] != "russia.reserves.REE"]
    assert others == [
        ["world.market-size.REE", "pravda2025.pravda.market", "seed.s49", "1.25"],
        ["world.reserves.REE", "seed.s09", "pravda2025.pravda.world", "1.04"],
    ]
    apart = [row for row in rows if Decimal(row[3]) > 7]
    assert len(apart) + len(others) == 28
    assert {row[1] for row in apart} == {
        "seed.s16",
        "seed.s30",
        "unn2025.unn.usgs",
        "unn2025.unn.38",
    }
    assert {Decimal(row[3]) for row in apart} <= {Decimal(n) / 100 for n in range(729, 749)}


def test_09_voices_documents_and_lines(first: KnowledgeGraph, whole: KnowledgeGraph) -> None:
    """Thirteen claims stand in two lines; nine are cells of a register that nobody links."""
    columns = "claims documents lines alone"
    ((claims, documents, lines, alone),) = _rows(first, "voices", columns, **RUSSIA)
    assert (int(claims) - int(alone), int(documents), int(lines) - int(alone)) == (13, 10, 2)
    assert _rows(whole, "voices", columns, **RUSSIA) == [["43", "28", "23", "21"]]


def test_a_span_falls_due_when_it_ends(whole: KnowledgeGraph) -> None:
    rows = _rows(whole, "deadlines", "due fallenDue", source="gcc-adamas2020", day="2026-01-01")
    assert ["2020..2030", "false"] in rows


def test_11_what_each_edition_changed(first: KnowledgeGraph, whole: KnowledgeGraph) -> None:
    """26 figures of places; three more rows are lower bounds, and the countries left over."""
    columns = "claim printed factor"
    rows = _rows(first, "revisions", columns, **REE)
    assert rows == _rows(whole, "revisions", columns, **REE)
    figures = {
        claim: Decimal(factor)
        for claim, printed, factor in rows
        if not printed.startswith(">") and "other-countries" not in claim
    }
    assert (len(rows), len(figures)) == (29, 26)
    assert round(figures["mcs2025.vietnam.reserves"], 2) == Decimal("0.16")
    assert figures["mcs2025.russia.reserves"] == Decimal("0.38")
    assert figures["mcs2026.brazil.mine-production.2024"] == 28


def test_17_what_computation_says_of_each_reason(whole: KnowledgeGraph) -> None:
    verdicts: dict[str, set[str]] = {}
    for finding in whole.why("seed.s30", "seed.s31").difference.findings:
        verdicts.setdefault(finding.reason, set()).add(finding.verdict.value)
    assert verdicts["different-category"] == {"sufficient", "claimed"}
    assert verdicts["underreporting"] == verdicts["coverage-gap"] == {"claimed"}, (
        "no rule bears on it"
    )
    assert verdicts["same-origin"] == {"bridged"}
    assert verdicts["rounding"] == verdicts["different-date"] == {"insufficient"}


def test_every_question_is_there() -> None:
    apart = {"01", "09", "11"}
    assert {question[:2] for question in EXPECTED} | apart == {f"{n:02}" for n in range(1, 26)}
