"""One question under several views, side by side."""

import json
from collections.abc import Callable

import pytest

import kg
from conftest import Run
from kg.analyses.side_by_side import side_by_side
from kg.errors import NothingFound
from kg.knowledge import KnowledgeGraph

RUSSIA = "Russia rare earth reserves"
USGS, MINISTRY = "according-to=usgs", "according-to=mnr-ru"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


def test_two_bodies_hold_no_position_in_common(graph: KnowledgeGraph) -> None:
    found = side_by_side(RUSSIA, [graph.under(line).table for line in (USGS, MINISTRY)])
    by_usgs, by_ministry = zip(*(row.positions for row in found.rows), strict=True)
    assert [f"{row.point:f}" for row in found.rows] == [
        "28500000", "21000000", "12000000", "10000000", "3800000",
    ]  # fmt: skip
    assert [position is None for position in by_usgs] == [True, False, False, False, False]
    assert [position is None for position in by_ministry] == [False, True, True, True, True]


def test_a_view_beside_everything_is_in_its_rows(graph: KnowledgeGraph) -> None:
    narrow, wide = graph.under("as-of=2024"), graph
    found = side_by_side(RUSSIA, [narrow.table, wide.table])
    for row in found.rows:
        ours, theirs = row.positions
        assert theirs is not None
        assert ours is None or set(ours.everybody) <= set(theirs.everybody)
    assert [v.name for v in found.views] == ["as of 2024", "everything"]


def test_a_view_that_leaves_nothing_has_an_empty_column(graph: KnowledgeGraph) -> None:
    nothing = graph.under("according-to=zelensky").table
    found = side_by_side(RUSSIA, [nothing, graph.table])
    assert found.views[0].trace is None
    assert all(row.positions[0] is None for row in found.rows)
    with pytest.raises(NothingFound, match="leaves out every claim"):
        side_by_side(RUSSIA, [nothing, nothing])


def test_the_page(run: Run, golden: Callable[[str, str], None]) -> None:
    ran = run("trace", RUSSIA, "--view", USGS, "--view", MINISTRY)
    assert ran.code == 0
    golden("trace-side-by-side.txt", ran.out)


def test_every_format(run: Run) -> None:
    def out(format: str) -> str:
        return run("trace", RUSSIA, "--view", USGS, "--view", MINISTRY, "-f", format).out

    plain = json.loads(out("json"))
    assert [len(view["trace"]["positions"]) for view in plain["views"]] == [4, 1]
    assert plain["positions"][-1]["according to U.S. Geological Survey"]["claims"] == 10
    assert out("csv").splitlines()[-1] == "3800000,t,,10,7,1,1,0,0,0,0"
    assert out("md").count("\n") == 2 + 5


def test_options_hold_for_every_column(run: Run) -> None:
    ran = run("trace", RUSSIA, "--without", "mcs", "--view", USGS, "--view", MINISTRY)
    assert "from U.S. Geological Survey, mcs2025" not in ran.out
    assert ran.err.count("without mcs2024, mcs2025, mcs2026") == 2
