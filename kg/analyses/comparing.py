"""When two claims may be compared, when they agree and when they dispute each other.

The same rules stand in ``table/conflicts.sql``, which finds disputes among all claims at once;
a test holds the two together.
"""

from __future__ import annotations

from decimal import Decimal

from kg.intervals import Interval
from kg.model import Claim, Concepts, Level, Rank, is_stock
from kg.policy import Policy
from kg.times import Time
from kg.values import Estimate
from kg.vocabulary import UNSTATED

WIDE = ("range", "more-than", "at-least", "less-than", "up-to", "worded-most")


def interval(claim: Claim) -> Interval:
    """Return what a quantitative claim leaves open, in the base unit."""
    assert claim.estimate is not None
    return claim.estimate.interval


def point(claim: Claim) -> Decimal:
    """Return the value of a quantitative claim, in the base unit."""
    assert claim.estimate is not None
    return claim.estimate.point


def is_wide(estimate: Estimate) -> bool:
    """Whether a value is a range or a one-sided bound, which may fit several positions."""
    return estimate.hedge in WIDE or estimate.interval.one_sided


def year(claim: Claim) -> int | None:
    """Return the year that a claim is true of, if stated."""
    observable = claim.observable
    if observable is None or observable.time == UNSTATED:
        return None
    return Time.parse(observable.time).year


def comparable(one: Claim, other: Claim, concepts: Concepts, policy: Policy) -> bool:
    """Whether two claims on one question speak of the same kind of thing at comparable times."""
    if one.estimate is None or other.estimate is None:
        return False
    return (
        one.modality == other.modality
        and one.estimate.unit.base == other.estimate.unit.base
        and _weighed_alike(one, other, concepts)
        and same_time(one, other, concepts, policy)
    )


def same_time(one: Claim, other: Claim, concepts: Concepts, policy: Policy) -> bool:
    """Whether two claims may be compared by their dates; an unstated date is no hindrance."""
    years = year(one), year(other)
    if years[0] is None or years[1] is None:
        return True
    apart = abs(years[0] - years[1])
    return apart == 0 or (of_stock(one, concepts) and apart <= policy.stock_years)


def of_stock(claim: Claim, concepts: Concepts) -> bool:
    """Whether a claim is about an amount at a date, or a rank by one."""
    observable = claim.observable
    return isinstance(observable, Level | Rank) and is_stock(
        observable.levels[0].property, concepts
    )


def dispute(one: Claim, other: Claim, concepts: Concepts, policy: Policy) -> bool:
    """Whether two claims cannot both be right: comparable, and their intervals are disjoint."""
    return comparable(one, other, concepts, policy) and not interval(one).overlaps(interval(other))


def agree(one: Claim, other: Claim, tolerance: Decimal) -> bool:
    """Whether two values differ by no more than the tolerance, as a share of the larger."""
    small, large = sorted((point(one), point(other)))
    return large - small <= tolerance * large


def _weighed_alike(one: Claim, other: Claim, concepts: Concepts) -> bool:
    kinds = {kind for claim in (one, other) if (kind := _weighed(claim, concepts))}
    return len(kinds) < 2


def _weighed(claim: Claim, concepts: Concepts) -> str:
    basis = claim.observable.levels[0].basis if claim.observable else UNSTATED
    if basis == UNSTATED:
        return ""
    return "gross" if "gross" in concepts.ancestors("mass-basis", basis) else "content"
