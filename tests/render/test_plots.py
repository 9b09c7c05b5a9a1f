"""Plots: small, valid, complete, and honest about what is not stated."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from conftest import Run
from kg.analyses.conflicts import Conflicts
from kg.analyses.trace import Trace
from kg.knowledge import KnowledgeGraph
from kg.render.plots import plot, plots
from kg.render.plots.axis import MOST_TICKS, Axis
from kg.render.plots.marks import is_defined
from tests.render.hostile import hostile

SVG = "{http://www.w3.org/2000/svg}"
TRACED = [name for name in plots() if name != "heat"]


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def russia(graph: KnowledgeGraph) -> Trace:
    return graph.trace("Russia rare earth reserves")


def _texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", plots())
def test_a_plot_is_found_by_name_and_written(run: Run, name: str) -> None:
    words = "rare earths" if name == "heat" else "Russia rare earth reserves"
    ran = run("plot", name, words)
    assert ran.code == 0
    assert ElementTree.fromstring(ran.out).tag == f"{SVG}svg"
    assert len(ran.out.encode()) < 14_000  # more than a third are words and addresses of sources
    assert "url(" not in ran.out and "@import" not in ran.out


def test_an_unknown_plot_names_those_there_are(run: Run) -> None:
    ran = run("plot", "pie", "Russia")
    assert ran.code == 2
    assert "Plots are forest, heat, origins, revisions." in ran.err


def test_the_forest_has_every_claim_once(russia: Trace) -> None:
    names = {name for position in russia.positions for name in position.everybody}
    root = ElementTree.fromstring(plot("forest").PLOT(russia))
    assert len(root.findall(f"./{SVG}g[@class='rows']/*")) == len(names)
    hollow = [m for m in root.iter() if "hollow" in (m.get("class") or "")]
    unstated = [n for n in names if not is_defined(russia.evidence.claims[n], russia.evidence)]
    assert len(hollow) == len(unstated) > 0


def test_the_forest_names_its_extremes_in_words_and_shapes(russia: Trace) -> None:
    svg = plot("forest").PLOT(russia)
    texts = _texts(svg)
    assert any(text.startswith("×7.5 apart: 3.8 Mt to 28.5 Mt") for text in texts)
    assert 'class="large"' in svg and 'class="small"' in svg


def test_origins_break_where_no_document_is_held(russia: Trace) -> None:
    root = ElementTree.fromstring(plot("origins").PLOT(russia))
    broken = root.findall(f".//{SVG}rect[@class='broken']")
    ends = {
        (place, its.origin, its.trail)
        for place, position in enumerate(russia.positions)
        for name in position.everybody
        for its in [russia.evidence.lineage[name]]
        if its.origin not in russia.evidence.claims
    }
    assert len(broken) == len(ends)


def test_revisions_are_steps_from_the_oldest(russia: Trace) -> None:
    texts = _texts(plot("revisions").PLOT(russia))
    figures = [text for text in texts if re.fullmatch(r"[\d.]+ Mt", text)]
    order = [figures.index(figure) for figure in ("12 Mt", "21 Mt", "3.8 Mt")]
    assert order == sorted(order)


def test_no_two_figures_of_revisions_are_written_over_each_other(russia: Trace) -> None:
    from kg.render.plots.revisions import _Labels

    labels = _Labels()
    texts = [(100.0 + 3 * n, 50.0, f"{n}8.5 Mt") for n in range(4)]
    boxes = [labels.place(x, y, text).box(text) for x, y, text in texts]
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart


def test_the_heat_map_says_how_much_it_leaves_out(graph: KnowledgeGraph) -> None:
    found = graph.conflicts()
    svg = plot("heat").PLOT(found)
    cells = ElementTree.fromstring(svg).findall(f".//{SVG}rect/{SVG}title")
    assert 0 < len(cells) <= len(found)
    assert f"{len(found) - len(cells)} more are not drawn" in svg


def test_a_heat_map_of_nothing(graph: KnowledgeGraph) -> None:
    assert "Nothing is contested" in plot("heat").PLOT(Conflicts())


@pytest.mark.parametrize("name", TRACED)
def test_what_data_says_is_text(graph: KnowledgeGraph, name: str) -> None:
    svg = plot(name).PLOT(hostile(graph.trace("Russia rare earth reserves")))
    root = ElementTree.fromstring(svg)
    assert {element.tag for element in root.iter()} <= {
        SVG + tag
        for tag in ("svg", "title", "style", "rect", "text", "tspan", "path", "g", "a", "circle")
    }
    links = [element.get("href", "") for element in root.iter(f"{SVG}a")]
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", svg)


AMOUNTS = st.lists(st.decimals("0.001", "1e12", allow_nan=False), min_size=1, max_size=8)


@settings(deadline=None)
@given(AMOUNTS)
def test_an_axis_keeps_the_order_and_has_room_for_everything(values: list[Decimal]) -> None:
    axis = Axis.over(values, start=100, end=700)
    places = [axis.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(100 <= place <= 700 for place in places)


@settings(deadline=None)
@given(AMOUNTS, st.booleans())
def test_an_axis_has_few_marks_within_it(values: list[Decimal], log: bool) -> None:
    ticks = Axis.over(values, start=0, end=500, log=log).ticks("t")
    assert 1 <= len(ticks) <= MOST_TICKS + 1
    assert all(0 <= tick.at <= 500 for tick in ticks)
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)


def test_amounts_of_nothing_stand_on_a_plain_axis() -> None:
    axis = Axis.over([Decimal(0), Decimal(0)], start=0, end=100)
    assert not axis.log
    assert axis.ticks("t")
