"""How fast one question is traced among very many claims."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.kit import Figure, Plan, in_turns, run_kg
from benchmarks.kit.stores import synthetic_store
from kg.stores.generations import current

ABOUT = "Tracing one question among very many claims: whole processes."
USUAL, LARGE = 12, 60
SIZES_OF_QUESTIONS = (
    "SELECT question, count(*) FROM read_parquet(?) GROUP BY question ORDER BY 2, 1"
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Trace a question of the usual size, a large one and the largest of all."""
    store = synthetic_store(plan, plan.largest)
    sizes = _questions(current(store).table)
    chosen = {n: next(q for q, size in sizes if size >= n) for n in (USUAL, LARGE)}
    chosen[sizes[-1][1]] = sizes[-1][0]
    calls = {
        str(n): (lambda question=question: run_kg("trace", question, store=store))
        for n, question in chosen.items()
    }
    taken = in_turns(plan.rounds, calls)
    for n in chosen:
        what = f"{plan.largest:,} claims: `kg trace` of a question with {n}"
        yield Figure(what, taken[str(n)], "s", at_most=1 if n <= LARGE else None)


def _questions(folder: Path) -> list[tuple[str, int]]:
    path = str(folder / "claims.parquet")
    return duckdb.connect().execute(SIZES_OF_QUESTIONS, [path]).fetchall()
