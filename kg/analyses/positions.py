"""Positions: the claims on one question whose values agree within a tolerance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from kg.analyses.comparing import agree, comparable, interval, is_wide, of_stock, point, year
from kg.analyses.evidence import Evidence
from kg.intervals import Interval
from kg.model import Claim
from kg.policy import Policy
from kg.times import Time


@dataclass
class Position:
    """One answer to a question, and everybody who gives it.

    ``claims`` are those whose own value it is, the rest of ``allowing`` only allow it: a range
    or a one-sided bound is in every position that it allows. ``origins`` and ``lines`` leave
    out claims whose origin nobody names. ``year`` is the last of the ``period`` that it is true
    of; amounts in the ground have neither, and others where none is stated.
    """

    claims: list[str]
    allowing: list[str] = field(default_factory=list)
    interval: Interval = field(init=False)
    point: Decimal = field(init=False)
    unit: str = ""
    printed: tuple[str, ...] = ()
    year: int | None = None
    period: str = ""
    documents: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    unknown: int = 0

    @property
    def everybody(self) -> list[str]:
        """Return the ids of all its claims."""
        return self.claims + self.allowing


def positions_of(evidence: Evidence, policy: Policy) -> list[Position]:
    """Return the positions of the rival claims, largest value first, newest period first."""
    claims = [evidence.claims[name] for name in evidence.members]
    rivals = [c for c in claims if c.estimate and evidence.lineage[c.id].apart is None]
    firm = [claim for claim in rivals if not _is_loose(claim, evidence)]
    groups: list[list[Claim]] = []
    for claim in sorted(firm, key=lambda c: (-point(c), c.id)):
        home = next((group for group in groups if _fits(claim, group, evidence, policy)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    positions = [Position([claim.id for claim in group]) for group in groups]
    _place_loose((c for c in rivals if _is_loose(c, evidence)), positions, evidence, policy)
    for position in positions:
        _describe(position, evidence)
    return sorted(positions, key=lambda p: (-(p.year or 9999), p.period, -p.point))


def _is_loose(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim may fit several positions: wide, or a yearly amount without its year."""
    assert claim.estimate is not None
    undated = year(claim) is None and not of_stock(claim, evidence.concepts)
    return is_wide(claim.estimate) or undated


def _fits(claim: Claim, group: list[Claim], evidence: Evidence, policy: Policy) -> bool:
    return all(
        agree(claim, member, policy.tolerance)
        and _may_share(claim, member, evidence, policy)
        and not _is_other_edition(claim.id, member.id, evidence)
        for member in group
    )


def _may_share(one: Claim, other: Claim, evidence: Evidence, policy: Policy) -> bool:
    if of_stock(one, evidence.concepts):  # the same amount at any date is one position
        policy = Policy(policy.name, stock_years=10_000)
    return comparable(one, other, evidence.concepts, policy)


def _is_other_edition(one: str, other: str, evidence: Evidence) -> bool:
    """Whether two claims go back to different values of one table cell."""
    origins = [evidence.lineage[name].origin or name for name in (one, other)]
    cells = [claim.cell if (claim := evidence.claims.get(name)) else "" for name in origins]
    return bool(cells[0]) and cells[0] == cells[1] and origins[0] != origins[1]


def _place_loose(
    loose: Iterable[Claim], positions: list[Position], evidence: Evidence, policy: Policy
) -> None:
    alone: list[Position] = []
    for claim in loose:
        homes = [p for p in positions if _allows(claim, p, evidence, policy)]
        for position in homes:
            position.allowing.append(claim.id)
        if not homes:
            like = (p for p in alone if _same_words(claim, evidence.claims[p.claims[0]]))
            home = next(like, None)
            if home:
                home.claims.append(claim.id)
            else:
                alone.append(Position([claim.id]))
    positions.extend(alone)


def _allows(claim: Claim, position: Position, evidence: Evidence, policy: Policy) -> bool:
    return any(
        _may_share(claim, member, evidence, policy) and interval(claim).overlaps(interval(member))
        for member in (evidence.claims[name] for name in position.claims)
    )


def _same_words(one: Claim, other: Claim) -> bool:
    same = interval(one) == interval(other) and one.modality == other.modality
    return same and year(one) == year(other)


def _describe(position: Position, evidence: Evidence) -> None:
    own = [evidence.claims[name] for name in position.claims]
    lineages = [evidence.lineage[name] for name in position.everybody]
    position.interval = _hull([interval(claim) for claim in own])
    counted = Counter(point(claim) for claim in own)
    position.point = max(counted, key=lambda value: (counted[value], value))
    assert own[0].estimate is not None
    position.unit = own[0].estimate.unit.base
    printed = (evidence.claims[name].estimate for name in position.everybody)
    position.printed = tuple(dict.fromkeys(e.printed for e in printed if e))
    if not of_stock(own[0], evidence.concepts):
        position.year, position.period = year(own[0]), _period(own[0])
    position.documents = tuple(dict.fromkeys(its.document for its in lineages))
    position.origins = tuple(dict.fromkeys(its.origin for its in lineages if its.origin))
    position.lines = tuple(dict.fromkeys(its.line for its in lineages if its.line))
    position.unknown = sum(its.origin is None for its in lineages)


def _period(claim: Claim) -> str:
    """Return the year or years that a claim is true of: "2024 to 2026"; empty if not stated."""
    if year(claim) is None or claim.observable is None:
        return ""
    time = Time.parse(claim.observable.time)
    first, last = time.first.year, time.last.year
    return f"{last}" if first == last else f"{first} to {last}"


def _hull(intervals: list[Interval]) -> Interval:
    lows, highs = [i.low for i in intervals], [i.high for i in intervals]
    return Interval(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
        all(i.strict for i in intervals),
    )
