"""Inclusive against exclusive: a resource with its reserves counted in, or left out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.comparing import point
from kg.analyses.reasons import Case, Finding, Side, Verdict, times
from kg.intervals import EXACT
from kg.model import Claim, Level, argued_property
from kg.model.concept import folded

INCLUSIVE, EXCLUSIVE = "inclusive-of-reserves", "exclusive-of-reserves"


class InclusiveExclusive:
    """Compares whether reserves are counted in, and looks for reserves that make up the gap."""

    name = "inclusive-exclusive"
    knows = (
        "Whether each figure for resources says that reserves are counted in or left out, and "
        "whether the reserves on record make up what lies between."
    )
    cannot = "What a source means that does not say so: then it stays possible."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare the two; nothing to say where resources are not what is counted."""
        if not all(_counts_resources(side, case) for side in case.sides):
            return []
        small, large = (_stance(side, case) for side in case.sides)
        if small is None or large is None:
            text = "Whether the reserves are counted in is not stated on both sides."
            return [Finding(self.name, Verdict.POSSIBLE, text, None, case.iris)]
        if small == large:
            text = f"Both are {case.concepts.label('shared', small)}."
            return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), case.iris)]
        if large == EXCLUSIVE:
            text = "The larger leaves the reserves out: it should be the smaller."
            return [Finding(self.name, Verdict.INSUFFICIENT, text, Decimal(1), case.iris)]
        return [self._by_reserves(case)]

    def _by_reserves(self, case: Case) -> Finding:
        """Say whether the reserves on record are enough to make the smaller the larger."""
        reserves = _reserves(case)
        if reserves is None:
            text = "The larger counts the reserves in; how large they are is not on record."
            return Finding(self.name, Verdict.POSSIBLE, text, None, case.iris)
        below = point(case.small.claim)
        factor = EXACT.divide(EXACT.add(below, point(reserves)), below) if below else None
        enough = factor is None or factor >= case.least
        text = (
            f"The larger counts the reserves in, the smaller leaves them out; with "
            f"{reserves.estimate.printed if reserves.estimate else ''} of reserves that makes "
            f"{times(factor)}{'' if enough else f', too little for {times(case.observed)}'}."
        )
        verdict = Verdict.SUFFICIENT if enough else Verdict.INSUFFICIENT
        evidence = (*case.iris, v.iri(v.CLAIM, reserves.id))
        return Finding(self.name, verdict, text, factor, evidence)


def _counts_resources(side: Side, case: Case) -> bool:
    observable = side.claim.observable
    if not isinstance(observable, Level):
        return False
    return argued_property(observable.property, case.concepts) == "resources"


def _stance(side: Side, case: Case) -> str | None:
    """Return whether a side counts reserves in, by its class or by its words."""
    stated = side.facet("category")
    line = case.concepts.ancestors("category", stated.value) if stated else []
    words = folded(f"{side.claim.passage.quote} {side.claim.note}")
    for name in (INCLUSIVE, EXCLUSIVE):
        known = case.concepts.get("shared", name)
        if name in line or (known and any(folded(cue) in words for cue in known.cues)):
            return name
    return None


def _reserves(case: Case) -> Claim | None:
    """Return the largest figure on record for the reserves of the same subject and good."""
    level = case.small.claim.observable
    assert isinstance(level, Level)
    held = [
        claim
        for claim, its in case.record.amounts(level.commodity).get(level.subject, ())
        if its.property == "reserves"
    ]
    return max(held, key=point, default=None)


REASON = InclusiveExclusive()
