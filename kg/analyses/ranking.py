"""Ranks as tables have them: a country's place among those with a figure, edition by edition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.analyses.alike import alike, latest
from kg.analyses.comparing import point
from kg.analyses.record import Record
from kg.model import Claim, Level

_NO_COUNTRY = ("world", "other-countries")


@dataclass(frozen=True, slots=True)
class Standings:
    """The figures of one edition, the largest first; ``missing`` are countries without one."""

    source: str
    claims: tuple[Claim, ...]
    missing: tuple[str, ...] = ()

    def rank(self, subject: str, value: Decimal | None = None) -> int | None:
        """Return the rank of a country, by its printed figure or by another value.

        ``None`` when the edition has no figure for it.
        """
        own = self.figure(subject)
        if own is None:
            return None
        mine = point(own) if value is None else value
        others = (claim for claim in self.claims if claim is not own)
        return 1 + sum(point(claim) > mine for claim in others)

    def figure(self, subject: str) -> Claim | None:
        """Return the figure of a country."""
        return next((c for c in self.claims if _subject(c) == subject), None)

    def order(self, most: int) -> list[str]:
        """Return the countries in the order of their figures."""
        return [_subject(claim) for claim in self.claims[:most]]


def standings(level: Level, record: Record) -> list[Standings]:
    """Return the standings by an amount, one for each edition of a table, the oldest first."""
    by_source: dict[str, list[tuple[Claim, Level]]] = defaultdict(list)
    for claim in record.about(level.commodity):
        its = claim.observable
        if record.is_cell(claim) and isinstance(its, Level) and _is_rival(its, level, record):
            by_source[claim.source].append((claim, its))
    found = (_of_edition(source, rows) for source, rows in by_source.items())
    return sorted(found, key=lambda one: record.since(one.source))


def _of_edition(source: str, rows: list[tuple[Claim, Level]]) -> Standings:
    rows = latest(rows)
    kinds = Counter(replace(level, subject="") for _, level in rows)
    usual = kinds.most_common(1)[0][0]
    kept = [claim for claim, level in rows if replace(level, subject="") == usual]
    by_value = sorted((c for c in kept if c.estimate), key=lambda c: (-point(c), c.id))
    missing = (_subject(claim) for claim in kept if not claim.estimate)
    return Standings(source, tuple(by_value), tuple(sorted(missing)))


def _is_rival(its: Level, level: Level, record: Record) -> bool:
    return its.subject not in _NO_COUNTRY and alike(
        replace(its, subject=level.subject), level, record.concepts
    )


def _subject(claim: Claim) -> str:
    assert claim.observable
    return claim.observable.levels[0].subject


def ordinal(rank: int) -> str:
    """Return a rank as people write it.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 22, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd', '113th']
    """
    ending = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{'th' if rank % 100 in (11, 12, 13) else ending}"


def where_held(ranks: Iterable[tuple[str, int]], editions: Iterable[Standings]) -> list[Standings]:
    """Return the editions in which every one of these countries has the rank given."""
    wanted = list(ranks)
    return [e for e in editions if all(e.rank(subject) == rank for subject, rank in wanted)]
