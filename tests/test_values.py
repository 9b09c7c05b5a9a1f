"""Printed values: every wording of the table in `kg.values`, and what no wording may do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ontology
from kg.intervals import EXACT, plain
from kg.policy import POLICIES
from kg.values import UnreadableValue, parse

UNITS = ontology.load().units


@pytest.mark.parametrize(
    ("printed", "shown", "hedge"),
    [
        ("3.8 Mt", "[3750000, 3850000]", "none"),
        ("3.80 Mt", "[3795000, 3805000]", "none"),
        ("2,500 t/yr", "[2450, 2550]", "none"),
        ("10,000,000 t", "[9500000, 10500000]", "none"),
        ("~110 Mt", "[100000000, 120000000]", "about"),
        (">60 %", "(60, 100]", "more-than"),
        (">=60 %", "[60, 100]", "at-least"),
        ("<5 %", "(−∞, 5)", "less-than"),
        (">90 Mt", "(90000000, ∞)", "more-than"),
        (">2 x", "(2, ∞)", "more-than"),
        ("+250 %", "[3.45, 3.55]", "none"),
        (">+250 %", "(3.5, ∞)", "more-than"),
        ("10..12 Mt", "[10000000, 12000000]", "range"),
        ("#5", "[5, 5]", "none"),
        ("69 %", "[68.5, 69.5]", "none"),
        ("0 t", "[0, 0.5]", "none"),
    ],
)
def test_wordings(printed: str, shown: str, hedge: str) -> None:
    estimate = parse(printed, UNITS)
    assert (repr(estimate.interval), estimate.hedge) == (shown, hedge)
    assert estimate.printed == printed


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("lots", "is not a value"),
        ("", "is not a value"),
        ("28.5", "needs a unit"),
        ("28.5 Mtt", "unknown unit “Mtt”"),
        ("12..10 Mt", "runs from high to low"),
        ("+5 Mt", "per cent"),
        ("1,23 Mt", "is not a value"),
        ("--5 Mt", "is not a value"),
        ("1" + 20 * "0" + " t", "more than 20 digits before the point"),
    ],
)
def test_what_cannot_be_read_says_why(printed: str, why: str) -> None:
    with pytest.raises(UnreadableValue, match=why):
        parse(printed, UNITS)


def test_exact_means_that_zeros_count() -> None:
    assert repr(parse("28780.6 kt", UNITS, exact=True).interval) == "[28780550, 28780650]"
    assert repr(parse("2500 t", UNITS, exact=True).interval) == "[2499.5, 2500.5]"


def test_a_policy_decides_how_wide_about_is() -> None:
    as_printed = POLICIES["as-printed-1"]
    assert repr(parse("~110 Mt", UNITS, policy=as_printed).interval) == "[105000000, 115000000]"


@given(
    st.decimals("0.01", 10**7, places=2),
    st.sampled_from(["t", "kt", "Mt", "kg", "%"]),
    st.sampled_from(["", "~", ">", "<", ">=", "<="]),
)
def test_a_value_lies_in_its_own_interval(number: Decimal, unit: str, sign: str) -> None:
    text = f"{sign}{plain(number)} {unit}"
    estimate = parse(text, UNITS)
    interval, point = estimate.interval, estimate.point
    assert interval.low is None or interval.low <= point
    assert interval.high is None or interval.high >= point
    assert estimate.printed == text


@given(
    st.decimals(0, 10**9, places=24),
    st.sampled_from(["t", "kg", "%", "cents per pound", "USD/oz t"]),
    st.sampled_from(["", "~", ">", "<"]),
)
def test_no_number_has_more_places_than_engines_compare(
    number: Decimal, unit: str, sign: str
) -> None:
    estimate = parse(f"{sign}{plain(number)} {unit}", UNITS)
    interval = estimate.interval
    for stored in (estimate.value, interval.low, interval.high):
        assert stored is None or stored == stored.quantize(Decimal("1E-18"), context=EXACT)
    exact = EXACT.multiply(number, estimate.unit.factor)
    assert (interval.low or 0) <= exact and (interval.high is None or interval.high >= exact)


@given(st.decimals("0.1", 10**5, places=1))
def test_a_unit_by_symbol_or_in_words_is_one_interval(number: Decimal) -> None:
    symbol, words = (parse(f"{plain(number)} {u}", UNITS) for u in ("Mt", "million tonnes"))
    assert symbol.interval == words.interval


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text, UNITS)
    except UnreadableValue as error:
        assert str(error)
