"""Variables that nothing binds are named; a query that is right raises no remark."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT
from kg.queries.catalogue import catalogue
from kg.queries.query import Query
from kg.queries.roles import remarks_on_unbound
from kg.queries.tokens import tokens

RIGHT = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (?n > 1) ORDER BY ?n",
    "SELECT $s { ?s ?p ?o }",
    "SELECT ?x ?y { VALUES (?x ?y) { (1 2) } }",
    "SELECT ?x { ?s ?p ?o } VALUES ?x { 1 }",
    "SELECT ?g { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?y { ?s ?p ?o BIND(?o * 2 AS ?x) BIND(IF(?x > 1, ?x, ?none) AS ?y) }",
    "SELECT (COALESCE(?gone, ?s) AS ?x) { ?s ?p ?o }",
    "SELECT ?x { { SELECT (MAX(?o) AS ?x) { ?s ?p ?o FILTER(?o > 1) } GROUP BY ?s } }",
    "SELECT ?s { ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?r FILTER(?r = ?o) } FILTER regex(?o, 'a') }",
    "SELECT ?s { ?s ?p ?o FILTER(?o > 1 && EXISTS { ?s ?q ?r }) . ?s ?other ?one . FILTER(?one) }",
    "SELECT ?b { ?s ?p (?a ?b) FILTER(!BOUND(?gone)) }",
    "SELECT ?b { ?s ?p [ ?a ?b ] }",
    "SELECT ?x { ?s (ex:a|ex:b)* ?x FILTER(?x IN (1, 2)) }",
    "ASK { ?s ?p ?o FILTER(?o < 3) }",
    "CONSTRUCT { ?s ex:p ?o } WHERE { ?s ?p ?o }",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "DESCRIBE ?s WHERE { ?s ?p ?o }",
]
WRONG = [
    ("SELECT ?z ?s { ?s ?p ?o }", ["z"]),
    ("SELECT ?s { ?s ?p ?o FILTER(?vv > 3) }", ["vv"]),
    ("SELECT ?s { ?s ?p ?o FILTER regex(?label, 'a') . ?s ?q ?r }", ["label"]),
    ("SELECT (AVG(?vv) AS ?mean) { ?s ?p ?v }", ["vv"]),
    ("SELECT ?s { ?s ?p ?o } ORDER BY ?when", ["when"]),
    ("SELECT ?x { ?s ?p ?o BIND(?oo * 2 AS ?x) }", ["oo"]),
    ("SELECT ?s { ?s ?p ?o FILTER(?a > 1) OPTIONAL { ?s ?q ?r FILTER(?b > 1) } }", ["a", "b"]),
    ("CONSTRUCT { ?s ex:p ?x } WHERE { ?s ?p ?o }", ["x"]),
    ("SELECT ?s { { SELECT ?s ?t WHERE { ?s ?p ?o } GROUP BY ?s } }", ["t"]),
]
BESIDE = sorted([*(ROOT / "kg" / "queries").glob("*.rq"), *(ROOT / "benchmarks").rglob("*.rq")])


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_raises_no_remark(text: str) -> None:
    assert remarks_on_unbound(tokens(text)) == ()


@pytest.mark.parametrize(("text", "names"), WRONG)
def test_what_is_bound_nowhere_is_named(text: str, names: list[str]) -> None:
    said = [f"`?{name}` is bound nowhere in the query." for name in names]
    assert list(remarks_on_unbound(tokens(text))) == said


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_the_catalogue_raises_no_remark(query: Query) -> None:
    assert remarks_on_unbound(tokens(query.text)) == ()


@pytest.mark.parametrize("path", BESIDE, ids=lambda path: path.name)
def test_queries_beside_the_catalogue_raise_no_remark(path: Path) -> None:
    assert remarks_on_unbound(tokens(path.read_text(encoding="utf-8"))) == ()
