"""Printable pages in a real browser: readable by everybody, at every width, without a script."""

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.knowledge import KnowledgeGraph
from kg.render import render
from tests.browser.conftest import Open


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1024, 390])
@pytest.mark.parametrize("name", ["trace", "why", "conflicts", "show", "sources", "blame"])
def test_a_page_can_be_read(
    graph: KnowledgeGraph, visit: Open, shots: Path, name: str, width: int, scheme: str
) -> None:
    results: dict[str, Callable[[], object]] = {
        "trace": lambda: graph.trace("Russia rare earth reserves"),
        "why": lambda: graph.why("seed.s30", "seed.s31"),
        "conflicts": lambda: graph.conflicts("rare earths"),
        "show": lambda: graph.show("Tomtor"),
        "sources": graph.sources,
        "blame": lambda: graph.blame("seed.s30"),
    }
    opened = visit(render(results[name](), "html"), width, color_scheme=scheme)
    opened.page.screenshot(path=shots / f"{name}-{width}-{scheme}.png")
    assert opened.violations() == []
    assert opened.number("document.documentElement.scrollWidth") <= width


def test_a_report_is_printed_whole(graph: KnowledgeGraph, visit: Open, tmp_path: Path) -> None:
    opened = visit(render(graph.trace("Russia rare earth reserves"), "html"))
    opened.page.pdf(path=tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").stat().st_size > 50_000
    text = opened.text("main")
    for words in ("Who says it", "Why they differ", "Sources", "not stated", "kg trace"):
        assert words in text
