"""Different territory: the two cover different land."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.comparing import interval
from kg.analyses.reasons import Case, Finding, Verdict, times
from kg.intervals import EXACT
from kg.model import Claim, Level, Ratio
from kg.vocabulary import UNSTATED

NOWHERE_ELSE = "world"
WHOLE = Decimal(100)


class DifferentTerritory:
    """Compares the land, and looks for how much lies in parts of it that some count apart."""

    name = "different-territory"
    knows = (
        "Which land each side counts, where it says so, and the largest share on record of a part "
        "that some count apart: leaving that out can explain no more than one over the rest."
    )
    cannot = (
        "Which land a figure covers that does not say so; nearly none does, so this stays possible "
        "for most countries."
    )

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare the land, through what the claims come from."""
        level = case.small.claim.observable
        if not isinstance(level, Level):
            return []
        if level.subject == NOWHERE_ELSE:
            text = "Both speak of the whole world."
            return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), case.iris)]
        small, large = (side.facet("territory") for side in case.sides)
        evidence = tuple(v.iri(v.CLAIM, s.claim) for s in (small, large) if s) or case.iris
        if small and large and small.value == large.value:
            text = f"Both count {case.concepts.label('thing', small.value)}."
            return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), evidence)]
        said = (
            f"One counts {case.concepts.label('thing', small.value)}, the other "
            f"{case.concepts.label('thing', large.value)}"
            if small and large
            else "Which land is counted is not stated on both sides"
        )
        return [self._limited(case, said, evidence)]

    def _limited(self, case: Case, said: str, evidence: tuple[str, ...]) -> Finding:
        share = _largest_share(case)
        if share is None:
            return Finding(self.name, Verdict.POSSIBLE, f"{said}.", None, evidence)
        high = interval(share).high
        limit = None if high is None or high >= WHOLE else EXACT.divide(WHOLE, WHOLE - high)
        assert isinstance(share.observable, Ratio) and share.estimate
        part = case.concepts.label("thing", share.observable.numerator.territory)
        record = f"{said}; {share.estimate.printed} lies in {part}, so that explains {times(limit)}"
        evidence = (*evidence, v.iri(v.CLAIM, share.id))
        if limit is not None and limit < case.least:
            text = f"{record} at most, not {times(case.observed)}."
            return Finding(self.name, Verdict.INSUFFICIENT, text, limit, evidence)
        return Finding(self.name, Verdict.POSSIBLE, f"{record} at most.", limit, evidence)


def _largest_share(case: Case) -> Claim | None:
    """Return the claim on record by which the largest share lies in a part counted apart."""
    level = case.small.claim.observable
    assert isinstance(level, Level)
    shares = [
        claim
        for claim in case.record.of_land
        if isinstance(claim.observable, Ratio)
        and claim.estimate
        and claim.estimate.unit.base == "%"
        and (claim.observable.numerator.subject, claim.observable.numerator.commodity)
        == (level.subject, level.commodity)
        and claim.observable.numerator.territory != UNSTATED
        and claim.observable.denominator.territory == UNSTATED
    ]
    return max(shares, key=lambda claim: interval(claim).high or WHOLE, default=None)


REASON = DifferentTerritory()
