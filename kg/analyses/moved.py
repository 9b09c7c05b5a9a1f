"""Shares that nobody else reports of this amount, but that another amount of the party has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from kg.analyses.alike import facets_agree
from kg.analyses.comparing import interval, is_wide, point, year
from kg.analyses.quotients import Quotient, digits, quotients
from kg.analyses.record import Record
from kg.model import Claim, Ratio, argued_property
from kg.times import Time
from kg.units import shown
from kg.values import rounding
from kg.vocabulary import UNSTATED

LEAST_DIGITS = 2
NEAR_YEARS = 3


@dataclass
class Moved:
    """Who else reports a share, and which other amounts have it.

    ``agreeing`` and ``differing`` are other documents with their value; ``same`` are other
    amounts whose share is that figure, out of ``tried``.
    """

    agreeing: list[str] = field(default_factory=list)
    differing: list[tuple[str, str]] = field(default_factory=list)
    same: list[Quotient] = field(default_factory=list)
    tried: int = 0
    claims: list[Claim] = field(default_factory=list)


def moved(claim: Claim, ratio: Ratio, record: Record) -> Moved | None:
    """Look for the share of a claim elsewhere; ``None`` when it is no share with enough digits."""
    if not ratio.is_share or claim.estimate is None or is_wide(claim.estimate):
        return None
    if claim.modality != "estimate" or len(_digits(claim)) < LEAST_DIGITS:
        return None
    found = Moved()
    _ask_others(claim, ratio, record, found)
    if not found.agreeing:
        _try_other_amounts(claim, ratio, record, found)
    return found


def _ask_others(claim: Claim, ratio: Ratio, record: Record, found: Moved) -> None:
    """Collect what other documents report: as a share, or as two amounts."""
    document = record.lineage[claim.id].document
    shares = [
        (q.below.source, q.interval, digits(q.point, "%"), q.above)
        for q in quotients(ratio, "%", record.amounts(ratio.numerator.commodity), record)
    ]
    shares += [
        (other.source, interval(other), shown(point(other), "%"), other)
        for other in record.about(ratio.numerator.commodity)
        if other.question == claim.question and other.estimate and other.modality == "estimate"
    ]
    for source, its, value, other in shares:
        if record.lineage[other.id].document == document or not _may_be_rival(claim, other):
            continue
        if its.overlaps(interval(claim)):
            found.agreeing.append(source)
        else:
            found.differing.append((source, value))
            found.claims.append(other)


def _try_other_amounts(claim: Claim, ratio: Ratio, record: Record, found: Moved) -> None:
    """Divide the party's other amounts by the world's, source by source and year by year."""
    concepts = record.concepts
    amounts = record.amounts(ratio.numerator.commodity)
    own = argued_property(ratio.numerator.property, concepts)
    others = {
        argued
        for _, level in amounts.get(ratio.numerator.subject, ())
        if (argued := argued_property(level.property, concepts)) != own
        and facets_agree(level, ratio.numerator, concepts)
    }
    half = rounding(_printed(claim))
    for name in sorted(others):
        sides = (replace(side, property=name) for side in (ratio.numerator, ratio.denominator))
        dated = Ratio(*sides)
        for quotient in quotients(dated, "%", amounts, record):
            if not _was_out(quotient, claim, record):
                continue
            found.tried += 1
            if abs(quotient.point - point(claim)) <= half:
                found.same.append(quotient)
    found.same.sort(key=lambda q: record.since(q.below.source), reverse=True)


def _was_out(quotient: Quotient, claim: Claim, record: Record) -> bool:
    """Whether a source had appeared, not long before, when the claim was printed."""
    source = record.sources[quotient.below.source].published
    ours = record.sources[claim.source].published
    if source is None or ours is None or source.last >= ours.first:
        return False
    dated = quotient.above.observable.time if quotient.above.observable else UNSTATED
    stated = year(claim) or ours.year
    return dated != UNSTATED and abs(Time.parse(dated).year - stated) <= NEAR_YEARS


def _may_be_rival(claim: Claim, other: Claim) -> bool:
    years = year(claim), year(other)
    return None in years or years[0] == years[1]


def _printed(claim: Claim) -> str:
    assert claim.estimate
    return format(claim.estimate.value, "f")


def _digits(claim: Claim) -> str:
    """Return the digits of a value that count.

    "90" has one, "69" and "0.64" two.
    """
    return "".join(map(str, Decimal(_printed(claim)).normalize().as_tuple().digits))
