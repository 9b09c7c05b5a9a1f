"""Candidate origins: figures that a claim may have been taken from, though nobody says so.

A candidate is a coincidence of value, property and date. It is never merged with what a text
credits or a curator accepts; how likely such a coincidence is by chance is told beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.analyses.comparing import interval, is_wide, point
from kg.analyses.evidence import Evidence
from kg.analyses.naming import find_claim
from kg.errors import WrongUse
from kg.model import Claim, Kind, Rank
from kg.notebook import Shown
from kg.table import Table
from kg.times import Time
from kg.vocabulary import UNSTATED

DECADE = math.log(10)
MOST_CHANCE = 0.2  # two figures that meet so often by themselves are no candidates
KNOWN = ("held", "attributed", "not held")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that another may come from; ``factor`` is how far their values lie apart.

    ``chance`` is how likely the two would overlap if they had nothing to do with each other.
    ``later`` says that it was printed later, though it is true of an earlier date.
    """

    claim: str
    factor: Decimal
    chance: float
    later: bool


@dataclass(frozen=True, slots=True)
class Candidates(Shown):
    """The candidates of the claim in which a trail ends, the nearest first.

    ``tried`` is the number of distinct figures they were found among, and ``chance`` how likely
    at least one of so many matches by chance.
    """

    claim: str
    found: tuple[Candidate, ...]
    tried: int
    chance: float
    evidence: Evidence


def candidates(text: str, table: Table) -> Candidates:
    """Return the candidate origins of a claim, or of the claim that it comes from.

    Raises `NothingFound`, and `WrongUse` for a claim without an amount.
    """
    name = find_claim(text, table)
    (row,) = table.rows_of_claims([name])
    evidence = Evidence.about(table, table.claim_rows([row["question"]]) or [row])
    if not _is_firm(evidence.claims[name]):
        raise WrongUse(
            f"{name} states no one amount that another could match.",
            remedy="Name a claim with a figure, not a range, a bound or a rank.",
        )
    return candidates_of(trail_end(name, evidence), evidence)


def candidates_among(names: Iterable[str], evidence: Evidence) -> tuple[Candidates, ...]:
    """Return the candidates of the claims in which the trails of these end, where there are any."""
    ends = sorted({trail_end(name, evidence) for name in names})
    looked = (candidates_of(name, evidence) for name in ends)
    return tuple(one for one in looked if one.found)


def trail_end(name: str, evidence: Evidence) -> str:
    """Return where the repetitions that lead to a claim begin, the earliest if there are several.

    A claim in a circle is its own end.
    """
    ends, seen, waiting = [], {name}, [name]
    while waiting:
        current = waiting.pop()
        above = [d.origin for d in evidence.parents(current) if d.kind is Kind.REPEATED]
        if not above:
            ends.append(current)
        waiting += [one for one in above if one not in seen]
        seen.update(above)
    return min(ends, key=lambda one: (_printed(evidence.claims[one], evidence), one), default=name)


def candidates_of(name: str, evidence: Evidence) -> Candidates:
    """Return the candidates of a claim among everything on record on its question."""
    claim = evidence.claims[name]
    if not _is_firm(claim):
        return Candidates(name, (), 0, 0.0, evidence)
    firm = [one for one in evidence.claims.values() if _may_be_taken(one, claim, evidence)]
    span = _span(point(one) for one in (claim, *firm))
    chances = {one.id: _chance(claim, one, span) for one in firm}
    tried = [
        one
        for one in firm
        if chances[one.id] <= MOST_CHANCE and not _is_related(one, claim, evidence)
    ]
    figures = {(interval(one).low, interval(one).high): chances[one.id] for one in tried}
    alike = [one for one in tried if _overlap(one, claim) and not _is_rounder(one, claim)]
    return Candidates(
        name,
        tuple(_ranked(claim, _first_of_each_origin(alike, evidence), chances, evidence)),
        len(figures),
        1 - math.prod(1 - chance for chance in figures.values()),
        evidence,
    )


