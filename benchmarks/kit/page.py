"""Writes the page of results: one section for each benchmark, the others kept as they are."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.kit.figures import Figure

HEAD = """# How fast, how small

Written by `python -m benchmarks`. Seconds are those of the fastest of several rounds and depend
on the machine and on what else it does; what ratios compare took turns in one run.
"""
BESIDE = ("duckdb", "pyoxigraph", "rdflib", "oxrdflib", "networkx", "typer")
COLUMNS = "| what | measured | goal | |\n|---|---:|---:|---|\n"
_SECTION = re.compile(r"^## (?P<name>.+)\n", re.MULTILINE)


def write(page: Path, name: str, about: str, figures: Iterable[Figure]) -> None:
    """Put the section of a benchmark into the page."""
    sections = read(page)
    sections[name] = section(name, about, figures)
    text = HEAD + "".join(f"\n{sections[name]}" for name in sorted(sections))
    page.write_text(text, encoding="utf-8")


def read(page: Path) -> dict[str, str]:
    """Return the sections that a page has, by the name of the benchmark."""
    if not page.is_file():
        return {}
    parts = _SECTION.split(page.read_text(encoding="utf-8"))[1:]
    bodies = zip(parts[::2], parts[1::2], strict=True)
    return {name: f"## {name}\n{body.rstrip()}\n" for name, body in bodies}


def section(name: str, about: str, figures: Iterable[Figure]) -> str:
    """Return a benchmark's figures as a section.

    >>> print(section("start", "How soon it answers.", [Figure("help", 0.0712, "s", 0.25)]))
    ... # doctest: +ELLIPSIS
    ## start
    <BLANKLINE>
    How soon it answers.
    <BLANKLINE>
    | what | measured | goal | |
    |---|---:|---:|---|
    | help | 0.071 s | ≤ 0.25 s | holds |
    <BLANKLINE>
    ...
    """
    rows = "".join(_row(figure) for figure in figures)
    return f"## {name}\n\n{about}\n\n{COLUMNS}{rows}\n{_circumstances()}\n"


def line(figure: Figure) -> str:
    """Return a figure as one line of text.

    >>> line(Figure("load", 1.4, "×", at_most=1.5, note="of bulk load alone"))
    'load: 1.40 × (≤ 1.5 ×) holds; of bulk load alone'
    """
    what, amount, goal, verdict = _cells(figure)
    return f"{what}: {amount}{f' ({goal})' if goal else ''} {verdict}".rstrip()


def _row(figure: Figure) -> str:
    return f"| {' | '.join(_cells(figure))} |\n"


def _cells(figure: Figure) -> tuple[str, str, str, str]:
    return figure.what, _amount(figure.amount, figure.unit), _goal(figure), _verdict(figure)


def _goal(figure: Figure) -> str:
    least, most = figure.at_least, figure.at_most
    bounds = (("≥", least), ("≤", most))
    return ", ".join(f"{sign} {goal:g} {figure.unit}" for sign, goal in bounds if goal is not None)


def _verdict(figure: Figure) -> str:
    words = {True: "holds", False: "**does not hold**", None: ""}[figure.holds]
    return "; ".join(part for part in (words, figure.note) if part)


def _amount(amount: float, unit: str) -> str:
    places = 0 if amount >= 100 else 1 if amount >= 10 else 2 if amount >= 1 else 3
    return f"{amount:,.{places}f} {unit}"


def _circumstances() -> str:
    """Return when and with what it was measured, in plain words."""
    memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    machine = f"{platform.system()}, {os.cpu_count()} processors, {memory} GB of memory"
    others = f"on average {os.getloadavg()[0]:.0f} processes at work"
    versions = ", ".join(f"{name} {version(name)}" for name in BESIDE)
    python = f"Python {platform.python_version()}"
    return f"{date.today().isoformat()} · {machine}, {others} · {python} · {versions}"
