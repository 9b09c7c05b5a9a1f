"""Agreement and dispute: symmetric, blind to units, and a dispute only between disjoint intervals."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kg import ontology
from kg.analyses.comparing import agree, comparable, dispute, interval, point
from kg.model import Claim, Level, Passage, question_of
from kg.policy import current
from kg.values import parse

CONCEPTS, POLICY = ontology.load(), current()

printed = st.tuples(
    st.sampled_from(["", "~", ">", ">=", "<", "<="]),
    st.decimals("0.1", 500, places=1),
    st.sampled_from(["kt", "Mt"]),
)


def _claim(sign: str, number: Decimal, unit: str, *, time: str, basis: str) -> Claim:
    level = Level("russia", "reserves", "REE", basis=basis, time=time)
    return Claim(
        id="a",
        source="mine",
        modality="estimate",
        passage=Passage(""),
        observable=level,
        question=question_of(level, CONCEPTS).id,
        estimate=parse(f"{sign}{number:f} {unit}", CONCEPTS.units),
    )


times = st.sampled_from(["unstated", "2010", "2023", "2024-05", "2026"])
bases = st.sampled_from(["unstated", "ore", "reo", "metal"])
claims = st.builds(
    lambda words, time, basis: _claim(*words, time=time, basis=basis), printed, times, bases
)
tolerances = st.decimals(0, 1, places=2)


@given(claims, claims, tolerances)
def test_agreement_is_symmetric(one: Claim, other: Claim, tolerance: Decimal) -> None:
    assert agree(one, other, tolerance) == agree(other, one, tolerance)


@given(claims, tolerances)
def test_a_claim_agrees_with_itself(one: Claim, tolerance: Decimal) -> None:
    assert agree(one, one, tolerance)
    assert not dispute(one, one, CONCEPTS, POLICY)


@given(claims, claims, tolerances, tolerances)
def test_a_wider_tolerance_parts_nobody(
    one: Claim, other: Claim, small: Decimal, more: Decimal
) -> None:
    if agree(one, other, small):
        assert agree(one, other, small + more)


@given(claims, claims)
def test_a_dispute_is_symmetric_and_between_disjoint_intervals(one: Claim, other: Claim) -> None:
    assert dispute(one, other, CONCEPTS, POLICY) == dispute(other, one, CONCEPTS, POLICY)
    if dispute(one, other, CONCEPTS, POLICY):
        assert not interval(one).overlaps(interval(other))
        assert comparable(one, other, CONCEPTS, POLICY)
        assert _below(one, other) or _below(other, one)


def _below(one: Claim, other: Claim) -> bool:
    top, bottom = interval(one).high, interval(other).low
    return top is not None and bottom is not None and top <= bottom


@given(st.decimals("0.1", 500, places=1), claims)
def test_the_unit_changes_nothing(number: Decimal, other: Claim) -> None:
    megatonnes = _claim("~", number, "Mt", time="2024", basis="unstated")
    tonnes = _claim("~", number * 10**6, "t", time="2024", basis="unstated")
    if tonnes.estimate and megatonnes.estimate and interval(tonnes) == interval(megatonnes):
        assert dispute(tonnes, other, CONCEPTS, POLICY) == dispute(
            megatonnes, other, CONCEPTS, POLICY
        )
    assert point(tonnes) == point(megatonnes)
    assert agree(tonnes, megatonnes, Decimal(0))
