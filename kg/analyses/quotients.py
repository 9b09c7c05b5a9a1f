"""What shares, multiples and changes come to, computed from two amounts of one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.alike import alike, latest
from kg.analyses.comparing import interval, point
from kg.analyses.record import Amounts, Figures, Record
from kg.intervals import EXACT, Interval
from kg.model import FACETS, Claim, Level, Ratio
from kg.units import shown, span
from kg.vocabulary import UNSTATED


@dataclass(frozen=True, slots=True)
class Quotient:
    """One amount over another, as a share in per cent or as a multiple."""

    above: Claim
    below: Claim
    unit: str

    @property
    def interval(self) -> Interval:
        """Return what it can be, given what both printed figures leave open."""
        quotient = interval(self.above).over(interval(self.below))
        return quotient.times(Decimal(100)) if self.unit == "%" else quotient

    @property
    def point(self) -> Decimal:
        """Return what the printed figures give."""
        return EXACT.divide(point(self.above), point(self.below)) * (100 if self.unit == "%" else 1)

    @property
    def working(self) -> str:
        """Return the division in words."""
        parts = " over ".join(_figure(claim) for claim in (self.above, self.below))
        return f"{parts} is {digits(self.point, self.unit)}, {between(self.interval, self.unit)}"


def quotients(ratio: Ratio, unit: str, amounts: Amounts, record: Record) -> list[Quotient]:
    """Return the quotients of two amounts that stand in one source each, for one time.

    Only a change may set an amount that is foreseen beside one that has been.
    """
    by_source: dict[str, tuple[Figures, Figures]] = defaultdict(lambda: ([], []))
    for side, wanted in enumerate((ratio.numerator, ratio.denominator)):
        for claim, level in amounts.get(wanted.subject, ()):
            foreseen = claim.modality != "estimate" and not ratio.is_growth
            if foreseen or not alike(level, wanted, record.concepts):
                continue
            if _tells_apart(level, wanted, ratio):
                by_source[claim.source][side].append((claim, level))
    return [
        Quotient(above, below, unit)
        for _, (aboves, belows) in sorted(by_source.items())
        for above, below in _pairs(ratio, aboves, belows)
        if point(below)
    ]


def _tells_apart(level: Level, wanted: Level, ratio: Ratio) -> bool:
    """Whether a figure states every facet by which the two sides of the ratio differ."""
    above, below = ratio.numerator, ratio.denominator
    apart = (f for f in FACETS if getattr(above, f) != getattr(below, f))
    return all(getattr(level, facet) == getattr(wanted, facet) for facet in apart)


def _pairs(ratio: Ratio, aboves: Figures, belows: Figures) -> Iterable[tuple[Claim, Claim]]:
    """Pair figures of one kind; where the ratio states no time, those of the latest."""
    same_time = ratio.numerator.time == ratio.denominator.time
    if same_time and ratio.time == UNSTATED:
        aboves = latest(aboves)
    for above, its in aboves:
        for below, other in belows:
            if not same_time or _one_kind(its, other):
                yield above, below


def _one_kind(one: Level, other: Level) -> bool:
    same = (one.time, one.basis, one.elements) == (other.time, other.basis, other.elements)
    return same and one.property == other.property


def digits(value: Decimal, unit: str) -> str:
    """Return a share or a multiple with three digits that count.

    >>> digits(Decimal("69.2307"), "%"), digits(Decimal("2.1388"), "x"), digits(Decimal(2), "x")
    ('69.2 %', '×2.14', '×2')
    """
    return shown(round(value, max(0, 2 - value.adjusted())) if value else value, unit)


def between(interval: Interval, unit: str) -> str:
    """Return a computed interval in words.

    >>> between(Interval(Decimal("1.875"), Decimal("2.1388")), "x")
    'between ×1.88 and ×2.14'
    """
    if interval.low is None or interval.high is None:
        bound = interval.high if interval.low is None else interval.low
        assert bound is not None
        return f"{'below' if interval.low is None else 'over'} {digits(bound, unit)}"
    low, high = digits(interval.low, unit), digits(interval.high, unit)
    return low if low == high else f"between {low} and {high}"


def _figure(claim: Claim) -> str:
    assert claim.estimate
    unit = claim.estimate.unit.base
    printed, left_open = shown(point(claim), unit), span(claim.estimate.interval, unit)
    return printed if printed == left_open else f"{printed} ({left_open})"
