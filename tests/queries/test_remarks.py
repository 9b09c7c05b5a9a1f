"""Where engines answer differently without an error, an answer says so, and only there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import kg
from kg.queries.asking import sparql
from kg.queries.catalogue import catalogue
from kg.queries.running import Runner
from kg.queries.tokens import tokens
from kg.queries.traps import remarks_on_traps
from kg.queries.unknown import remarks_on_no_step


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner(kg.open().store) as running:
        yield running


LEFT_EMPTY = ["?n", "DISTINCT ?n", "COALESCE(?n, 0)", "IF(true, ?n, 0)", "?n; separator=','"]
JOINED = ["STR(?n)", "(STR(?n))", "xsd:string(?n)", "DISTINCT ?t", "'a'", "STRBEFORE(STR(?n), '.')"]
FIGURES = "{ claim:seed.s30 cq:value ?n BIND(STR(?n) AS ?t) }"


@pytest.mark.parametrize("joined", LEFT_EMPTY)
def test_what_is_joined_and_no_text_is_remarked_on(joined: str, runner: Runner) -> None:
    answer = sparql(f"SELECT (GROUP_CONCAT({joined}) AS ?all) {FIGURES}", runner)
    assert "write GROUP_CONCAT(STR(" in " ".join(answer.notes)
    assert list(answer) == [(None,)]


@pytest.mark.parametrize("joined", JOINED)
def test_texts_are_joined_without_a_remark(joined: str, runner: Runner) -> None:
    answer = sparql(f"SELECT (GROUP_CONCAT({joined}) AS ?all) {FIGURES}", runner)
    assert not answer.notes
    assert [value for (value,) in answer] != [None]


@pytest.mark.parametrize(
    "pattern",
    [
        "<http://example.org/nowhere> skos:broader* ?o",
        "?o ^skos:broader? <http://example.org/nowhere>",
        "?o a sdo:Country . rdfs:label (skos:broader|skos:related)* ?x",
    ],
)
def test_a_lost_path_of_no_step_is_remarked_on(pattern: str, runner: Runner) -> None:
    answer = sparql(f"SELECT ?o {{ {pattern} }}", runner)
    assert "to itself is left out" in " ".join(answer.notes)
    assert not list(answer)


@pytest.mark.parametrize(
    "pattern",
    [
        "thing:chile skos:broader* ?o",
        "?o sdo:containedInPlace/skos:broader+ <http://example.org/nowhere>",
        "?s rdfs:label ?o . FILTER(?o * 2 > rdfs:label)",
    ],
)
def test_other_paths_are_not(pattern: str, runner: Runner) -> None:
    assert not remarks_on_no_step(runner.checked(f"SELECT ?o {{ {pattern} }}"), runner)


def test_no_query_of_the_catalogue_has_a_trap(runner: Runner) -> None:
    for query in catalogue():
        assert not remarks_on_traps(tokens(query.text))
        assert not remarks_on_no_step(runner.checked(query.text), runner)