def _may_be_taken(one: Claim, claim: Claim, evidence: Evidence) -> bool:
    """Whether a figure is one that the claim could repeat: firm, of somebody else, and there."""
    return (
        _is_firm(one)
        and _is_alike(one, claim)
        and one.source != claim.source
        and _is_of_another(one, claim, evidence)
        and _was_there(one, claim, evidence)
        and evidence.lineage[claim.id].trail != "attributed"
    )


def _is_firm(claim: Claim) -> bool:
    """Whether it puts one amount on something: a range or a bound allows too much to match."""
    if claim.estimate is None or isinstance(claim.observable, Rank):
        return False
    return not is_wide(claim.estimate) and point(claim) > 0


def _is_alike(one: Claim, claim: Claim) -> bool:
    assert one.estimate and claim.estimate
    same_unit = one.estimate.unit.base == claim.estimate.unit.base
    return same_unit and (one.question, one.modality) == (claim.question, claim.modality)


def _is_of_another(one: Claim, claim: Claim, evidence: Evidence) -> bool:
    """Whether somebody else says it; what a body itself prints, only another body can lend it."""
    ours, theirs = evidence.lineage[claim.id], evidence.lineage[one.id]
    if ours.body is None:
        return True
    return theirs.body != ours.body and (theirs.trail in KNOWN or ours.trail != "held")


def _was_there(one: Claim, claim: Claim, evidence: Evidence) -> bool:
    """Whether it was printed before the claim, or relays an older document that is not held."""
    if _printed(one, evidence) <= _printed(claim, evidence):
        return True
    relayed = evidence.lineage[one.id].trail == "not held"
    return relayed and _true_of(one) < _true_of(claim)


def _overlap(one: Claim, other: Claim) -> bool:
    return interval(one).overlaps(interval(other))


def _is_related(one: Claim, claim: Claim, evidence: Evidence) -> bool:
    """Whether one of two figures that match comes from the other already."""
    return _overlap(one, claim) and (
        claim.id in set(evidence.ancestry(one.id)) or one.id in set(evidence.ancestry(claim.id))
    )


def _is_rounder(one: Claim, claim: Claim) -> bool:
    """Whether it has fewer digits than the claim, which nobody can have read out of it."""
    return point(one) != point(claim) and _length(one) > _length(claim)


def _printed(claim: Claim, evidence: Evidence) -> date:
    published = evidence.sources[claim.source].published
    return published.last if published else date.max


def _true_of(claim: Claim) -> date:
    time = claim.observable.time if claim.observable else UNSTATED
    return date.max if time == UNSTATED else Time.parse(time).last


def _span(values: Iterable[Decimal]) -> float:
    """Return how wide figures on this question lie apart, as a logarithm; at least a decade."""
    known = [float(value) for value in values]
    return max(DECADE, math.log(max(known) / min(known)))


def _chance(one: Claim, other: Claim, span: float) -> float:
    """Return how likely two intervals overlap that lie anywhere within a span, independently."""
    return min(1.0, (_length(one) + _length(other)) / span)


def _length(claim: Claim) -> float:
    low, high = interval(claim).low, interval(claim).high
    return math.inf if low is None or high is None or low <= 0 else math.log(high / low)


def _first_of_each_origin(claims: list[Claim], evidence: Evidence) -> list[Claim]:
    """Return for figures that are repeated the origin if it is held, else who printed it first."""
    firsts: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda one: (_printed(one, evidence), one.id)):
        origin = evidence.lineage[claim.id].origin or claim.id
        if origin not in firsts or origin == claim.id:
            firsts[origin] = claim
    return list(firsts.values())


def _ranked(
    claim: Claim, found: Iterable[Claim], chances: dict[str, float], evidence: Evidence
) -> list[Candidate]:
    ranked = [
        Candidate(
            one.id,
            max(point(one), point(claim)) / min(point(one), point(claim)),
            chances[one.id],
            _printed(one, evidence) > _printed(claim, evidence),
        )
        for one in found
    ]
    return sorted(ranked, key=lambda one: (one.later, one.factor, one.chance, one.claim))
