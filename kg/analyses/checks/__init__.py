"""Checks of one document, the way a careful editor would: one file each, found by being here.

Each module has a ``CHECK``: an object with a ``name``, ``knows`` and ``cannot`` (what it can and
cannot know, a sentence or two each, which the documentation prints), and ``examine(document)``,
which returns its results; none when there is nothing to examine.
A result says what the check came to, in which claims, and the arithmetic that decides it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import Protocol

from kg import vocabulary as v
from kg.analyses.record import Amounts, Record, by_subject
from kg.intervals import Interval
from kg.model import Claim, Level, Rank, Ratio, Source
from kg.plugins import plugged_in
from kg.times import Time


class Verdict(StrEnum):
    """What a check can come to, the most urgent first.

    ``CONTRADICTED``: it cannot be so; ``POSSIBLE``: it may be so or not; ``ENTAILED``: it follows
    from what is on record; ``NOT_TESTABLE``: what would decide it is not on record.
    """

    CONTRADICTED = "contradicted"
    POSSIBLE = "possible"
    NOT_TESTABLE = "not testable"
    ENTAILED = "entailed"


@dataclass(frozen=True, slots=True)
class Result:
    """What one check came to.

    ``claims`` are the claims of the document that are checked; ``working`` the arithmetic, a
    line each; ``evidence`` the IRIs of what it rests on; ``look_up`` what would tell more.
    """

    check: str
    verdict: Verdict
    text: str
    claims: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    look_up: str = ""


@dataclass(frozen=True)
class Document:
    """A source as checks see it.

    ``on`` is the day from which is judged what has fallen due; ``text`` the whole text of the
    document, where it is at hand.
    """

    source: Source
    record: Record
    on: date
    text: str | None = None

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of the document."""
        return self.record.of_source(self.source.id)

    @cached_property
    def figures(self) -> tuple[Claim, ...]:
        """Return the claims that put a value on something."""
        return tuple(claim for claim in self.claims if claim.estimate and claim.observable)

    @cached_property
    def levels(self) -> list[tuple[Claim, Level]]:
        """Return the claims on amounts."""
        return [(c, c.observable) for c in self.figures if isinstance(c.observable, Level)]

    @cached_property
    def amounts(self) -> Amounts:
        """Return the claims on amounts, by subject."""
        return by_subject(self.claims)

    @cached_property
    def ratios(self) -> list[tuple[Claim, Ratio]]:
        """Return the claims on shares, multiples and changes."""
        return [(c, c.observable) for c in self.figures if isinstance(c.observable, Ratio)]

    @cached_property
    def ranks(self) -> list[tuple[Claim, Rank]]:
        """Return the claims on ranks."""
        return [(c, c.observable) for c in self.figures if isinstance(c.observable, Rank)]

    @cached_property
    def origin_cells(self) -> dict[str, str]:
        """Return, for each claim that goes back to a cell of a table, the name of the cell."""
        origins = {claim.id: self.record.lineage[claim.id].origin for claim in self.claims}
        cells = {c.id: c.cell for c in self.record.claims(o for o in origins.values() if o)}
        return {name: cell for name, o in origins.items() if o and (cell := cells.get(o))}

    @property
    def published(self) -> Time | None:
        """Return when the document appeared."""
        return self.source.published

    def before(self, source: str) -> bool:
        """Whether another source had surely appeared when this one did."""
        other = self.record.sources[source].published
        return bool(other and self.published and other.last < self.published.first)

    def is_other(self, claim: Claim) -> bool:
        """Whether a claim stands in another document, not in this one or a copy of it."""
        own = {self.source.id, self.source.reprint_of} | self._own_documents
        return claim.source not in own and self.record.lineage[claim.id].document not in own

    @cached_property
    def _own_documents(self) -> set[str]:
        return {self.record.lineage[claim.id].document for claim in self.claims}


class Check(Protocol):
    """Examines one thing in a document."""

    name: str
    knows: str
    cannot: str

    def examine(self, document: Document) -> Iterable[Result]:
        """Return what the check comes to."""


@cache
def found() -> dict[str, Check]:
    """Return every check by name: the modules of this folder, then entry points.

    >>> "mixed-editions" in found()
    True
    """
    return plugged_in(__name__, "CHECK")


def examine(document: Document) -> list[Result]:
    """Return the results of every check for a document, the most urgent first."""
    document.record.gather(
        {level.commodity for c in document.claims if c.observable for level in c.observable.levels}
    )
    results = [result for check in found().values() for result in check.examine(document)]
    urgency = list(Verdict)
    return sorted(results, key=lambda r: (urgency.index(r.verdict), r.check, r.claims))


def verdict_of(said: Interval, computed: Iterable[Interval]) -> Verdict:
    """Return what computed values say of a stated one: all of them, or else it is possible.

    >>> from decimal import Decimal
    >>> above_two = Interval(Decimal(2), None, strict=True)
    >>> verdict_of(above_two, [Interval(Decimal("1.88"), Decimal("2.14"))])
    <Verdict.POSSIBLE: 'possible'>
    """
    verdicts = {
        Verdict.ENTAILED
        if said.contains(one)
        else Verdict.POSSIBLE
        if said.overlaps(one)
        else Verdict.CONTRADICTED
        for one in computed
    }
    if not verdicts:
        return Verdict.NOT_TESTABLE
    return verdicts.pop() if len(verdicts) == 1 else Verdict.POSSIBLE


def evidence(claims: Iterable[Claim | str]) -> tuple[str, ...]:
    """Return the IRIs of claims, each once."""
    names = (claim if isinstance(claim, str) else claim.id for claim in claims)
    return tuple(dict.fromkeys(v.iri(v.CLAIM, name) for name in names))


def listed(words: Iterable[str], *, most: int = 6) -> str:
    """Return words as a list in a sentence.

    >>> listed(["a", "b", "c"]), listed("abcdefgh", most=3)
    ('a, b and c', 'a, b, c and 5 more')
    """
    every = list(dict.fromkeys(words))
    shown, rest = every[:most], len(every) - most
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
