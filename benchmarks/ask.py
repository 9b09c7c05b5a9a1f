"""What asking costs beside the engine, and how fast long answers stream."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import rdflib

import kg
from benchmarks.kit import Figure, Plan, apart, in_turns, run_kg
from benchmarks.kit.synthetic import Graph
from kg import ontology
from kg.model.answer import Written
from kg.queries.asking import text_of
from kg.queries.catalogue import catalogue
from kg.queries.limits import Limits
from kg.queries.running import Runner
from kg.render import Options, pieces
from kg.stores import EmbeddedStore, Store, open_store
from kg.stores.embedded import write
from kg.triples import edition_text

ABOUT = "What asking costs: the catalogue on the bundled sources, against the engine alone."
POINT = "SELECT ?value { claim:seed.s31 cq:value ?value }"
LONG = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1000000"
PATIENT = Limits(seconds=600, rows=10_000_000)
SYNTHETIC = 100_000
TURNS = 2
FEW, MANY = 1_000, 1_000_000  # rows of the short and the long CSV
HERE = Path(__file__).parent
FIVE = sorted((HERE / "queries").glob("*.rq"))


def measure(plan: Plan) -> Iterator[Figure]:
    """Time one process, the child's round trip, the catalogue, a long CSV, and rdflib."""
    plan.work.mkdir(parents=True, exist_ok=True)
    store = kg.open().store
    whole = min(run_kg("ask", POINT).seconds for _ in range(plan.rounds))
    yield Figure("`kg ask` of one value, the whole process", whole, "s", at_most=0.4)
    yield Figure(
        "round trip, cold", min(_cold(store) for _ in range(plan.rounds)), "s", at_most=0.05
    )
    with Runner(store) as runner:
        taken = _turns(plan.rounds * 4, runner, {"point": runner.checked(POINT).text})
        trip = taken["point"] - taken["engine: point"]
        yield Figure("round trip, warm", trip, "s", at_most=0.002)
        yield from _catalogue(plan, runner, trip)
    yield from _long(plan)
    yield from _beside_rdflib(plan)


def _long(plan: Plan) -> Iterator[Figure]:
    """Write a million rows with kg and with the engine, in turns."""
    few = apart(stream, plan.work / "long.csv", FEW)
    ours, engine, most = [], [], 0.0
    for _ in range(min(plan.rounds, TURNS)):
        ran = apart(stream, plan.work / "long.csv", MANY)
        ours.append(_seconds(ran.result))
        most = max(most, ran.megabytes)
        engine.append(_seconds(apart(serialize, plan.work / "alone.csv").result))
    speed = min(engine) / min(ours)
    yield Figure("a million rows as CSV", speed, "×", at_least=0.7, note="of the engine's speed")
    more = most - few.megabytes
    yield Figure("memory for a million rows, beyond a thousand", more, "MB", at_most=20)


def _cold(store: Store) -> float:
    with_none = Runner(store)
    begun = time.perf_counter()
    _read(with_none, with_none.checked(POINT).text)
    taken = time.perf_counter() - begun
    with_none.close()
    return taken


def _catalogue(plan: Plan, runner: Runner, trip: float) -> Iterator[Figure]:
    texts = {query.name: _with_examples(query.name, runner) for query in catalogue()}
    taken = _turns(plan.rounds, runner, texts)
    slowest = max(texts, key=lambda name: taken[name])
    yield Figure("slowest of the catalogue", taken[slowest], "s", at_most=0.5, note=slowest)
    engine = sum(taken[f"engine: {name}"] for name in texts)
    share = (sum(taken[name] for name in texts) - len(texts) * trip) / engine
    yield Figure("catalogue against the engine alone", share, "×", at_most=1.3)
    yield _without_parameters(runner)


def _without_parameters(runner: Runner) -> Figure:
    """Ask each query that needs no parameter once, over all claims."""
    free = [query for query in catalogue() if not query.missing(())]
    texts = {query.name: text_of(query, {}, runner) for query in free}
    taken = in_turns(1, {name: partial(_read, runner, text) for name, text in texts.items()})
    slowest = max(texts, key=lambda name: taken[name])
    rows = sum(1 for _ in runner.answer(runner.checked(texts[slowest]), PATIENT))
    note = f"{slowest}, {rows:,} rows"
    return Figure("slowest without any parameter", taken[slowest], "s", note=note)


def _with_examples(name: str, runner: Runner) -> str:
    query = next(query for query in catalogue() if query.name == name)
    given = {parameter.name: parameter.example for parameter in query.parameters}
    return runner.checked(text_of(query, given, runner)).text


def _turns(rounds: int, runner: Runner, texts: dict[str, str]) -> dict[str, float]:
    """Ask each text through the child and of the engine alone, in turns."""
    calls = {name: partial(_read, runner, text) for name, text in texts.items()}
    alone = {f"engine: {name}": partial(_alone, runner.store, text) for name, text in texts.items()}
    return in_turns(rounds, {**calls, **alone})


