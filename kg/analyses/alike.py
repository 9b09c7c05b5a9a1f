"""When two amounts are one thing for arithmetic: nothing that both state differs."""

from __future__ import annotations

from kg.model import FACETS, Claim, Concepts, Level, argued_property, is_stock
from kg.policy import current
from kg.times import Time
from kg.vocabulary import UNSTATED


def alike(one: Level, other: Level, concepts: Concepts) -> bool:
    """Whether two levels may be the same amount: what both of them state is the same.

    >>> from kg.ontology import load
    >>> stated = Level("china", "reserves", "REE", category="usgs-reserves", time="2024")
    >>> alike(Level("china", "reserves", "REE"), stated, load())
    True
    >>> alike(Level("china", "reserves", "REE", time="2010"), stated, load())
    False
    """
    return (
        one.subject == other.subject
        and one.commodity == other.commodity
        and argued_property(one.property, concepts) == argued_property(other.property, concepts)
        and facets_agree(one, other, concepts)
        and times_agree(one, other, concepts)
    )


def facets_agree(one: Level, other: Level, concepts: Concepts) -> bool:
    """Whether no facet is stated differently on the two sides."""
    return all(
        UNSTATED in (mine := getattr(one, facet), theirs := getattr(other, facet))
        or mine == theirs
        or (facet == "elements" and _same_elements(mine, theirs, concepts))
        or (facet == "basis" and _weighed(mine, concepts) == _weighed(theirs, concepts))
        for facet in FACETS
    )


def times_agree(one: Level, other: Level, concepts: Concepts) -> bool:
    """Whether the years are one, or one is not stated; amounts in the ground may lie apart."""
    if UNSTATED in (one.time, other.time):
        return True
    apart = abs(Time.parse(one.time).year - Time.parse(other.time).year)
    return apart == 0 or (is_stock(one.property, concepts) and apart <= current().stock_years)


def latest(claims: list[tuple[Claim, Level]]) -> list[tuple[Claim, Level]]:
    """Return the claims of the latest year among these."""
    years = [Time.parse(level.time).year for _, level in claims if level.time != UNSTATED]
    if not years:
        return claims
    newest = max(years)
    return [c for c in claims if c[1].time != UNSTATED and Time.parse(c[1].time).year == newest]


def _same_elements(one: str, other: str, concepts: Concepts) -> bool:
    members = concepts.elements(one)
    return members is not None and members == concepts.elements(other)


def _weighed(basis: str, concepts: Concepts) -> str:
    line = concepts.ancestors("mass-basis", basis)
    return next((kind for kind in ("gross", "oxide", "metal") if kind in line), basis)
