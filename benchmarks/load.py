"""How fast sources are loaded."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from benchmarks.kit import Figure, Plan, apart
from benchmarks.kit.synthetic import Graph
from kg import ontology
from kg.stores.embedded import write
from kg.triples import edition_text

ABOUT = "Loading synthetic claims into graph and table at once, beside engines that load the graph."
CLAIMS, ROUNDS = 100_000, 2
Taken = tuple[float, float]
"""Seconds on the clock, and seconds of processor."""


def measure(plan: Plan) -> Iterator[Figure]:
    """Load the same claims with kg, with pyoxigraph alone and with rdflib."""
    plan.work.mkdir(parents=True, exist_ok=True)
    claims = min(plan.largest, CLAIMS)
    size = f"{claims:,} claims: graph and table"
    ours, engine, megabytes = _beside_engine(plan, claims)
    yield Figure(size, ours[0], "s", note="every triple in its source's graph and in the union")
    yield Figure(size, megabytes, "MB", note="of memory; the claims are held as objects too")
    beside = "of pyoxigraph's bulk load of the sources' graphs alone"
    yield Figure(size, ours[0] / engine[0], "×", at_most=1.5, note=beside)
    yield Figure(size, ours[1] / engine[1], "×", note=f"processor time {beside}")
    taken = _taken(apart(load_with_rdflib, _quads_file(plan, claims)).result)
    yield Figure(size, taken[0] / ours[0], "×", at_least=5, note="as fast as rdflib in memory")
    yield Figure("pyoxigraph alone", taken[0] / engine[0], "×", note="as fast as rdflib in memory")


def _beside_engine(plan: Plan, claims: int) -> tuple[Taken, Taken, float]:
    """Load in turns; return the fewest seconds of each, and the most memory of ours."""
    quads, store = _quads_file(plan, claims), plan.work / "loaded"
    ours, engine, megabytes = [], [], 0.0
    for _ in range(min(plan.rounds, ROUNDS)):
        ran = apart(load, store, claims)
        ours.append(_taken(ran.result))
        megabytes = max(megabytes, ran.megabytes)
        engine.append(_taken(apart(load_with_engine, quads, store).result))
    return _fewest(ours), _fewest(engine), megabytes


def _fewest(taken: list[Taken]) -> Taken:
    return min(clock for clock, _ in taken), min(processor for _, processor in taken)


def _taken(result: object) -> Taken:
    assert isinstance(result, tuple)
    clock, processor = result
    return clock, processor


def _quads_file(plan: Plan, claims: int) -> Path:
    path = plan.work / f"synthetic-{claims}.nq"
    apart(write_quads, path, claims)
    return path


def write_quads(path: Path, claims: int) -> None:
    """Write the quads of a synthetic graph to a file."""
    concepts = ontology.load()
    with path.open("w", encoding="utf-8") as file:
        for edition in Graph(claims).editions():
            file.writelines(edition_text(edition, concepts))


def load(store: Path, claims: int) -> Taken:
    """Load a synthetic graph as ``kg add`` does."""
    shutil.rmtree(store, ignore_errors=True)
    editions, concepts = list(Graph(claims).editions()), ontology.load()
    return _timed(lambda: write(store, editions, concepts=concepts, stamp=""))


def load_with_engine(quads: Path, store: Path) -> Taken:
    """Load a file with the graph engine alone."""
    shutil.rmtree(store, ignore_errors=True)
    graph = ox.Store(str(store))

    def bulk_load() -> None:
        graph.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
        graph.flush()

    return _timed(bulk_load)


def load_with_rdflib(quads: Path) -> Taken:
    """Load a file into an rdflib dataset in memory."""
    return _timed(lambda: rdflib.Dataset().parse(quads, format="nquads"))


def _timed(call: Callable[[], object]) -> Taken:
    clock, processor = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - clock, time.process_time() - processor
