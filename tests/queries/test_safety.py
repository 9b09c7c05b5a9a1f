"""What a query may not say, however it is written; an engine never sees it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import BadQuery, KgError, NothingFound
from kg.queries.asking import text_of
from kg.queries.catalogue import named
from kg.queries.running import Runner
from kg.queries.safety import checked
from kg.queries.tokens import tokens

REFUSED = {
    "service": "SELECT * { SERVICE <{there}> { ?s ?p ?o } }",
    "service, silently": "SELECT * { SERVICE SILENT <{there}> { ?s ?p ?o } }",
    "service in lower case": "select * { service <{there}> { ?s ?p ?o } }",
    "service with a code point": "SELECT * { \\u0053ERVICE <{there}> { ?s ?p ?o } }",
    "service with a long code point": "SELECT * { \\U00000053ERVICE <{there}> { ?s ?p ?o } }",
    "service before a comment": "SELECT * { SERVICE#c\n<{there}> { ?s ?p ?o } }",
    "service in a filter": "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE <{there}> { ?s ?p ?o } } }",
    "service of a variable": "SELECT * { VALUES ?s { <{there}> } SERVICE ?s { ?s ?p ?o } }",
    "service glued to a name": "PREFIX SERVICE: <x:> PREFIX : <{there}> SELECT * { SERVICE:q{ } }",
    "service glued to a prefix": "PREFIX serviceex: <x:> PREFIX ex: <{there}> ASK { serviceex:q{ } }",
    "service behind a comparison": "SELECT * { FILTER(1<2)SERVICE#>\n<{there}> { } }",
    "service in what could be an IRI":
        "SELECT * { BIND(1 AS ?a) FILTER(?a<?b)SERVICE#>\n<{there}>{ ?s ?p ?o } }",
    "service in what follows a group":
        "SELECT * { FILTER(EXISTS { ?s ?p ?o }<?b)SERVICE#>\n<{there}>{ } }",
    "service in what follows a quoted triple":
        "SELECT * { FILTER(<<( <x:a> <x:b> 1 )>><?b)SERVICE#>\n<{there}>{ } }",
    "service behind a text that an IRI could hide":
        "SELECT * { FILTER(?a<'>')SERVICE<{there}>{ } FILTER('' = '') }",
    "service behind a comment that an IRI could hide":
        "SELECT * { FILTER(?a<x:b#>\'\'\'\n)SERVICE<{there}>{ } #\'\'\'\n }",
    "from glued to a name": "PREFIX FROMs: <x:> PREFIX s: <{there}> SELECT * FROMs:x { ?s ?p ?o }",
    "service behind a dot": "PREFIX e: <http://e/s> SELECT * { ?o ^<http://e/p> e:.SERVICE <{there}> {} }",
    "service behind a quoted triple": "SELECT * { BIND(<<(?s?p'>')>> AS ?t) SERVICE <{there}> {} }#'",
    "service behind a letter that is none": "SELECT * { FILTER(?a\u00b7<?b)SERVICE#>\n<{there}> {} }",
    "service behind an escaped dot":
        "PREFIX e: <http://e/> SELECT * { FILTER(e:a\\.<?b)SERVICE#>\n<{there}> {} }",
    "service behind half an escape": "BASE <http://e/s> SELECT * { ?o ^<http://e/p> <#\\u+062>. SERVICE <{there}> {} }",
    "service behind a bad escape": "SELECT * { VALUES ?x { \'\'\'a\'}SERVICE <{there}> {} }#\\q\'\'\'\n",
    "service behind a space that is a letter":
        "PREFIX \u1680true.SERVICE: <http://e/> PREFIX : <{there}> SELECT * { ?s ?p true.SERVICE:\\/ {} }",
    "service that rewriting brings out":
        "BASE <http://e/> PREFIX x: <> SELECT * { FILTER(?a x:\\?b\\)SERVICE\\#..\\#\n<{there}> {} }",
    "from with a letter more": "SELECT * FROM source:seed\u00b7 { ?s ?p ?o }",
    "from with a dot more": "SELECT * FROM source:seed\\. { ?s ?p ?o }",
    "from on another base": "BASE <http://e/> PREFIX : <> SELECT * FROM :source { ?s ?p ?o }",
    "service that is a string when code points count":
        'SELECT * { ?s ?p "\\u0022 " . SERVICE <{there}> { ?s ?p "a" } }',
    "from a file": "SELECT * FROM <{file}> { ?s ?p ?o }",
    "from named, a file": "SELECT * FROM NAMED <{file}> { GRAPH ?g { ?s ?p ?o } }",
    "from an address": "SELECT * FROM <{there}> { ?s ?p ?o }",
    "from a prefixed name": "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
    "from with a code point": "SELECT * FROM <fil\\u0065:///etc/passwd> { ?s ?p ?o }",
    "load a file": "LOAD <{file}>",
    "load an address": "LOAD <{there}>",
    "insert": "INSERT DATA { <x:a> <x:b> 1 }",
    "insert using": "INSERT { ?s ?p ?o } USING <{file}> WHERE { ?s ?p ?o }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "update after a query": "SELECT * { ?s ?p ?o } ; DROP ALL",
    "update behind a prefix": "PREFIX x: <x:> CLEAR DEFAULT",
    "drop": "DROP ALL",
    "text pasted into a query": 'SELECT * { ?s ?p "x" } ; DROP ALL # " }',
    "counting in a graph": "SELECT ?n { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }",
    "the first of a graph": "SELECT ?s { GRAPH $g { { SELECT ?s { ?s a ?o } LIMIT 1 } } }",
    "a sub-query whose graph is asked": "SELECT $g ?s { GRAPH ?g { SELECT ?s { ?s a ?o } } }",
    "a sub-query whose graph is shown": "SELECT * { GRAPH ?g { SELECT ?s { ?s a ?o } } }",
    "taking away what shares nothing": "SELECT ?a { GRAPH ?g { ?a a cq:Claim MINUS { ?b a ?c } } }",
    "values alone in a graph": "SELECT ?g ?v { GRAPH ?g { VALUES ?v { 1 } } }",
    "values of the graph alone": "SELECT * { GRAPH ?g { VALUES (?g ?v) { (source:seed 1) } } }",
}  # fmt: skip
TEXTS = {
    "service behind a quote that a code point closes":
        'SELECT * { ?s ?p "\\u0022 . SERVICE <{there}> { ?s ?p ?o } #" }',
}  # fmt: skip
ALLOWED = {
    "service in a string": 'SELECT * { ?s ?p "SERVICE <x:y> { }" }',
    "service in a comment": "SELECT * { ?s ?p ?o } # SERVICE <x:y> {}",
    "service as a name": "PREFIX ex: <x:> SELECT ?service { ex:SERVICE ex:LOAD ?service }",
    "service in an IRI": "SELECT * { <http://example.org/SERVICE/INSERT> ?p ?o }",
    "an IRI as a predicate": "SELECT * { ?s <http://example.org/a?b=(c)#d> ?o }",
    "an IRI of another scheme": "SELECT * { ?s <urn:isbn:0-486-27557-4> ?o . <mailto:a@b> ?p ?o }",
    "IRIs of other schemes in patterns": "SELECT * { ?s ?p <urn:a:b#c>, <tag:x,2020:y>, <tel:+49-30> }",
    "a triple as a term": "SELECT * { ?r rdf:reifies <<( ?s ?p ?o )>> . <<cq:a cq:b 1>> ?p ?o }",
    "a blank node": "SELECT * { _:a.b.c cq:low ?low } LIMIT 1",
    "a text and its kind": "SELECT * { ?s ?p 'a'@en-GB, '3'^^xsd:integer, 'it\\'s' , -5 , 1e3 }",
    "paths": "SELECT * { ?s ^prov:wasDerivedFrom*/(cq:observable|!a)?/rdfs:label ?o } LIMIT 1",
    "a comparison without spaces": "SELECT * { ?s cq:low ?a . FILTER(?a<3 && 5>?a) } LIMIT 1",
    "load as a variable": "SELECT ?load $drop { ?load ?p $drop }",
    "a known graph": "SELECT * FROM source:seed { ?s ?p ?o } LIMIT 1",
    "a known graph by name": "SELECT * FROM NAMED source:seed { GRAPH ?g { ?s ?p ?o } } LIMIT 1",
    "a sub-query that needs no graph": "SELECT ?s { GRAPH ?g { SELECT * { ?s a cq:Rank } } }",
    "taking away what shares": "SELECT ?a { GRAPH ?g { ?a a cq:Rank MINUS { ?a cq:low ?l } } }",
    "values of the graph": "SELECT ?s { GRAPH ?g { VALUES ?g { source:seed } ?s a cq:Rank } }",
    "values in a graph": "SELECT ?g ?s { GRAPH ?g { VALUES ?c { cq:Rank } ?s a ?c } }",
    "counting by graph": "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?o } } GROUP BY ?g LIMIT 1",
}


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner(kg.open().store) as running:
        yield running


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """Give the address of a listener on this machine, and what it is asked for."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def listen() -> None:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                heard.append(connection.recv(100))

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", heard
        thread.join()


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_refused(
    text: str, runner: Runner, listener: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    there, heard = listener
    file = tmp_path / "secret.ttl"
    file.write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")
    asked = text.replace("{there}", there).replace("{file}", file.as_uri())
    with pytest.raises(BadQuery) as refused:
        runner.answer(runner.checked(asked)).whole  # noqa: B018
    assert refused.value.line >= 1 and refused.value.excerpt
    assert not heard


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_is_in_a_text_stays_there(
    text: str, runner: Runner, listener: tuple[str, list[bytes]]
) -> None:
    there, heard = listener
    assert not list(runner.answer(runner.checked(text.replace("{there}", there))))
    assert not heard


@pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED.keys())
def test_allowed(text: str, runner: Runner) -> None:
    runner.answer(runner.checked(text)).whole  # noqa: B018


