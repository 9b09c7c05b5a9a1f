"""How soon the dependency graph of the bundled sources is there, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator

import kg
from benchmarks.kit import Figure, Plan, in_turns, run_kg
from kg.analyses.supply import supply_graph

ABOUT = "The dependency graph of the bundled sources: building it, and asking it as a process."


def measure(plan: Plan) -> Iterator[Figure]:
    """Time building the graph in a process that runs, and whole commands."""
    table = kg.open().table
    built = in_turns(plan.rounds, {"graph": lambda: supply_graph(table)})
    yield Figure("building the graph", built["graph"], "s", at_most=1)
    calls = {
        "concentration": lambda: run_kg("concentration", "USA", "imports"),
        "paths": lambda: run_kg("paths", "wind turbines", "China"),
        "what-if": lambda: run_kg("what-if", "--without", "China"),
        "chokepoints": lambda: run_kg("chokepoints", "magnets"),
    }
    taken = in_turns(plan.rounds, calls)
    yield Figure("US import dependence, all goods", taken["concentration"], "s", at_most=2)
    yield Figure("`kg paths`", taken["paths"], "s")
    yield Figure("`kg what-if --without`", taken["what-if"], "s")
    yield Figure("`kg chokepoints`", taken["chokepoints"], "s")
