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
from kg.stores.union import in_all
from kg.triples import edition_text, graph_of

ABOUT = "Loading synthetic claims into graph and table at once, beside engines that load the graph."
CLAIMS, ROUNDS = 100_000, 2
Taken = tuple[float, float]
"""Seconds on the clock, and seconds of processor."""


def measure(plan: Plan) -> Iterator[Figure]:
    """Load the same claims with kg, with pyoxigraph alone and with rdflib."""
    plan.work.mkdir(parents=True, exist_ok=True)
    claims = min(plan.largest, CLAIMS)
    size = f"{claims:,} claims: graph and table"
    sources, everything = plan.work / "sources.nq", plan.work / "everything.nq"
    apart(write_quads, sources, everything, claims)
    ours, engine, alone, megabytes = _in_turns(plan, claims, everything, sources)
    yield Figure(size, ours[0], "s", note="every triple in its source's graph and in the union")
    yield Figure(size, megabytes, "MB", note="of memory; the claims are held as objects too")
    beside = "of pyoxigraph's bulk load of the same quads"
    yield Figure(size, ours[0] / engine[0], "×", at_most=1.5, note=beside)
    yield Figure(size, ours[1] / engine[1], "×", note=f"processor time {beside}")
    without = "of pyoxigraph's bulk load of the sources' graphs without their union"
    yield Figure(size, ours[0] / alone[0], "×", note=without)
    taken = _taken(apart(load_with_rdflib, sources).result)
    than_rdflib = "as fast as rdflib in memory, which needs no union"
    yield Figure(size, taken[0] / ours[0], "×", at_least=5, note=than_rdflib)
    yield Figure("pyoxigraph, the same quads", taken[0] / engine[0], "×", note=than_rdflib)
    yield Figure("pyoxigraph, without union", taken[0] / alone[0], "×", note=than_rdflib)


def _in_turns(
    plan: Plan, claims: int, everything: Path, sources: Path
) -> tuple[Taken, Taken, Taken, float]:
    """Load in turns; return the fewest seconds of each, and the most memory of ours."""
    store = plan.work / "loaded"
    ours, engine, alone, megabytes = [], [], [], 0.0
    for _ in range(min(plan.rounds, ROUNDS)):
        ran = apart(load, store, claims)
        ours.append(_taken(ran.result))
        megabytes = max(megabytes, ran.megabytes)
        engine.append(_taken(apart(load_with_engine, everything, store).result))
        alone.append(_taken(apart(load_with_engine, sources, store).result))
    return _fewest(ours), _fewest(engine), _fewest(alone), megabytes


def _fewest(taken: list[Taken]) -> Taken:
    return min(clock for clock, _ in taken), min(processor for _, processor in taken)


def _taken(result: object) -> Taken:
    assert isinstance(result, tuple)
    clock, processor = result
    return clock, processor


def write_quads(sources: Path, everything: Path, claims: int) -> None:
    """Write the quads of a synthetic graph to a file, and with their union to another."""
    concepts = ontology.load()
    with sources.open("wb") as some, everything.open("wb") as all_:
        for edition in Graph(claims).editions():
            for piece in map(str.encode, edition_text(edition, concepts)):
                some.write(piece)
                all_.write(piece + in_all(piece, graph_of(edition.source.id)))


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
