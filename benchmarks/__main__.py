"""Runs benchmarks, prints their figures and keeps them in ``RESULTS.md``."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import benchmarks
from benchmarks.kit import Figure, Plan, page
from benchmarks.kit.figures import SIZES

HERE = Path(__file__).parent
RESULTS, WORK = HERE / "RESULTS.md", HERE / ".work"
A_GOAL_DOES_NOT_HOLD = 4


def names() -> list[str]:
    """Return the benchmarks that there are.

    >>> "start" in names()
    True
    """
    found = pkgutil.iter_modules(benchmarks.__path__)
    return sorted(m.name for m in found if not m.ispkg and m.name != "__main__")


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks named, or all."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.names if name not in names()]
    if unknown:
        parser.error(f"no benchmark is called {', '.join(unknown)}: there are {', '.join(names())}")
    sizes = tuple(size for size in SIZES if size <= asked.most_claims)
    plan = Plan(WORK, asked.rounds, sizes or SIZES[:1])
    held = True
    for name in asked.names or names():
        module = importlib.import_module(f"benchmarks.{name}")
        print(f"{name}: {module.ABOUT}")
        figures = list(_printed(module.measure(plan)))
        held &= all(figure.holds is not False for figure in figures)
        if not asked.dry:
            page.write(RESULTS, name, module.ABOUT, figures)
    return 0 if held else A_GOAL_DOES_NOT_HOLD


def _printed(figures: Iterator[Figure]) -> Iterator[Figure]:
    for figure in figures:
        print(f"  {page.line(figure)}", flush=True)
        yield figure


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure what kg promises."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names()))
    parser.add_argument("--rounds", type=int, default=5, help="how often each is timed (5)")
    parser.add_argument(
        "--most-claims", type=int, default=SIZES[-1], help="leave out larger synthetic graphs"
    )
    parser.add_argument("--dry", action="store_true", help="leave RESULTS.md as it is")
    return parser


if __name__ == "__main__":
    sys.exit(main())
