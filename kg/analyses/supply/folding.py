"""Several claims on one edge become its share, its date, and whether they exclude each other."""

from __future__ import annotations

from itertools import combinations

from kg.analyses.supply.graph import Edge, Said
from kg.analyses.supply.readings import Relation
from kg.intervals import Interval
from kg.policy import Policy


def folded(pair: tuple[str, str], relation: Relation, said: list[Said], policy: Policy) -> Edge:
    """Return the edge that claims draw together.

    Its share reaches from the lowest to the highest of the recent claims, so that whichever is
    right lies in it; older ones are left to `kg trace`. A claim that another one entails, such as
    "most" beside "about 90%", does not widen it.

    >>> from kg.policy import current
    >>> from decimal import Decimal
    >>> claims = [Said(n, n, Decimal(a), Decimal(b), y, None) for n, a, b, y in
    ...     (("old", 95, 97, 2011), ("one", 68, 70, 2024), ("two", 90, 92, 2024))]
    >>> edge = folded(("a", "b"), Relation("made-in", "one-of-several", False), claims, current())
    >>> edge.low, edge.high, edge.as_of, edge.contested, edge.claims
    (Decimal('68'), Decimal('92'), 2024, True, ('one', 'two'))
    """
    recent = _recent(said, policy.share_years)
    shares = [one for one in recent if one.high is not None]
    sharp = [one for one in shares if not any(_entails(other, one) for other in shares)]
    lows = [one.low for one in sharp if one.low is not None]
    highs = [one.high for one in sharp if one.high is not None]
    years = [one.year for one in recent if one.year is not None]
    return Edge(
        *pair,
        relation.id,
        relation.group,
        min(lows, default=None),
        max(highs, default=None),
        max(years, default=None),
        any(_exclude(one, other) for one, other in combinations(shares, 2)),
        tuple(recent),
    )


def _recent(said: list[Said], years: int) -> list[Said]:
    """Return the shares of the last years on record, and whatever states no share or no date."""
    dates = {one.claim: one.year or one.published for one in said if one.high is not None}
    last = max((date for date in dates.values() if date), default=0)
    return [one for one in said if (dates.get(one.claim) or last) >= last - years]


def _entails(one: Said, other: Said) -> bool:
    mine, theirs = (Interval(said.low, said.high) for said in (one, other))
    return theirs.contains(mine) and not mine.contains(theirs)


def _exclude(one: Said, other: Said) -> bool:
    """Whether two claims cannot both be right; a source's own two are of different things."""
    if one.source == other.source or (one.year != other.year and one.year and other.year):
        return False
    mine, theirs = (Interval(said.low, said.high) for said in (one, other))
    return not mine.overlaps(theirs)
