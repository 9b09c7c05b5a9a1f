"""How fast every contested question is found."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.kit import Figure, Plan, in_turns, run_kg, run_process
from benchmarks.kit.stores import synthetic_store
from kg.stores.generations import current
from kg.table.sql import statement

ABOUT = "Finding every contested question, beside the same scan written directly in DuckDB."
DIRECTLY = "from benchmarks.conflicts import scan; scan({folder!r})"
WHOLES, PARTS, STOCK_YEARS = ["reserves", "resources"], ["mine-production", "reserves"], 5
ASKED = (("conflicts", [STOCK_YEARS]), ("exceeded", [WHOLES, PARTS, STOCK_YEARS]))
COUNTS = ("claims", "documents", "origins", "lines")
Answers = set[tuple[str | int, ...]]


def measure(plan: Plan) -> Iterator[Figure]:
    """Run both over the largest synthetic graph; raise `RuntimeError` if the answers differ."""
    store = synthetic_store(plan, plan.largest)
    folder = str(current(store).table)
    direct = [sys.executable, "-c", DIRECTLY.format(folder=folder)]
    ours, theirs = run_kg("conflicts", "--format", "json", store=store), run_process(direct)
    answers = _answers(ours.out)
    if answers != {tuple(row) for row in json.loads(theirs.out)}:
        raise RuntimeError("kg conflicts and the direct scan answer differently")
    calls = {
        "kg": lambda: run_kg("conflicts", "--format", "json", store=store),
        "shown": lambda: run_kg("conflicts", "--limit", "20", store=store),
        "direct": lambda: run_process(direct),
    }
    taken = in_turns(plan.rounds, calls)
    size = f"{plan.largest:,} claims"
    yield Figure(f"{size}: `kg conflicts --limit 20`", taken["shown"], "s")
    yield Figure(
        f"{size}: `kg conflicts`, all {len(answers):,} as JSON",
        taken["kg"] / taken["direct"],
        "×",
        at_most=2,
        note="of the same scan in a Python process with DuckDB alone; equal answers",
    )
    yield Figure(f"{size}: memory", ours.megabytes, "MB", at_most=2147)


def _answers(out: str) -> Answers:
    found = json.loads(out)
    return {tuple(one[name] for name in ("a", "b", "unit", *COUNTS)) for one in found}


def scan(folder: str) -> None:
    """Print the most distant pair of each contested question, with DuckDB alone."""
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    for name in ("claims", "derivations", "questions"):
        path = Path(folder) / f"{name}.parquet"
        connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{path}')")
    found = []
    for name, parameters in ASKED:
        cursor = connection.execute(statement(name), parameters)
        names = [column[0] for column in cursor.description or ()]
        places = [names.index(name) for name in ("small", "large", "unit", *COUNTS)]
        found += [[row[place] for place in places] for row in cursor.fetchall()]
    print(json.dumps(found))
