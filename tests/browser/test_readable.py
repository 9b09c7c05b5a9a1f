"""Maps can be read as they open: text large enough, nothing on top of another, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

import kg
from kg.analyses.mapped import mapped
from kg.analyses.standing import standing
from kg.render.map import as_map
from tests.browser.conftest import Open, Visit

QUESTION = "Russia rare earth reserves"
SIZES = ((1440, 900), (1024, 768), (390, 844))
SMALLEST = 12
MAPS: dict[str, Callable[[], object]] = {
    "question": lambda: kg.open().trace(QUESTION),
    "dependencies": lambda: mapped("wind turbines", table=kg.open().table),
    "between": lambda: mapped("wind turbines", "China", table=kg.open().table),
    "stage": lambda: mapped("REE/refining", table=kg.open().table),
    "standing": lambda: standing(QUESTION, kg.open().table),
}
PLACES = """(() => {
    const network = document.getElementById('map').network;
    const onScreen = ({ left, top, right, bottom }) => {
        const from = network.canvasToDOM({ x: left, y: top });
        const to = network.canvasToDOM({ x: right, y: bottom });
        return [from.x, from.y, to.x, to.y];
    };
    const nodes = Object.values(network.body.nodes).filter((node) => node.options.label);
    const lines = Object.values(network.body.edges).filter((edge) => edge.options.label);
    const sizeOf = ({ left, top, width, height }) => (
        { left, top, right: left + width, bottom: top + height });
    const roomOf = ({ x, y, shape: { width, height } }) => sizeOf(
        { left: x - width / 2, top: y - height / 2, width, height });
    return {
        nodes: nodes.map((one) => [one.options.label, onScreen(roomOf(one))]),
        labels: lines.map((one) => [one.options.label, onScreen(sizeOf(one.labelModule.size))]),
        fonts: [...nodes, ...lines].map((one) => one.options.font.size * network.getScale()),
    };
})()"""
TEXTS = """[...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()
    && [...one.childNodes].some((part) => part.nodeType === 3 && part.textContent.trim()))
  .map((one) => {
    const drawing = one.closest('svg');
    const scale = drawing ? drawing.getScreenCTM().a : 1;
    return parseFloat(getComputedStyle(one).fontSize) * scale;
  })"""
WIDER = """[...document.querySelectorAll('.stage, .strip, .panel, .tools, header')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className)"""


class Box(NamedTuple):
    """The room of something on the screen."""

    left: float
    top: float
    right: float
    bottom: float

    def hits(self, other: Box) -> bool:
        """Whether two of them overlap by more than a line's width."""
        aside = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return aside > 2 and down > 2


def _boxes(opened: Visit, what: str) -> list[tuple[str, Box]]:
    opened.page.wait_for_timeout(100)
    return [(name, Box(*box)) for name, box in opened.page.evaluate(PLACES)[what]]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {name: as_map(make()) for name, make in MAPS.items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", MAPS)
def test_text_is_large_enough_and_nothing_lies_on_another(
    pages: dict[str, str], visit: Open, shots: Path, name: str, width: int, height: int, scheme: str
) -> None:
    opened = visit(pages[name], width, height=height, color_scheme=scheme)
    nodes, labels = _boxes(opened, "nodes"), _boxes(opened, "labels")
    opened.page.screenshot(path=shots / f"readable-{name}-{width}-{scheme}.png")
    assert nodes
    assert min(opened.page.evaluate(PLACES)["fonts"]) >= SMALLEST - 0.01
    assert min(opened.page.evaluate(TEXTS)) >= SMALLEST - 0.01
    for kind in (nodes, labels):
        hits = [(one, other) for one, other in combinations(kind, 2) if one[1].hits(other[1])]
        assert hits == []
    assert [(one, other) for one in labels for other in nodes if one[1].hits(other[1])] == []
    assert opened.page.evaluate(WIDER) == []
    assert opened.violations() == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_conflict_is_seen_whole(
    pages: dict[str, str], visit: Open, width: int, height: int
) -> None:
    opened = visit(pages["question"], width, height=height)
    room = opened.page.locator("#map").bounding_box()
    assert room
    labels = _boxes(opened, "labels")
    assert len(labels) == 4
    assert all(box.left >= 0 for _, box in labels)
    widest = dict(labels)["×7.5"]
    assert widest.bottom <= room["height"] and widest.right <= room["width"]
    nodes = _boxes(opened, "nodes")
    (chosen,) = [box for name, box in nodes if name.startswith("<b>28.5 Mt</b>\n14 claims")]
    assert chosen.left >= 0 and chosen.right <= room["width"] and chosen.bottom <= room["height"]
    assert not [name for name, box in nodes if box.hits(widest)]


def test_what_is_out_of_sight_is_counted_until_all_fits(pages: dict[str, str], visit: Open) -> None:
    opened = visit(pages["dependencies"])
    button = opened.page.get_by_role("button", name="out of sight")
    count = button.inner_text()
    room = opened.page.locator("#map").bounding_box()
    assert room
    centres = [((b.left + b.right) / 2, (b.top + b.bottom) / 2) for _, b in _boxes(opened, "nodes")]
    outside = [x for x, y in centres if not (0 <= x <= room["width"] and 0 <= y <= room["height"])]
    assert outside and count == f"Fit ({len(outside)} out of sight)"
    button.click()
    opened.page.get_by_role("button", name="Fit", exact=True).wait_for()


@pytest.mark.parametrize("name", ["dependencies", "stage", "standing"])
def test_what_is_selected_is_in_sight(pages: dict[str, str], visit: Open, name: str) -> None:
    for width, height in SIZES:
        opened = visit(pages[name], width, height=height)
        title = opened.text("#panel h2").partition(" ")[0]
        room = opened.page.locator("#map").bounding_box()
        assert room
        seen = [
            label
            for label, box in _boxes(opened, "nodes")
            if box.left >= 0 and box.right <= room["width"] and 0 <= box.top < room["height"]
        ]
        assert any(title in label for label in seen)


def test_who_wants_no_motion_sees_none(pages: dict[str, str], visit: Open) -> None:
    where = "JSON.stringify(document.getElementById('map').network.getViewPosition())"
    jump = "document.getElementById('map').network.moveTo({ position: { x: 9000, y: 9000 } })"
    moved = {}
    for wish in ("reduce", "no-preference"):
        opened = visit(pages["question"], reduced_motion=wish)
        opened.page.evaluate(jump)
        at_once = opened.page.evaluate(f"document.getElementById('fit').click(), {where}")
        opened.page.wait_for_timeout(500)
        moved[wish] = at_once != opened.page.evaluate(where)
        behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
        calm = opened.page.evaluate(behaviour) == "auto"
        assert calm == (wish == "reduce")
    assert moved == {"reduce": False, "no-preference": True}
