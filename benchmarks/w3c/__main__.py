"""Runs the W3C SPARQL 1.1 query evaluation tests: ``python -m benchmarks.w3c FOLDER``.

FOLDER is ``sparql/sparql11`` of a checkout of the W3C's rdf-tests. Each query is run by the engine
alone, by the default store of kg, and as ``kg ask`` runs it: checked, and in another process. What
the engine gets right and kg does not is printed, and is an error; what kg refuses is printed with
the reason. Numbers are compared by value, blank nodes up to their names.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

from kg.errors import BadQuery
from kg.model.answer import TRIPLE, Answer, Blank, Row, Value, parts
from kg.queries.running import Runner
from kg.stores import EmbeddedStore, Generation
from kg.stores.generations import Manifest
from kg.triples.values import answer_of, value_of

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
KINDS = {MF + "QueryEvaluationTest", MF + "CSVResultFormatTest"}
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
}
LOST = 4
ENGINE, STORE, ASKED = "the engine alone", "the store of kg", "as kg ask runs it"
Outcome = tuple[frozenset[str], str]
"""Who answers rightly, and why ``kg ask`` refuses."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test: a query, what it is asked of, and what should come out."""

    name: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[Path, ...]
    result: Path


def tests(folder: Path) -> Iterator[Test]:
    """Return the query evaluation tests of every manifest below a folder."""
    for manifest in sorted(folder.glob("*/manifest.ttl")):
        store = ox.Store()
        store.load(path=str(manifest), format=ox.RdfFormat.TURTLE, base_iri=manifest.as_uri())
        for kind in sorted(KINDS):
            for quad in store.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(kind)):
                yield from _test(store, quad.subject, manifest.parent.name)


def _test(store: ox.Store, node: object, group: str) -> Iterator[Test]:
    def values(subject: object, predicate: str) -> list[object]:
        found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)  # type: ignore[arg-type]
        return [quad.object for quad in found]

    (action,), results = values(node, MF + "action"), values(node, MF + "result")
    (query,) = values(action, QT + "query")
    named = [
        inner
        for graph in values(action, QT + "graphData")
        for inner in (values(graph, QT + "graph") or [graph])
    ]
    if results and not values(action, QT + "serviceData"):
        (name,) = values(node, MF + "name")
        yield Test(
            f"{group}/{getattr(name, 'value', '')}",
            _path(query),
            tuple(map(_path, values(action, QT + "data"))),
            tuple(map(_path, named)),
            _path(results[0]),
        )


def _path(term: object) -> Path:
    return Path(unquote(urlsplit(str(getattr(term, "value", ""))).path))


def loaded(test: Test, folder: Path) -> ox.Store:
    """Return a store on disk with the data of a test."""
    folder.mkdir(parents=True)
    store = ox.Store(str(folder))
    for path in test.data:
        store.load(path=str(path), format=GRAPHS[path.suffix], base_iri=path.as_uri())
    for path in test.graphs:
        store.load(
            path=str(path),
            format=GRAPHS[path.suffix],
            base_iri=path.as_uri(),
            to_graph=ox.NamedNode(path.as_uri()),
        )
    store.flush()
    return store


def expected(test: Test) -> Answer | None:
    """Return what should come out; ``None`` where it is in a form that is not compared."""
    path = test.result
    if path.suffix in RESULTS:
        return answer_of(ox.parse_query_results(path=str(path), format=RESULTS[path.suffix])).whole
    if path.suffix not in GRAPHS:
        return None
    quads = list(ox.parse(path=str(path), format=GRAPHS[path.suffix], base_iri=path.as_uri()))
    if any("result-set#" in quad.predicate.value for quad in quads):
        return None
    rows = tuple(tuple(map(value_of, quad.triple)) for quad in quads)
    return Answer("graph", TRIPLE, rows)


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same, in any order and with any names of blank nodes."""
    return one.kind == other.kind and _canonical(one) == _canonical(other)


def _canonical(answer: Answer) -> list[str]:
    dataset = ox.Dataset(_quads(answer.columns, answer.rows))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def _quads(columns: Iterable[str], rows: Iterable[Row]) -> Iterator[ox.Quad]:
    """Give a row as a node whose properties are the columns."""
    for row in rows:
        node = ox.BlankNode()
        yield ox.Quad(node, ox.NamedNode("x:is"), ox.Literal("row"))
        for column, value in zip(columns, row, strict=True):
            if value is not None:
                yield ox.Quad(node, ox.NamedNode(f"x:{column}"), _term(value))


def _term(value: Value) -> ox.BlankNode | ox.Literal:
    if isinstance(value, Blank):
        return ox.BlankNode(value)
    if isinstance(value, Decimal | float | int) and not isinstance(value, bool):
        number = Decimal(str(value))
        return ox.Literal(f"number {number.normalize() if number.is_finite() else number}")
    return ox.Literal(f"{type(value).__name__} {parts(value) if value is not None else ''}")


def main(arguments: list[str] | None = None) -> int:
    """Run the tests of a folder and print what is lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.w3c", description=__doc__)
    parser.add_argument("folder", type=Path, help="sparql/sparql11 of the W3C's rdf-tests")
    folder = parser.parse_args(arguments).folder.resolve()
    found = list(tests(folder))
    if not found:
        parser.error(f"there are no manifests below {folder}")
    outcomes: list[tuple[str, Outcome]] = []
    with tempfile.TemporaryDirectory(prefix="kg-w3c-") as place:
        for number, test in enumerate(found):
            outcomes.append((test.name, _run(test, Path(place) / str(number))))
    print(f"{len(outcomes)} tests")
    for who in ENGINE, STORE, ASKED:
        print(f"{sum(who in right for _, (right, _) in outcomes):>5} right, {who}")
    lost = False
    for name, (right, refusal) in outcomes:
        if ENGINE in right and not (STORE in right and (refusal or ASKED in right)):
            lost = True
            print(f"lost: {name}")
        elif ENGINE in right and refusal:
            print(f"refused: {name}: {refusal}")
    return LOST if lost else 0


def _run(test: Test, folder: Path) -> Outcome:
    """Return who answers a test rightly, and why ``kg ask`` refuses it, if it does."""
    wanted, query = expected(test), test.query.read_text(encoding="utf-8")
    query = f"BASE <{test.query.as_uri()}>\n{query}"
    graph = loaded(test, folder / "graph")
    try:
        alone = answer_of(graph.query(query)).whole
    except (SyntaxError, ValueError):
        return frozenset(), ""
    del graph
    wanted = wanted or alone  # what cannot be compared with the W3C's must agree with the engine's
    store = EmbeddedStore(Generation(folder, Manifest("", {})))
    answers, refusal = {ENGINE: alone, STORE: store.answer(query).whole}, ""
    store.close()
    with Runner(store) as runner:
        try:
            answers[ASKED] = runner.answer(runner.checked(query)).whole
        except BadQuery as refused:
            refusal = str(refused)
    return frozenset(who for who, answer in answers.items() if same(answer, wanted)), refusal


if __name__ == "__main__":
    sys.exit(main())
