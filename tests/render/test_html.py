"""Pages and what notebooks show: every result has one, self-contained and escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

import kg
from conftest import Run
from kg.knowledge import KnowledgeGraph
from kg.notebook import Shown
from kg.render import render
from kg.render.map import as_map
from tests.render.hostile import hostile

RESULTS: dict[str, Callable[[KnowledgeGraph], Shown]] = {
    "trace": lambda graph: graph.trace("Russia rare earth reserves"),
    "why": lambda graph: graph.why("seed.s30", "seed.s31"),
    "blame": lambda graph: graph.blame("seed.s30"),
    "conflicts": lambda graph: graph.conflicts("rare earths"),
    "show": lambda graph: graph.show("Tomtor"),
    "sources": lambda graph: graph.sources(),
    "standing": lambda graph: graph.standing("Russia rare earth reserves"),
    "paths": lambda graph: graph.paths("wind turbines", "China"),
    "chokepoints": lambda graph: graph.chokepoints("magnets"),
    "concentration": lambda graph: graph.concentration("rare earths"),
}
OUTSIDE = re.compile(r"<(?:script|link|iframe|object|embed|img|base|form)\b|\bon\w+=|url\(", re.I)


class _Balanced(HTMLParser):
    """Checks that every element is closed where it was opened."""

    VOID = ("meta", "br", "input", "path", "circle", "rect", "img")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.mark.parametrize("name", RESULTS)
def test_every_result_has_a_page(graph: KnowledgeGraph, name: str) -> None:
    page = render(RESULTS[name](graph), "html")
    assert page.startswith("<!doctype html>")
    assert "default-src 'none'" in page
    assert not OUTSIDE.search(page)
    parser = _Balanced()
    parser.feed(page)
    assert (parser.open, parser.wrong) == ([], [])


@pytest.mark.parametrize("name", RESULTS)
def test_a_notebook_shows_a_result(graph: KnowledgeGraph, name: str) -> None:
    shown = RESULTS[name](graph)._repr_html_()
    assert shown.startswith('<div class="kgr">')
    assert not OUTSIDE.search(shown)


def test_a_notebook_shows_a_map_in_a_frame_of_its_own(graph: KnowledgeGraph) -> None:
    shown = graph.map("REE/refining")._repr_html_()
    (page,) = re.findall(r'<iframe sandbox="allow-scripts"[^>]* srcdoc="([^"]*)"></iframe>', shown)
    assert html.unescape(page) == as_map(graph.map("REE/refining"))


def test_styles_of_a_fragment_stay_within_it(graph: KnowledgeGraph) -> None:
    shown = graph.why("seed.s30", "seed.s31")._repr_html_()
    (style,) = re.findall(r"<style>(.*?)</style>", shown, re.S)
    rules = re.findall(r"([^{}]+)\{[^{}]*\}", re.sub(r"@media[^{]*\{", "", style))
    assert rules
    assert all(one.strip(" \n}").startswith(".kgr") for rule in rules for one in rule.split(","))


def test_what_data_says_is_text(graph: KnowledgeGraph) -> None:
    page = render(hostile(graph.trace("Russia rare earth reserves")), "html")
    assert not re.search(r"<(?:script|img)\b|javascript:[^<]*\"", page)
    assert "&lt;script&gt;window.hacked" in page
    assert "{{ 7 * 7 }}" in page
    assert "\\u202e" in page and "\u202e" not in page


def test_the_report_says_whence_and_why(run: Run) -> None:
    ran = run("trace", "Russia rare earth reserves", "--format", "html")
    assert ran.code == 0
    for words in ("First stated by", "The trail ends:", "not stated: elements", "sufficient"):
        assert words in ran.out
    everything = run("trace", "Russia rare earth reserves", "--format", "html", "--all")
    assert len(everything.out) > len(ran.out)
