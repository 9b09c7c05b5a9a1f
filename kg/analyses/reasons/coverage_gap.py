"""Coverage gap: one leaves something out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.reasons import Case, Finding, Side, Verdict
from kg.analyses.wording import leaves_out
from kg.model import Claim, Kind


class CoverageGap:
    """Looks for a note that says what is not counted, beside a claim or beside what it repeats."""

    name = "coverage-gap"
    knows = (
        "Whether a note beside either figure, or beside the one it repeats, says that something "
        "is left out, and whether that would make the smaller one smaller."
    )
    cannot = "How much is left out, and gaps of which no note speaks."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Say on which side something is left out; nothing where no note says so."""
        small, large = (_gap(side, case) for side in case.sides)
        if small is None and large is None:
            return []
        claims = tuple(
            v.iri(v.CLAIM, claim.id) for found in (small, large) if found for claim in found[:1]
        )
        if small:
            text = f"The smaller leaves something out: “{small[1]}”; how much is not on record."
            return [Finding(self.name, Verdict.POSSIBLE, text, None, claims)]
        assert large
        text = f"The larger leaves something out, “{large[1]}”: it should be larger still."
        return [Finding(self.name, Verdict.INSUFFICIENT, text, Decimal(1), claims)]


def _gap(side: Side, case: Case) -> tuple[Claim, str] | None:
    """Return the claim that a note beside says is not complete, and the note."""
    evidence = case.evidence
    waiting, seen = [side.claim.id], set()
    while waiting:
        name = waiting.pop(0)
        claim = evidence.claims[name]
        gap = leaves_out(claim, case.record.concepts)
        if gap:
            return claim, gap
        seen.add(name)
        waiting += [
            link.origin
            for link in evidence.parents(name)
            if link.kind is Kind.REPEATED and link.origin not in seen
        ]
    return None


REASON = CoverageGap()
