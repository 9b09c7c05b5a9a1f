"""Time, memory and rows really stop the work, and the engine's own crash is a sentence."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

import kg
from kg.errors import KgError, LimitReached
from kg.queries.limits import Limits
from kg.queries.running import Runner

CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
EVERYTHING = "SELECT * { ?s ?p ?o }"
DOUBLING = (
    "SELECT (STRLEN(?x30) AS ?n) { BIND('aaaaaaaaaaaaaaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(30))
    + " }"
)
SLOW_REGEX = (
    'SELECT * { BIND("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" AS ?t) FILTER REGEX(?t, "^(a+)+$") }'
)


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner(kg.open().store) as running:
        yield running


def _count(text: str, runner: Runner, limits: Limits) -> int:
    return sum(1 for _ in runner.answer(runner.checked(text), limits))


def test_time(runner: Runner) -> None:
    start = time.monotonic()
    with pytest.raises(LimitReached, match=r"0\.5 s, the time limit.*--timeout"):
        _count(CARTESIAN, runner, Limits(seconds=0.5))
    assert time.monotonic() - start < 5


def test_time_in_which_nobody_reads_does_not_count(runner: Runner) -> None:
    rows = iter(runner.answer(runner.checked(EVERYTHING + " LIMIT 60000"), Limits(seconds=8)))
    next(rows)
    time.sleep(1)
    assert sum(1 for _ in rows) == 59_999


def test_memory(runner: Runner) -> None:
    with pytest.raises(LimitReached, match=r"1 GB, the memory limit.*--memory"):
        _count(DOUBLING, runner, Limits(memory=1_000_000_000, seconds=60))


def test_rows(runner: Runner) -> None:
    found: list[object] = []
    with pytest.raises(LimitReached, match=r"1,000 rows.*--max-rows"):
        found.extend(runner.answer(runner.checked(EVERYTHING), Limits(rows=1000)))
    assert len(found) == 1000
    assert _count(EVERYTHING + " LIMIT 1000", runner, Limits(rows=1000)) == 1000


def test_a_crash_of_the_engine_is_a_sentence(runner: Runner) -> None:
    with pytest.raises(KgError, match="made the engine crash"):
        _count("SELECT ?s { ?s ?p ?o FILTER(" + "!" * 200_000 + "?o) }", runner, Limits())
    assert _count("SELECT ?s { ?s ?p ?o } LIMIT 1", runner, Limits()) == 1


def test_a_regular_expression_cannot_take_long(runner: Runner) -> None:
    assert _count(SLOW_REGEX, runner, Limits(seconds=5)) == 0


def test_an_answer_that_is_not_read_to_its_end_leaves_no_process(runner: Runner) -> None:
    rows = runner.answer(runner.checked(EVERYTHING))
    next(iter(rows))
    del rows
    assert _count("ASK { ?s ?p ?o }", runner, Limits()) == 1


def test_two_answers_can_be_read_at_once(runner: Runner) -> None:
    one = runner.answer(runner.checked(EVERYTHING + " LIMIT 500"))
    other = runner.answer(runner.checked(EVERYTHING + " LIMIT 500"))
    assert len(list(zip(one, other, strict=True))) == 500


def test_an_interrupt_stops_at_once(runner: Runner) -> None:
    threading.Timer(0.5, os.kill, [os.getpid(), signal.SIGINT]).start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        _count(CARTESIAN, runner, Limits(seconds=60))
    assert time.monotonic() - start < 10
    assert _count("ASK { ?s ?p ?o }", runner, Limits()) == 1
