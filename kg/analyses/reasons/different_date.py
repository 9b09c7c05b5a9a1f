"""Different date: the two are true of different days."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.reasons import Case, Finding, Verdict, times
from kg.intervals import EXACT
from kg.model import Claim, Kind
from kg.times import Time


class DifferentDate:
    """Can explain at most the largest move on record in either line, edition to edition."""

    name = "different-date"
    knows = (
        "The largest move on record in either line, edition to edition: more than that a date "
        "alone has never explained."
    )
    cannot = "Moves that no edition records."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare the dates, through what the claims come from, with the moves on record."""
        small, large = (side.facet("time") for side in (case.small, case.large))
        evidence = tuple(v.iri(v.CLAIM, s.claim) for s in (small, large) if s)
        if small and large and _same_day(small.value, large.value):
            text = f"Both are true of {small.value}."
            return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), evidence)]
        move = _largest_move(case)
        dates = " and ".join(s.value if s else "a date not stated" for s in (small, large))
        if move is None:
            text = f"They are true of {dates}; no move of either figure is on record."
            return [Finding(self.name, Verdict.POSSIBLE, text, None, evidence or case.iris)]
        factor, moved = move
        evidence = (*evidence, *(v.iri(v.CLAIM, claim) for claim in moved))
        record = (
            f"They are true of {dates}; "
            f"the largest move on record in either line is {times(factor)}"
        )
        if factor < case.least:
            text = f"{record}, too little for {times(case.observed)}."
            return [Finding(self.name, Verdict.INSUFFICIENT, text, factor, evidence)]
        return [Finding(self.name, Verdict.POSSIBLE, f"{record}.", factor, evidence)]


def _same_day(one: str, other: str) -> bool:
    return one == other or Time.parse(one).last == Time.parse(other).last


def _largest_move(case: Case) -> tuple[Decimal, tuple[str, str]] | None:
    """Return the largest factor between a figure and the one it revises, and the two claims."""
    evidence = case.evidence
    lineages = [evidence.lineage[side.claim.id] for side in (case.small, case.large)]
    lines = {its.line for its in lineages} - {None}
    pair = {its.origin for its in lineages}  # the move to be explained is no precedent for itself
    moves = [
        (factor, (step.claim, step.origin))
        for step in evidence.derivations
        if step.kind is Kind.REVISED
        and {step.claim, step.origin} != pair
        and evidence.lineage[step.claim].line in lines
        and (factor := _factor(evidence.claims[step.claim], evidence.claims[step.origin]))
    ]
    return max(moves, default=None)


def _factor(claim: Claim, origin: Claim) -> Decimal | None:
    small, large = sorted(one.estimate.point for one in (claim, origin) if one.estimate)
    return EXACT.divide(large, small) if small else None


REASON = DifferentDate()
