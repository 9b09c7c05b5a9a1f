"""Intervals: what rounding leaves open, and what follows from it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.intervals import Interval, plain

numbers = st.decimals(0, 10**9, allow_nan=False, places=3)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted([draw(numbers), draw(numbers)])
    shape = draw(st.sampled_from(["both", "low", "high"]))
    strict = draw(st.booleans()) and shape != "both"
    return Interval(
        None if shape == "high" else low, None if shape == "low" else high, strict=strict
    )


@given(intervals(), intervals())
def test_overlap_is_symmetric(one: Interval, other: Interval) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(intervals(), intervals())
def test_what_contains_a_proper_interval_overlaps_it(one: Interval, other: Interval) -> None:
    if one.contains(other) and (other.low != other.high or not one.strict):
        assert one.overlaps(other)


@given(intervals(), intervals(), intervals())
def test_containment_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    if a.contains(b) and b.contains(c):
        assert a.contains(c)


@given(intervals())
def test_an_interval_contains_itself(one: Interval) -> None:
    assert one.contains(one)


@given(intervals(), intervals())
def test_a_factor_that_starts_above_one_means_disjoint(one: Interval, other: Interval) -> None:
    factor = one.factor_to(other)
    assert factor.low is not None
    if factor.low > 1:
        assert not one.overlaps(other)


@given(intervals(), st.decimals("0.001", 1000, places=3))
def test_another_unit_changes_nothing_but_the_numbers(one: Interval, factor: Decimal) -> None:
    assert one.times(factor).contains(one.times(factor))
    assert one.times(Decimal(1)) == one


def test_intervals_that_touch_at_a_rounding_edge_do_not_overlap() -> None:
    assert not Interval(Decimal("3.75"), Decimal("3.85")).overlaps(
        Interval(Decimal("3.85"), Decimal("3.95"))
    )


def test_more_than_ninety_allows_about_a_hundred_and_ten() -> None:
    assert Interval(Decimal(90), None, strict=True).overlaps(Interval(Decimal(100), Decimal(120)))


@pytest.mark.parametrize("bounds", [(None, None), (Decimal(2), Decimal(1))])
def test_impossible_intervals_are_refused(bounds: tuple[Decimal | None, Decimal | None]) -> None:
    with pytest.raises(ValueError, match=r"bound|above"):
        Interval(*bounds)


@given(numbers)
def test_plain_numbers_read_back_as_they_are(number: Decimal) -> None:
    assert Decimal(plain(number)) == number
    assert "E" not in plain(number)
