"""Which editions of a series carry the figures that a document credits to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analyses.alike import alike
from kg.analyses.comparing import is_wide, point
from kg.analyses.ranking import standings
from kg.analyses.record import Record
from kg.model import Claim, Level, Rank, Source, is_stock
from kg.vocabulary import UNSTATED


@dataclass(frozen=True, slots=True)
class Carried:
    """A figure with the editions that print it, and those that print another, by source."""

    claim: Claim
    by: dict[str, Claim]
    others: dict[str, Claim]


def carried(claims: Iterable[Claim], series: list[Source], record: Record) -> list[Carried]:
    """Return the figures that at least one edition of a series prints."""
    found = (_carried(claim, series, record) for claim in claims)
    return [one for one in found if one.by]


def credited(claims: Iterable[Claim], series: list[Source], record: Record) -> list[Claim]:
    """Return the figures that are credited to who publishes a series, or come from an edition.

    What states another date than the tables is left out: it does not claim to be current.
    """
    publishers = {source.publisher for source in series}
    editions = {source.id for source in series}
    kept = []
    for claim in claims:
        if not claim.estimate or is_wide(claim.estimate) or _is_dated_stock(claim, record):
            continue
        if publishers & set(claim.said_by) or _from(claim, record) in editions:
            kept.append(claim)
    return kept


def _carried(claim: Claim, series: list[Source], record: Record) -> Carried:
    by: dict[str, Claim] = {}
    others: dict[str, Claim] = {}
    for source, figure, same in _printed(claim, series, record):
        (by if same else others).setdefault(source, figure)
    return Carried(claim, by, {name: its for name, its in others.items() if name not in by})


def _printed(
    claim: Claim, series: list[Source], record: Record
) -> Iterable[tuple[str, Claim, bool]]:
    """Return what each edition prints on the amount of a claim, and whether it is the same."""
    observable, editions = claim.observable, {source.id for source in series}
    if isinstance(observable, Rank):
        for one in standings(observable.level, record):
            figure = one.figure(observable.level.subject)
            if figure and one.source in editions:
                rank = one.rank(observable.level.subject)
                yield one.source, figure, rank == int(point(claim))
    elif isinstance(observable, Level):
        for figure, level in record.amounts(observable.commodity).get(observable.subject, ()):
            if figure.source in editions and alike(level, observable, record.concepts):
                yield figure.source, figure, point(figure) == point(claim)


def _from(claim: Claim, record: Record) -> str:
    """Return the source of the first statement of a claim's value, where it is held."""
    origin = record.lineage[claim.id].origin
    found = record.claims([origin]) if origin else []
    return found[0].source if found else ""


def _is_dated_stock(claim: Claim, record: Record) -> bool:
    observable = claim.observable
    if observable is None or observable.time == UNSTATED:
        return False
    return is_stock(observable.levels[0].property, record.concepts)
