"""Reasons why two claims may differ: one file each, found by being here.

Each module has a ``REASON``: an object with the ``name`` of its concept in the ontology and
``examine(case)``, which returns its finding, several, or none when the reason does not apply.
One that can only be judged when all others have been has ``weigh(case, findings)`` instead.
``knows`` and ``cannot`` say what it can and cannot know; the documentation prints them.
A finding says what the reason came to for this pair, the largest factor it can explain
(``None`` when it has no limit), and the claims and axioms that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property
from typing import Protocol, runtime_checkable

from kg import vocabulary as v
from kg.analyses.comparing import interval, point
from kg.analyses.evidence import Evidence, Stated
from kg.analyses.record import Record
from kg.intervals import EXACT, Interval
from kg.model import Claim, Concepts
from kg.plugins import plugged_in


class Verdict(StrEnum):
    """What the examination of a reason can come to, the strongest first."""

    SUFFICIENT = "sufficient"
    BRIDGED = "bridged"
    CLAIMED = "claimed"
    POSSIBLE = "possible"
    INSUFFICIENT = "insufficient"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason examined for one pair of claims."""

    reason: str
    verdict: Verdict
    text: str
    can_explain: Decimal | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Side:
    """One side of a difference: the claim whose value is compared, and all who agree with it."""

    claim: Claim
    members: tuple[str, ...]
    evidence: Evidence

    def facet(self, name: str) -> Stated | None:
        """Return a facet as this side states it, itself or through what it comes from."""
        return self.evidence.effective(self.claim.id, name)

    @property
    def iri(self) -> str:
        """Return the IRI of the claim."""
        return v.iri(v.CLAIM, self.claim.id)


@dataclass(frozen=True)
class Case:
    """Two sides to be explained, the smaller value first."""

    small: Side
    large: Side

    @staticmethod
    def of(one: Side, other: Side) -> Case:
        """Order two sides by value."""
        return Case(*sorted((one, other), key=lambda side: (point(side.claim), side.claim.id)))

    @property
    def evidence(self) -> Evidence:
        """Return what is on record."""
        return self.small.evidence

    @property
    def record(self) -> Record:
        """Return what else can be looked up."""
        return self.evidence.record

    @property
    def sides(self) -> tuple[Side, Side]:
        """Return both sides, the smaller value first."""
        return self.small, self.large

    @property
    def of_mass(self) -> bool:
        """Whether masses are compared, and not money, ranks or shares."""
        estimate = self.small.claim.estimate
        return estimate is not None and estimate.unit.kind.startswith("Mass")

    @property
    def concepts(self) -> Concepts:
        """Return the ontology."""
        return self.evidence.concepts

    @cached_property
    def factor(self) -> Interval:
        """Return by what factor the sides differ, as an interval."""
        return interval(self.small.claim).factor_to(interval(self.large.claim))

    @cached_property
    def observed(self) -> Decimal | None:
        """Return by what factor the printed values differ; ``None`` against zero."""
        below = point(self.small.claim)
        return EXACT.divide(point(self.large.claim), below) if below else None

    @property
    def least(self) -> Decimal:
        """Return the least factor that must be explained."""
        return self.factor.low or Decimal(1)

    @property
    def iris(self) -> tuple[str, str]:
        """Return the IRIs of the two claims."""
        return self.small.iri, self.large.iri


@runtime_checkable
class Reason(Protocol):
    """Examines one reason."""

    name: str
    knows: str
    cannot: str

    def examine(self, case: Case) -> Iterable[Finding]:
        """Return what the reason comes to for a case."""


@runtime_checkable
class LastReason(Protocol):
    """Weighs what every other reason came to."""

    name: str
    knows: str
    cannot: str

    def weigh(self, case: Case, findings: Sequence[Finding]) -> Iterable[Finding]:
        """Return what the reason comes to, given the findings of all others."""


@cache
def found() -> dict[str, Reason | LastReason]:
    """Return every reason by name: the modules of this folder, then entry points.

    >>> "different-category" in found()
    True
    """
    return plugged_in(__name__, "REASON")


def examine(case: Case) -> list[Finding]:
    """Return the findings of every reason for a case, the strongest verdict first."""
    reasons = found().values()
    findings = [f for one in reasons if isinstance(one, Reason) for f in one.examine(case)]
    findings += [
        f for one in reasons if isinstance(one, LastReason) for f in one.weigh(case, findings)
    ]
    strength = list(Verdict)
    return sorted(findings, key=lambda f: (strength.index(f.verdict), f.reason, f.text))


def times(factor: Decimal | None) -> str:
    """Return a factor as people write it.

    >>> times(Decimal("7.56")), times(Decimal("1.049")), times(Decimal("1000"))
    ('×7.56', '×1.05', '×1000')
    """
    if factor is None:
        return "any factor"
    places = 2 if factor < 10 else 1 if factor < 100 else 0
    text = f"{round(factor, places):f}"
    return f"×{text.rstrip('0').rstrip('.') if '.' in text else text}"
