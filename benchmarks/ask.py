"""What asking costs beside the engine, and how fast long answers stream."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import kg
from benchmarks.kit import Figure, Plan
from kg.model.answer import Written
from kg.queries.asking import text_of
from kg.queries.catalogue import catalogue
from kg.queries.limits import Limits
from kg.queries.running import Runner
from kg.render import Options, pieces

ABOUT = "What asking costs: the catalogue on the bundled sources, against the engine alone."
POINT = "SELECT ?value { claim:seed.s31 cq:value ?value }"
LONG = "SELECT ?s ?p ?o { ?s ?p ?o }"


def measure(plan: Plan) -> Iterator[Figure]:
    """Time the child's round trip, the slowest query of the catalogue, and a long CSV."""
    store = kg.open().store
    with Runner(store) as runner:
        point = runner.checked(POINT)
        yield Figure("round trip, cold", _least(1, lambda: _read(runner, POINT)), "s", at_most=0.05)
        warm = _least(plan.rounds, lambda: _read(runner, POINT))
        alone = _least(plan.rounds, lambda: store.answer(point.text).whole)
        yield Figure("round trip, warm", warm - alone, "s", at_most=0.002)
        texts = {query.name: _with_examples(query.name, runner) for query in catalogue()}
        asked = {
            name: _least(plan.rounds, lambda text=text: _read(runner, text))  # type: ignore[misc]
            for name, text in texts.items()
        }
        slowest = max(asked, key=lambda name: asked[name])
        yield Figure("slowest of the catalogue", asked[slowest], "s", at_most=0.5, note=slowest)
        engine = sum(
            _least(plan.rounds, lambda text=text: store.answer(text).whole)  # type: ignore[misc]
            for text in texts.values()
        )
        share = (sum(asked.values()) - len(asked) * (warm - alone)) / engine
        yield Figure("catalogue against the engine alone", share, "×", at_most=1.3)
        ours = _least(1, lambda: _stream(runner, plan.work / "long.csv"))
        theirs = _least(1, lambda: _serialize(store, plan.work / "alone.csv"))
        yield Figure("long CSV against the engine's own", theirs / ours, "×", at_least=0.7)


def _with_examples(name: str, runner: Runner) -> str:
    query = next(query for query in catalogue() if query.name == name)
    first = {parameter.name: parameter.example for parameter in query.parameters[:1]}
    return runner.checked(text_of(query, first, runner)).text


def _least(rounds: int, work: Callable[[], object]) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def _read(runner: Runner, text: str) -> object:
    return runner.answer(runner.checked(text)).whole


def _stream(runner: Runner, path: Path) -> None:
    answer = runner.written(runner.checked(LONG), Limits(seconds=300, rows=10_000_000))
    assert isinstance(answer, Written)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces(answer, "csv", Options()))


def _serialize(store: object, path: Path) -> None:
    from pyoxigraph import QueryResultsFormat, QuerySolutions

    from kg.stores import EmbeddedStore

    assert isinstance(store, EmbeddedStore)
    results = store.graph.query(LONG)
    assert isinstance(results, QuerySolutions)
    results.serialize(str(path), format=QueryResultsFormat.CSV)