def _read(runner: Runner, text: str) -> object:
    return runner.answer(runner.checked(text), PATIENT).whole


def _alone(store: Store, text: str) -> object:
    return store.answer(text).whole


def _seconds(result: object) -> float:
    assert isinstance(result, float)
    return result


def stream(path: Path, rows: int) -> float:
    """Write rows to a file as ``kg ask --format csv`` does; return the seconds."""
    text = LONG.replace(f"{MANY}", f"{rows}")
    with Runner(kg.open().store) as runner, path.open("w", encoding="utf-8", newline="") as file:
        _read(runner, POINT)
        begun = time.perf_counter()
        answer = runner.written(runner.checked(text), PATIENT)
        assert isinstance(answer, Written)
        file.writelines(pieces(answer, "csv", Options()))
        return time.perf_counter() - begun


def serialize(path: Path) -> float:
    """Write the same with the engine alone; return the seconds."""
    store = kg.open().store
    assert isinstance(store, EmbeddedStore)
    begun = time.perf_counter()
    results = store.graph.query(LONG)
    assert isinstance(results, ox.QuerySolutions)
    results.serialize(str(path), format=ox.QueryResultsFormat.CSV)
    return time.perf_counter() - begun


def _beside_rdflib(plan: Plan) -> Iterator[Figure]:
    claims = min(plan.largest, SYNTHETIC)
    path = plan.work / f"asked-{claims}"
    if not path.is_dir():
        apart(load, path, claims)
    ours = apart(ask_five, path, plan.rounds).result
    theirs = apart(ask_five_of_rdflib, path).result
    engine = apart(ask_five_of_engine, path, plan.rounds).result
    assert isinstance(ours, dict) and isinstance(theirs, dict) and isinstance(engine, dict)
    for name, (seconds, rows) in ours.items():
        slower, same = theirs[name]
        if rows != same:
            raise RuntimeError(f"{name}: {rows} rows, and {same} of rdflib")
        note = f"as fast as rdflib in memory, {claims:,} claims, {rows:,} rows"
        yield Figure(name, slower / seconds, "×", at_least=20, note=note)
        yield Figure(name, slower / engine[name], "×", note="pyoxigraph in memory, asked directly")
    times = sum(its[0] for its in theirs.values()) / sum(its[0] for its in ours.values())
    yield Figure("the five together", times, "×", at_least=20, note="as fast as rdflib in memory")


def load(path: Path, claims: int) -> None:
    """Build a store of synthetic claims, and their quads for rdflib beside it."""
    editions, concepts = list(Graph(claims).editions()), ontology.load()
    write(path, editions, concepts=concepts, stamp="")
    with (path / "claims.nq").open("w", encoding="utf-8") as file:
        for edition in editions:
            file.writelines(edition_text(edition, concepts))


def ask_five(path: Path, rounds: int) -> dict[str, tuple[float, int]]:
    """Return the fewest seconds and the rows of each of the five queries."""
    found = {}
    with Runner(open_store(path)) as runner:
        for file in FIVE:
            text = runner.checked(file.read_text(encoding="utf-8")).text
            rows = len(list(runner.answer(runner.checked(text), PATIENT)))
            seconds = in_turns(rounds, {"it": partial(_read, runner, text)})["it"]
            found[file.stem] = seconds, rows
    return found


def ask_five_of_engine(path: Path, rounds: int) -> dict[str, float]:
    """Return the fewest seconds that the engine alone needs with the same graph in memory."""
    graph = ox.Store()
    quads = ox.parse(path=str(path / "claims.nq"), format=ox.RdfFormat.N_QUADS)
    graph.bulk_extend(ox.Quad(*quad.triple) for quad in quads)
    texts = {file.stem: file.read_text(encoding="utf-8") for file in FIVE}
    return in_turns(rounds, {name: partial(_drained, graph, text) for name, text in texts.items()})


def _drained(graph: ox.Store, text: str) -> int:
    return sum(1 for _ in cast("ox.QuerySolutions", graph.query(text)))


def ask_five_of_rdflib(path: Path) -> dict[str, tuple[float, int]]:
    """Do the same once with rdflib's memory store and engine, each query on a graph in memory."""
    graph = rdflib.Graph()
    for quad in ox.parse(path=str(path / "claims.nq"), format=ox.RdfFormat.N_QUADS):
        graph.add(tuple(map(_term, quad.triple)))
    found = {}
    for file in FIVE:
        begun = time.perf_counter()
        rows = len(list(graph.query(file.read_text(encoding="utf-8"))))
        found[file.stem] = time.perf_counter() - begun, rows
    return found


def _term(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    assert isinstance(term, ox.Literal)
    kind = None if term.language else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=kind)
