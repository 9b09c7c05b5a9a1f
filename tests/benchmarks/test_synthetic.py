"""Synthetic graphs: the same every time, and of the shape that is promised."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.kit import Plan
from benchmarks.kit.stores import build
from benchmarks.kit.synthetic import DEEPEST, Graph
from benchmarks.load import load
from kg import ontology
from kg.model import Edition
from kg.stores import open_store
from kg.triples import edition_text

CLAIMS = 3000


@pytest.fixture(scope="module")
def editions() -> list[Edition]:
    return list(Graph(CLAIMS).editions())


def test_the_same_number_makes_the_same_claims(editions: list[Edition]) -> None:
    assert list(Graph(CLAIMS).editions()) == editions
    assert list(Graph(CLAIMS, seed=2).editions()) != editions


def test_there_are_as_many_claims_as_asked_for(editions: list[Edition]) -> None:
    ids = [claim.id for edition in editions for claim in edition.claims]
    assert len(ids) == len(set(ids)) == CLAIMS


def test_attributions_lead_up_to_eight_steps_away(editions: list[Edition]) -> None:
    above = {one.claim: one.origin for edition in editions for one in edition.derivations}
    depths = Counter(_depth(claim, above) for claim in above)
    assert max(depths) <= DEEPEST and max(depths) >= 4
    shares = [depths[depth] / len(above) for depth in range(2, 6)]
    assert shares == sorted(shares, reverse=True)


def _depth(claim: str, above: dict[str, str]) -> int:
    return 1 + (_depth(above[claim], above) if claim in above else 0)


def test_few_questions_and_few_sources_have_most_claims(editions: list[Edition]) -> None:
    questions = Counter(claim.question for edition in editions for claim in edition.claims)
    sizes = sorted(questions.values(), reverse=True)
    assert sizes[0] > 5 * CLAIMS / len(sizes)
    largest = sorted((len(edition.claims) for edition in editions), reverse=True)
    assert sum(largest[: len(largest) // 5]) > CLAIMS * 0.4


def test_every_quote_holds_its_figure(editions: list[Edition]) -> None:
    for claim in (claim for edition in editions for claim in edition.claims):
        assert claim.estimate and claim.estimate.printed in claim.passage.quote


def test_what_is_written_is_a_store(tmp_path: Path) -> None:
    build(tmp_path / "store", 200)
    table = open_store(tmp_path / "store").table
    assert table.rows("SELECT count(*) AS n FROM claims") == [{"n": 200}]
    assert load(tmp_path / "loaded", 50)[0] > 0
    assert sum(its.claims for its in open_store(tmp_path / "loaded").held.values()) == 50


def test_quads_are_those_of_every_edition(editions: list[Edition]) -> None:
    concepts = ontology.load()
    text = "".join(piece for edition in editions[:3] for piece in edition_text(edition, concepts))
    graphs = {line.rpartition(" <")[2] for line in text.splitlines()}
    assert len(graphs) == 3


def test_a_plan_knows_its_largest_graph(tmp_path: Path) -> None:
    assert Plan(tmp_path).largest == 1_000_000
