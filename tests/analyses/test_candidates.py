"""Candidate origins: coincidences that may be told, and those that may not."""

import json
import math
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from conftest import Run
from kg import loading
from kg.analyses.candidates import Candidates, candidates
from kg.errors import NothingFound, WrongUse
from kg.knowledge import KnowledgeGraph
from kg.table import Table


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def table(graph: KnowledgeGraph) -> Table:
    return graph.table


def _names(found: Candidates) -> list[str]:
    return [one.claim for one in found.found]


def test_figures_of_usgs_that_the_state_balance_has_too(table: Table) -> None:
    ten = candidates("mcs2024.russia.reserves", table)
    assert _names(ten) == ["gbz2022.gbz22.licensed"]  # 9.99 Mt of the balance is licensed
    assert ten.found[0].factor < Decimal("1.001") and not ten.found[0].later
    small = candidates("mcs2025.russia.reserves", table)
    assert _names(small) == ["unn2025.unn.38"]  # the part that the ministry sets apart
    assert small.found[0].later  # printed later, true of an earlier date
    rounded = candidates("datawrapper2023.russia.reserves", table)
    assert _names(rounded) == ["gbz2022.gbz20.abc1"]  # 20.602 Mt, A+B+C1


def test_a_claim_that_credits_nobody_named(table: Table) -> None:
    found = candidates("ukmediaobserver2025.russia.reserves", table)
    assert _names(found) == ["tass2025feb.tass.285"]  # the earliest of eight that print 28.5


def test_a_claim_with_an_origin_is_followed_to_it(table: Table) -> None:
    assert candidates("seed.s16", table).claim == "mcs2025.russia.reserves"


@pytest.mark.parametrize("name", ["seed.s15", "seed.s08", "seed.s01"])
def test_what_states_no_one_amount(table: Table, name: str) -> None:
    with pytest.raises((WrongUse, NothingFound)):
        candidates(name, table)


def test_no_body_borrows_from_itself_and_nobody_from_the_future(table: Table) -> None:
    every = table.rows("SELECT id FROM claims WHERE question = 'russia.reserves.REE' ORDER BY id")
    for row in every:
        try:
            found = candidates(row["id"], table)
        except WrongUse:
            continue
        evidence = found.evidence
        for one in found.found:
            ours, theirs = evidence.lineage[found.claim], evidence.lineage[one.claim]
            assert ours.body is None or ours.body != theirs.body
            published = evidence.sources[evidence.claims[found.claim].source].published
            other = evidence.sources[evidence.claims[one.claim].source].published
            assert one.later or not published or (other and other.last <= published.last)


SOURCE = """\
- id: {id}
  title: {id}
  published: {year}
  publisher: {id} press
  claims: [{{id: a, what: "russia / reserves {{REE}} @{year}", value: {value} t, quote: "{value}"}}]
"""


@settings(max_examples=8, deadline=None)
@given(values=st.lists(st.integers(1, 99), min_size=1, max_size=6))
def test_the_chance_is_that_of_the_formula(
    tmp_path_factory: pytest.TempPathFactory, values: list[int]
) -> None:
    room = tmp_path_factory.mktemp("chance")
    others = "".join(
        SOURCE.format(id=f"s{number}", year=2000 + number, value=value * 1000)
        for number, value in enumerate(values)
    )
    path = room / "many.yaml"
    path.write_text(
        f"format: claims/1\nsources:\n{others}{SOURCE.format(id='z', year=2020, value=50000)}"
    )
    loading.add([path], room / "store")
    found = candidates("z.a", kg.open(room / "store").table)
    rows = kg.open(room / "store").table.rows(
        "SELECT id, low_number AS low, high_number AS high, point FROM claims"
    )
    points = [row["point"] for row in rows]
    span = max(math.log(10), math.log(max(points) / min(points)))
    lengths = {row["id"]: math.log(row["high"] / row["low"]) for row in rows}
    figures = {
        (r["low"], r["high"]): (lengths[r["id"]] + lengths["z.a"]) / span
        for r in rows
        if r["id"] != "z.a"
    }
    tried = [chance for chance in figures.values() if chance <= 0.2]
    assert found.tried == len(tried)
    assert found.chance == pytest.approx(1 - math.prod(1 - chance for chance in tried))


def test_candidates_are_told_apart_in_trace_blame_and_show(run: Run) -> None:
    said = "nobody says so: 11 figures tried"
    for arguments in (
        ("candidates", "mcs2024.russia.reserves"),
        ("trace", "Russia rare earth reserves"),
        ("show", "mcs2024.russia.reserves"),
    ):
        assert said in run(*arguments).out
    assert "perhaps  28.5 Mt" in run("blame", "ukmediaobserver2025.russia.reserves").out
    plain = json.loads(run("trace", "Russia rare earth reserves", "-f", "json").out)
    assert {"mcs2024.russia.reserves", "mcs2025.russia.reserves"} <= {
        one["claim"] for one in plain["candidates"]
    }


def test_the_page_of_candidates(run: Run, golden: Callable[[str, str], None]) -> None:
    golden("candidates.txt", run("candidates", "mcs2024.russia.reserves").out)


def test_candidates_never_become_origins(table: Table, store: Path) -> None:
    row = table.rows("SELECT origin FROM claims WHERE id = 'mcs2024.russia.reserves'")[0]
    assert row["origin"] == "mcs2024.russia.reserves"
