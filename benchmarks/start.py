"""How soon the command line answers."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

from benchmarks.kit import Figure, Plan, in_turns, run_kg, run_process

ABOUT = "How soon the command line answers: whole processes, on the bundled sources."
QUESTION = "Russia rare earth reserves"


def measure(plan: Plan) -> Iterator[Figure]:
    """Time the first trace, which builds the store, and later commands."""
    home = plan.work / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    first = run_kg("trace", QUESTION, home=home)
    yield Figure("first `kg trace`, builds the store", first.seconds, "s", at_most=10)
    yield Figure("memory of the first `kg trace`", first.megabytes, "MB")
    calls = {
        "trace": lambda: run_kg("trace", QUESTION, home=home),
        "conflicts": lambda: run_kg("conflicts", home=home),
        "help": lambda: run_kg("--help", home=home),
        "bare": lambda: run_process([sys.executable, "-c", "pass"]),
    }
    taken = in_turns(plan.rounds, calls)
    yield Figure("later `kg trace`", taken["trace"], "s", at_most=0.5)
    yield Figure("`kg conflicts`", taken["conflicts"], "s")
    yield Figure("`kg --help`", taken["help"], "s", at_most=0.25)
    yield Figure("later `kg trace`", taken["trace"] / taken["bare"], "×", note="of bare Python")
