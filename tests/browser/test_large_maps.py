"""Large graphs: a part is drawn at first, the rest is found by search and shown on demand.

Limits of time are those of an order of magnitude; ``benchmarks/`` holds the exact figures.
"""

import pytest

from kg.render.map import page_of
from kg.render.map.picture import Line
from tests.browser.chromium import DRAWN, graph
from tests.browser.conftest import Open

SLOW = 20_000


@pytest.fixture(scope="module")
def ten_thousand() -> str:
    return page_of(graph(10_000))


def test_of_ten_thousand_a_part_is_drawn(ten_thousand: str, visit: Open) -> None:
    opened = visit(ten_thousand)
    assert opened.nodes == 300
    assert opened.number(DRAWN) < SLOW
    assert "300 of 10000 are drawn" in opened.text("#ego")
    assert opened.violations() == []


def test_what_is_not_drawn_is_found_and_shows_more(ten_thousand: str, visit: Open) -> None:
    opened = visit(ten_thousand)
    opened.page.fill("#search", "thing 9999")
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "Thing 9999"
    assert opened.nodes > 300


def test_a_hub_shows_its_neighbours_when_asked(visit: Open) -> None:
    picture = graph(2_000)
    picture.lines.extend(Line(f"n{n}", "n1999", "needs") for n in range(1_000, 1_500))
    opened = visit(page_of(picture))
    opened.page.fill("#search", "thing 1999")
    opened.page.keyboard.press("Enter")
    before = opened.nodes
    opened.page.click("#panel button:has-text('more neighbours')")
    assert before + 100 < opened.nodes <= before + 300
    opened.page.click("#panel button:has-text('more neighbours')")
    assert "more neighbours" not in opened.text("#panel")


def test_a_thousand_are_all_drawn_when_asked_for(visit: Open) -> None:
    opened = visit(page_of(graph(1_000)))
    spent = opened.number(
        "(() => { const start = performance.now(); document.getElementById('all').click();"
        " return performance.now() - start; })()"
    )
    assert opened.nodes == 1_000
    assert spent < SLOW


def test_few_are_drawn_at_once(visit: Open) -> None:
    opened = visit(page_of(graph(200)))
    assert opened.nodes == 200
    assert not opened.page.is_visible("#ego")


def test_a_map_of_nothing_says_so(visit: Open) -> None:
    opened = visit(page_of(graph(0)))
    assert opened.nodes == 0
    assert "Select something" in opened.text("#panel")
