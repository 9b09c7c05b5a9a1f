"""How soon it is known why figures differ, and whether documents add up."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.kit import Figure, Plan, in_turns, run_kg
from benchmarks.kit.stores import synthetic_store
from kg import loading
from kg.analyses.conflicts import conflicts
from kg.analyses.why import why_each

ABOUT = "Checks as whole processes on the bundled sources, and reasons on synthetic claims."
LARGEST = 100
FOUND = 4  # what `kg check` ends with when something is contradicted


def measure(plan: Plan) -> Iterator[Figure]:
    """Time the checks of one source and of all, and the reasons for the largest conflicts."""
    checks = {
        "seed": lambda: run_kg("check", "seed", code=FOUND),
        "all": lambda: run_kg("check", "--all", code=FOUND),
    }
    taken = in_turns(plan.rounds, checks)
    yield Figure("`kg check seed`", taken["seed"], "s", at_most=1)
    yield Figure("`kg check --all`", taken["all"], "s", at_most=20)
    table = loading.open_store(synthetic_store(plan, plan.largest)).table
    pairs = [(one.small, one.large) for one in conflicts(table)[:LARGEST]]
    reasons = in_turns(plan.rounds, {"why": lambda: why_each(pairs, table)})
    what = f"reasons for the {LARGEST} largest conflicts of {plan.largest:,} claims"
    yield Figure(what, reasons["why"], "s", at_most=10)
