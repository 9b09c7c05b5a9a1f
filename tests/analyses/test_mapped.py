"""What words mean on a map, and what it shows of a source or of dependencies."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg import loading
from kg.analyses.comparing import dispute, point
from kg.analyses.mapped import mapped
from kg.analyses.supply.surroundings import Surroundings
from kg.analyses.told import Told, told
from kg.analyses.trace import Trace
from kg.errors import Ambiguous, NothingFound
from kg.policy import current
from kg.table import Table

ARTICLE = """\
format: claims/1
source: {id: mine, type: NewsArticle, title: Mine, publisher: me, published: 2025}
agents:
  me: {name: My paper}
defaults: {commodity: REE}
claims:
- {id: a, what: russia / reserves @2024, value: 99 Mt, quote: "99 million tonnes"}
"""


@pytest.fixture(scope="module")
def table() -> Table:
    return kg.open().table


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Russia rare earth reserves", Trace),
        ("wind turbines", Surroundings),
        ("China", Surroundings),
        ("REE/refining", Surroundings),
        ("", Surroundings),
        ("unn2025", Told),
    ],
)
def test_words_mean_a_question_or_dependencies_or_a_source(
    table: Table, words: str, kind: type
) -> None:
    assert isinstance(mapped(words, table=table), kind)


def test_what_means_nothing_is_refused_as_a_question_is(table: Table) -> None:
    with pytest.raises(NothingFound, match="Nothing is called “rusia”"):
        mapped("rusia", table=table)
    with pytest.raises(NothingFound, match="By no claim does “China” depend on “wind turbines”"):
        mapped("China", "wind turbines", table=table)
    with pytest.raises(Ambiguous, match="fits"):
        mapped("Russia reserves production", table=table)


def test_dependencies_reach_both_ways_with_every_claim(table: Table) -> None:
    found = mapped("REE/refining", table=table)
    assert isinstance(found, Surroundings)
    assert found.focus == ("REE/refining",)
    assert {"REE/refining/china", "REE/mining", "wind-turbines"} <= set(found.graph.nodes)
    claims = {claim for edge in found.graph.edges.values() for claim in edge.claims}
    assert claims == set(found.evidence.members)


def test_a_source_tells_its_claims_and_what_contradicts_them(table: Table) -> None:
    found = told(["unn2025"], table)
    assert {"unn2025.unn.287", "unn2025.unn.usgs"} <= set(found.claims)
    assert found.rivalries
    for rivalry in found.rivalries:
        pair = [found.evidence.claims[name] for name in (rivalry.claim, rivalry.rival)]
        assert rivalry.claim in found.claims
        assert dispute(pair[0], pair[1], found.evidence.concepts, current())
        small, large = sorted(point(claim) for claim in pair)
        assert rivalry.factor == large / small
    factors = [rivalry.factor for rivalry in found.rivalries]
    assert factors == sorted(factors, reverse=True)


def test_files_are_read_beside_the_store_and_leave_it_as_it_is(
    table: Table, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(ARTICLE, encoding="utf-8")
    with loading.beside([str(file)], table) as (wider, sources):
        found = told(sources, wider)
    assert found.claims == ("mine.a",)
    assert found.rivalries[0].factor > Decimal(20)
    assert not kg.open().table.sources(["mine"])
