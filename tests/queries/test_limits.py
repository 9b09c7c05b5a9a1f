"""Time, memory and rows really stop the work, and the engine's own crash is a sentence."""

from __future__ import annotations

import io
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.errors import KgError, LimitReached, WrongUse
from kg.queries.catalogue import read_text
from kg.queries.child import Children, _Child
from kg.queries.limits import Limits
from kg.queries.running import Runner
from kg.queries.safety import checked

CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
EVERYTHING = "SELECT * { ?s ?p ?o }"
DOUBLED = "{ BIND('aaaaaaaaaaaaaaaaaaaa' AS ?x0) " + " ".join(
    f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(30)
)
DOUBLING = f"SELECT (STRLEN(?x30) AS ?n) {DOUBLED} }}"
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


def test_work_on_the_rows_counts(runner: Runner) -> None:
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    start = time.monotonic()
    with pytest.raises(LimitReached, match="1 s, the time limit"):
        _count(endless, runner, Limits(seconds=1, rows=10**12))
    assert time.monotonic() - start < 10


def test_a_row_too_wide_to_hold(runner: Runner) -> None:
    wide = f"SELECT ?x23 {DOUBLED.partition('BIND(CONCAT(?x23')[0]} }}"
    with pytest.raises(LimitReached, match="a row of more than 16,000,000 bytes"):
        _count(wide, runner, Limits(seconds=60))
    assert _count("SELECT * { ?s a cq:Rank } LIMIT 1", runner, Limits()) == 1


@pytest.mark.parametrize("amount", [math.inf, math.nan, -1.0])
def test_what_is_no_amount_is_no_limit(amount: float) -> None:
    with pytest.raises(WrongUse, match="is no limit of time"):
        Limits(seconds=amount)


def test_a_text_without_end_is_not_read() -> None:
    with pytest.raises(WrongUse, match="longer than a query can be: 1,000,000 characters"):
        read_text(io.BytesIO(b"#" * 5_000_000), "What comes on stdin")


def test_limits_from_python() -> None:
    graph = kg.open()
    with pytest.raises(LimitReached, match="3 rows, the limit"):
        graph.sparql(EVERYTHING, limits=Limits(rows=3))
    with pytest.raises(LimitReached, match="3 rows, the limit"):
        graph.ask("voices", limits=Limits(rows=3))


def test_time_in_which_nobody_reads_does_not_count(runner: Runner) -> None:
    start = time.monotonic()
    assert _count(EVERYTHING + " LIMIT 60000", runner, Limits(seconds=300)) == 60_000
    seconds = 1 + 2 * (time.monotonic() - start)
    rows = iter(runner.answer(runner.checked(EVERYTHING + " LIMIT 60000"), Limits(seconds=seconds)))
    next(rows)
    time.sleep(seconds)
    assert sum(1 for _ in rows) == 59_999


def test_a_path_with_both_ends_free(runner: Runner) -> None:
    with pytest.raises(LimitReached):
        _count(
            "SELECT (COUNT(*) AS ?n) { ?a (!rdf:type|^rdf:type)* ?b }", runner, Limits(seconds=1)
        )


def test_a_long_chain(tmp_path: Path) -> None:
    length = 5000
    link = "<x:{}> <x:p> <x:{}> .\n"
    graph = ox.Store(str(tmp_path / "graph"))
    graph.load("".join(link.format(n, n + 1) for n in range(length)), format=ox.RdfFormat.N_TRIPLES)
    graph.flush()
    del graph
    children = Children(tmp_path)
    reply = children.ask(checked("SELECT ?end { <x:0> <x:p>+ ?end }"), Limits(), wire="csv")
    assert b"".join(reply.blocks).count(b"\n") == length + 1
    children.close()


def test_memory(runner: Runner) -> None:
    with pytest.raises(LimitReached, match=r"1 GB, the memory limit.*--memory"):
        _count(DOUBLING, runner, Limits(memory=1_000_000_000, seconds=300))


@pytest.mark.parametrize(
    "said", ["memory allocation of 671088640 bytes failed", "what():  std::bad_alloc"]
)
def test_whatever_ran_out_of_memory_first(tmp_path: Path, said: str) -> None:
    (tmp_path / "graph").mkdir()
    ox.Store(str(tmp_path / "graph")).flush()
    child = _Child(tmp_path)
    child.kill()
    child._process = subprocess.Popen(
        [sys.executable, "-c", f"import os; os.write(2, {said.encode()!r}); os.abort()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
    )  # fmt: skip
    assert child._process.stdout
    child._out = child._process.stdout.fileno()
    with pytest.raises(LimitReached, match="the memory limit"):
        list(child.blocks(checked("ASK { ?s ?p ?o }"), Limits(), "tsv"))


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


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let SIGINT interrupt, also in a process that was started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_stops_at_once(runner: Runner) -> None:
    sent: list[float] = []

    def interrupt() -> None:
        sent.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):  # the timer runs only where it is expected
        threading.Timer(0.5, interrupt).start()
        _count(CARTESIAN, runner, Limits(seconds=100))
    assert time.monotonic() - sent[0] < 10
    assert _count("ASK { ?s ?p ?o }", runner, Limits()) == 1