def test_from_means_only_that_graph(runner: Runner) -> None:
    some = runner.answer(
        runner.checked("SELECT DISTINCT ?source FROM source:seed { ?c sdo:appearance ?source }")
    )
    assert [str(row[0]).rpartition("/")[2] for row in some] == ["seed"]


@pytest.mark.parametrize("brackets", ["{}", "()", "[]"])
def test_deep_nesting_is_refused_before_it_is_parsed(brackets: str) -> None:
    text = f"SELECT * WHERE {{ {brackets[0] * 3000}{brackets[1] * 3000} }}"
    with pytest.raises(BadQuery, match="nested too deep"):
        checked(text)


def test_a_query_changes_nothing(runner: Runner) -> None:
    before = dict(runner.store.held)
    runner.answer(runner.checked("CONSTRUCT { <x:a> <x:b> 1 } WHERE { ?s ?p ?o }")).whole  # noqa: B018
    assert dict(runner.store.held) == before
    assert not list(runner.answer(runner.checked("SELECT * { <x:a> ?p ?o }")))


HOSTILE = [
    'x" } ; DROP ALL #',
    "x> } ; DROP ALL #",
    "seed.s31 } UNION { ?s ?p ?o",
    "\\u0022 x",
    "a\x00b",
    "\n",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    ("query", "parameter"),
    [("origin", "claim"), ("estimates", "subject"), ("deadlines", "day"), ("said-by", "agent")],
)
def test_a_value_is_never_text_of_the_query(
    runner: Runner, query: str, parameter: str, value: str
) -> None:
    try:
        text = text_of(named(query), {parameter: value}, runner)
    except KgError:
        return
    words = tokens(text)
    assert len(words) == len(tokens(text_of(named(query), {}, runner)))
    assert not list(runner.answer(checked(text)))


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "a\x00b", "estimates\n", "..", "%2e%2e"]
)
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(NothingFound):
        named(name)


def test_counts_are_of_triples_not_of_their_copies(runner: Runner) -> None:
    twice = "SELECT ?n { agent:usgs skos:prefLabel ?n }"
    assert len(list(runner.answer(runner.checked(twice)))) == 1
