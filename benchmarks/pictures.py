"""How soon pictures are made and drawn."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import kg
from benchmarks.kit import Figure, Plan, in_turns
from kg.analyses.trace import Trace
from kg.render import html
from kg.render.map import as_map, page_of
from kg.render.plots import plot, plots
from kg.render.plots.forest import forest
from tests.browser.chromium import DRAWN, graph, started

ABOUT = "How soon pictures are made, and drawn in a headless Chromium without a graphics card."
SVG = "{http://www.w3.org/2000/svg}"
QUESTION = "Russia rare earth reserves"
SHOW_ALL = """new Promise((drawn) => {
    const start = performance.now();
    document.getElementById('all').click();
    const next = (then) => requestAnimationFrame(then);
    next(() => next(() => drawn(performance.now() - start)));
})"""


def measure(plan: Plan) -> Iterator[Figure]:
    """Time the making of a map, a plot and a report, and the drawing of maps of three sizes."""
    plan.work.mkdir(parents=True, exist_ok=True)
    trace = kg.open().trace(QUESTION)
    makes = {"map": as_map, "forest plot": forest, "report": html.as_fragment}
    made = in_turns(plan.rounds, {name: partial(make, trace) for name, make in makes.items()})
    for name, seconds in made.items():
        yield Figure(f"{name} made", seconds, "s")
    yield Figure("a map", len(as_map(trace).encode()) / 1e6, "MB", at_most=1)
    yield from _sizes(trace)
    pages = {
        "question": as_map(trace),
        "1,000": page_of(graph(1000)),
        "10,000": page_of(graph(10_000)),
    }
    drawn = _drawn(pages, plan)
    yield Figure("a question opens, drawn", drawn["question"], "s", at_most=1)
    yield Figure("1,000 nodes, all of them drawn on demand", drawn["1,000 all"], "s", at_most=1)
    yield Figure("10,000 nodes open, a part drawn", drawn["10,000"], "s", at_most=2)


def _sizes(trace: Trace) -> Iterator[Figure]:
    """Return how large each plot is, and how much of that are words and addresses."""
    for name in plots():
        result = kg.open().conflicts("rare earths") if name == "heat" else trace
        svg = str(plot(name).PLOT(result))
        root = ElementTree.fromstring(svg)
        words = "".join(root.itertext()) + "".join(one.get("href", "") for one in root.iter())
        words = words.replace(root.findtext(f"{SVG}style") or "", "")
        note = f"of which {len(words.encode()) / 1000:.1f} kB words and addresses"
        yield Figure(f"{name} plot", len(svg.encode()) / 1000, "kB", note=note)
        packed = len(gzip.compress(svg.encode())) / 1000
        yield Figure(f"{name} plot, compressed as pages are sent", packed, "kB", at_most=4)


def _drawn(pages: dict[str, str], plan: Plan) -> dict[str, float]:
    """Return for each page the fewest seconds from its opening until it was drawn."""
    taken: dict[str, list[float]] = {}
    with started() as browser:
        for _ in range(plan.rounds):
            for name, text in pages.items():
                file = Path(plan.work) / f"{name}.html"
                file.write_text(text, encoding="utf-8")
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(file.resolve().as_uri())
                page.wait_for_function(DRAWN)
                taken.setdefault(name, []).append(float(page.evaluate(DRAWN)) / 1000)
                if name == "1,000":
                    spent = float(page.evaluate(SHOW_ALL)) / 1000
                    taken.setdefault("1,000 all", []).append(spent)
                page.close()
    return {name: min(times) for name, times in taken.items()}
