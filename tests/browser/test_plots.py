"""Plots can be read: text large enough, within the picture, and none over another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

import kg
from kg.render import render
from kg.render.plots import plot, plots
from tests.browser.conftest import Open, Visit
from tests.browser.test_readable import Box

QUESTION = "Russia rare earth reserves"
SMALLEST = 12
RESULTS: dict[str, Callable[[], object]] = {
    name: (lambda: kg.open().trace(QUESTION))
    if name != "heat"
    else (lambda: kg.open().conflicts("rare earths"))
    for name in plots()
}
TEXTS = """(() => [...document.querySelectorAll('svg.kgp')].map((svg) => {
    const { left, top, right, bottom } = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].filter((one) => one.textContent.trim());
    return {
        room: [left, top, right, bottom],
        sizes: [...svg.querySelectorAll('text, tspan')]
            .map((one) => parseFloat(getComputedStyle(one).fontSize) * svg.getScreenCTM().a),
        texts: texts.map((one) => {
            const box = one.getBoundingClientRect();
            const tilted = (one.getAttribute('transform') || '').includes('rotate');
            return [one.textContent, tilted, [box.left, box.top, box.right, box.bottom]];
        }),
    };
}))()"""


def _check(opened: Visit) -> None:
    drawn = opened.page.evaluate(TEXTS)
    assert drawn
    for one in drawn:
        room = Box(*one["room"])
        assert min(one["sizes"]) >= SMALLEST - 0.01
        boxes = [(text, tilted, Box(*box)) for text, tilted, box in one["texts"]]
        outside = [text for text, _, box in boxes if box.left < room.left or box.right > room.right]
        assert outside == []
        level = [(text, box) for text, tilted, box in boxes if not tilted]
        assert [(a, b) for a, b in combinations(level, 2) if a[1].hits(b[1])] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", RESULTS)
def test_a_plot_can_be_read(name: str, scheme: str, visit: Open, shots: Path) -> None:
    svg = plot(name).PLOT(RESULTS[name]())
    opened = visit(f"<!doctype html><html lang=en><title>Plot</title><main><h1>Plot</h1>{svg}</main>", 1300,
                   color_scheme=scheme)  # fmt: skip
    opened.page.screenshot(path=shots / f"plot-{name}-{scheme}.png", full_page=True)
    _check(opened)
    assert opened.violations() == []


@pytest.mark.parametrize("width", [1440, 390])
def test_the_plots_of_a_report_can_be_read(width: int, visit: Open) -> None:
    opened = visit(render(kg.open().trace(QUESTION), "html"), width)
    _check(opened)
    assert opened.number("document.documentElement.scrollWidth") <= width
