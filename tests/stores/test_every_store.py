"""Every kind of store gives the same answers as the embedded one, from the same sources."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kg import loading
from kg.analyses.check import check
from kg.analyses.conflicts import conflicts
from kg.analyses.sources import sources
from kg.analyses.trace import trace
from kg.errors import NothingFound
from kg.model.answer import Answer, Value
from kg.queries.asking import ask
from kg.queries.query import Query
from kg.queries.running import Runner
from kg.render import render
from kg.stores import Backend, Store
from tests.queries.test_catalogue import ASKED, QUERIES

TABLES = ("claims", "derivations", "sources", "agents", "concepts", "questions")
UNION = "SELECT ?s ?p ?o WHERE { ?s ?p ?o . FILTER(isIRI(?s)) }"


@pytest.fixture
def held(other: Backend) -> Store:
    return other.open()


@pytest.fixture
def expected(reference: Backend) -> Store:
    return reference.open()


@pytest.mark.parametrize("table", TABLES)
def test_the_claim_table_is_the_same(held: Store, expected: Store, table: str) -> None:
    query = f"FROM {table} ORDER BY ALL"
    assert held.table.rows(query) == expected.table.rows(query)


def test_trace(held: Store, expected: Store) -> None:
    question = "Russia rare earth reserves"
    shown = [render(trace(question, store.table), "json") for store in (held, expected)]
    assert shown[0] == shown[1]
    assert json.loads(shown[0])["positions"]


def test_conflicts(held: Store, expected: Store) -> None:
    shown = [render(conflicts(store.table), "json") for store in (held, expected)]
    assert shown[0] == shown[1]


def test_check(held: Store, expected: Store) -> None:
    shown = [
        render(check(["seed", "mcs2025"], store.table, on=date(2026, 11, 25)), "json")
        for store in (held, expected)
    ]
    assert shown[0] == shown[1]
    assert json.loads(shown[0])


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_catalogue(held: Store, expected: Store, query: Query) -> None:
    asked = ASKED.get(query.name, {p.name: p.example for p in query.parameters[:1]})
    answers = []
    for store in (held, expected):
        with Runner(store) as runner:
            got = ask(query, asked, runner).whole
        assert got.complete, got.notes
        answers.append((got.columns, [[*map(_rounded, row)] for row in got]))
    assert answers[0] == answers[1]
    assert answers[0][1]


def _rounded(value: Value) -> tuple[type, object]:
    """Return a number to twelve digits: engines divide with more or fewer."""
    number = isinstance(value, Decimal | float)
    return type(value), f"{value:.12g}" if number else value


def test_sources(held: Store, expected: Store) -> None:
    assert sources(held) == sources(expected)
    assert {n: its.claims for n, its in held.held.items()} == {
        name: its.claims for name, its in expected.held.items()
    }


def test_an_edition_comes_back(held: Store, expected: Store) -> None:
    for name in ("seed", "mcs2024"):
        assert held.edition(name, held.concepts) == expected.edition(name, expected.concepts)
    with pytest.raises(KeyError):
        held.edition("nowhere", held.concepts)


def _multiset(answer: Answer) -> list[str]:
    return sorted(map(repr, answer))


def test_a_query_asks_all_graphs_as_one(held: Store, expected: Store) -> None:
    # DISTINCT: engines differ on whether what several graphs say stands once in their union
    query = """PREFIX cq: <https://w3id.org/contested/ns#>
        SELECT DISTINCT ?a ?q WHERE { ?a cq:answers ?q }"""
    got = held.answer(query)
    assert got.complete and got.columns == ("a", "q")
    assert _multiset(got) == _multiset(expected.answer(query))


def test_from_names_the_graphs_to_look_in(held: Store, expected: Store) -> None:
    query = """PREFIX cq: <https://w3id.org/contested/ns#>
        SELECT ?a FROM <https://w3id.org/contested/id/source/seed> WHERE { ?a cq:modality ?m }"""
    got = held.answer(query)
    assert got.complete and _multiset(got) == _multiset(expected.answer(query))
    assert {str(claim).rpartition("/")[2][:5] for (claim,) in expected.answer(query)} == {"seed."}


def test_more_rows_than_a_server_gives_at_once(held: Store, expected: Store) -> None:
    query = """PREFIX cq: <https://w3id.org/contested/ns#> PREFIX sdo: <https://schema.org/>
        PREFIX id: <https://w3id.org/contested/id/>
        SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), STR(id:))) }"""
    got = held.answer(query)
    rows = list(got)
    assert got.complete, got.notes
    assert len(rows) == len(list(expected.answer(query))) > 10_000


def test_construct_and_ask(held: Store, expected: Store) -> None:
    query = """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX x: <http://example.org/>
        CONSTRUCT { ?b x:under ?a } WHERE { ?a prov:wasDerivedFrom ?b }"""
    got = held.answer(query)
    assert got.complete and got.kind == "graph"
    assert _multiset(got) == _multiset(expected.answer(query))
    assert list(held.answer("ASK { ?a <http://www.w3.org/ns/prov#wasDerivedFrom> ?b }")) == [
        (True,)
    ]


def test_an_answer_may_end_in_another_thread(expected: Store) -> None:
    answers = [
        expected.answer(f"{form} WHERE {{ ?s ?p ?o }} LIMIT 3")
        for form in ("SELECT *", "CONSTRUCT")
    ]
    with ThreadPoolExecutor(1) as pool:
        pool.submit(answers.clear).result()  # an object of the engine would say so


NEW = """\
format: claims/1
source: {id: brand-new, title: A new one, published: 2025, publisher: Nobody}
claims:
- {id: a, what: "russia / reserves {REE} @2025", value: 77 Mt, quote: "77 Mt", from: [seed.s30]}
"""


def test_adding_replacing_and_withdrawing(other: Backend, tmp_path: Path) -> None:
    before = other.open().table.rows("FROM claims ORDER BY ALL")
    path = tmp_path / "new.yaml"
    path.write_text(NEW)
    assert loading.add([path], other).changed
    assert not loading.add([path], other).changed
    assert [claim.id for claim in other.open().table.claims(["brand-new.a"])] == ["brand-new.a"]
    path.write_text(NEW.replace("77", "78"))
    assert loading.add([path], other).changed
    (claim,) = other.open().table.claims(["brand-new.a"])
    assert claim.estimate and claim.estimate.printed == "78 Mt"
    assert loading.withdraw(["brand-new"], other).changed
    assert other.open().table.rows("FROM claims ORDER BY ALL") == before
    with pytest.raises(NothingFound, match="no source “brand-new”"):
        loading.withdraw(["brand-new"], other)


def test_the_table_is_made_anew(other: Backend) -> None:
    before = other.open().table.rows("FROM claims ORDER BY ALL")
    loading.rebuild(other)
    assert other.open().table.rows("FROM claims ORDER BY ALL") == before
    assert loading.check(other)
