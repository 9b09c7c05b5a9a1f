"""Totals and the rows beside them: what tables add up to, with what rounding leaves open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

from kg.analyses.comparing import interval, point
from kg.analyses.record import Record, varieties
from kg.intervals import Interval
from kg.model import Claim, Level

WORLD, REST = "world", "other-countries"


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with the rows beside it.

    ``missing`` are rows that print no figure, or one of another kind; ``listed_all``
    says that a row for all other countries is there.
    """

    total: Claim
    rows: tuple[Claim, ...]
    missing: tuple[Claim, ...] = ()
    listed_all: bool = True

    @property
    def interval(self) -> Interval:
        """Return what the rows can add up to; with a row missing that has no upper end."""
        added = reduce(Interval.plus, map(interval, self.rows))
        if added.low is None or (self.listed_all and not self.missing):
            return added
        return Interval(added.low, None)

    @property
    def fits(self) -> bool:
        """Whether the printed total lies in what the rows allow, or the other way round."""
        return _holds(interval(self.total), self.point) or _holds(self.interval, point(self.total))

    @property
    def point(self) -> Decimal:
        """Return what the printed rows add up to."""
        return sum((point(row) for row in self.rows), start=Decimal(0))


def table_sums(good: str, record: Record) -> Iterator[Sum]:
    """Return every total of a table on a good, with the rows beside it."""
    columns: dict[tuple[str, str, str], list[tuple[Claim, Level]]] = defaultdict(list)
    goods = (
        [good, *varieties(good, record.concepts)]
        if any(map(record.is_cell, record.about(good)))
        else []
    )
    for claim in (claim for one in goods for claim in record.about(one)):
        if record.is_cell(claim) and isinstance(claim.observable, Level):
            level = claim.observable
            columns[claim.source, level.property, level.time].append((claim, level))
    for cells in columns.values():
        totals = [
            (claim, its)
            for claim, its in cells
            if (its.subject, its.commodity) == (WORLD, good) and claim.estimate
        ]
        for total, level in totals:
            found = _sum(total, level, cells)
            if len(found.rows) > 1:
                yield found


def _sum(total: Claim, level: Level, cells: list[tuple[Claim, Level]]) -> Sum:
    """Return a total with its rows; a row of another kind cannot be added."""
    beside = [(claim, its) for claim, its in cells if its.subject != WORLD]
    alike = [(claim, its) for claim, its in beside if replace(its, subject=WORLD) == level]
    rows = tuple(claim for claim, _ in alike if claim.estimate)
    added = {its.subject for claim, its in alike if claim.estimate}
    missing = {its.subject: claim for claim, its in beside if its.subject not in added}
    whole = REST in added or bool(missing)
    return Sum(total, rows, tuple(missing.values()), listed_all=whole)


def _holds(bounds: Interval, value: Decimal) -> bool:
    return bounds.contains(Interval(value, value))
