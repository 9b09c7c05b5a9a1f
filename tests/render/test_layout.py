"""Places in columns: the same each time, each to itself, lines to the right."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.render.map.layout import layered

NAMES = [f"n{place}" for place in range(9)]
LINES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20)


@settings(deadline=None)
@given(LINES)
def test_no_two_nodes_share_a_place_and_none_is_lost(lines: list[tuple[str, str]]) -> None:
    places = layered(NAMES, lines)
    assert set(places) == set(NAMES)
    assert len(set(places.values())) == len(NAMES)


@settings(deadline=None)
@given(LINES)
def test_the_order_in_which_lines_come_is_of_no_matter(lines: list[tuple[str, str]]) -> None:
    assert layered(NAMES[::-1], lines[::-1]) == layered(NAMES, lines)


@settings(deadline=None)
@given(LINES)
def test_where_there_is_no_circle_lines_lead_to_the_right(lines: list[tuple[str, str]]) -> None:
    upward = [(one, other) for one, other in lines if one < other]
    places = layered(NAMES, upward)
    assert all(places[one][0] < places[other][0] for one, other in upward)
