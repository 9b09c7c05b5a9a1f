"""Same origin: both go back to one statement, or one is a part that the other's body sets apart."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.comparing import interval
from kg.analyses.reasons import Case, Finding, Side, Verdict
from kg.model import Claim


class SameOrigin:
    """Follows both sides to their lines, and looks for a figure on record that joins them."""

    name = "same-origin"
    knows = (
        "Whether both go back to one line of evidence, or one is a part that the other's body "
        "sets apart."
    )
    cannot = "Origins that nobody names: then it stays possible."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Say what joins the two, or that nothing does."""
        lines = [case.evidence.lineage[side.claim.id].line for side in (case.small, case.large)]
        if lines[0] and lines[0] == lines[1]:
            text = f"Both rest on one line of evidence, which begins with {lines[0]}."
            evidence = tuple(v.iri(v.CLAIM, line) for line in {lines[0]})
            return [Finding(self.name, Verdict.BRIDGED, text, None, (*evidence, *case.iris))]
        differ = not interval(case.small.claim).overlaps(interval(case.large.claim))
        bridge = _part_that_equals(case.small, case.large) if differ else None
        if bridge:
            who = case.evidence.speaker(bridge)
            text = (
                f"{who} sets the smaller figure apart as a part of the larger: “{_words(bridge)}”."
            )
            evidence = (v.iri(v.CLAIM, bridge.id), *case.iris)
            return [Finding(self.name, Verdict.BRIDGED, text, None, evidence)]
        if None in lines:
            text = "Where one side comes from is not known."
            return [Finding(self.name, Verdict.POSSIBLE, text, None, case.iris)]
        text = "They go back to different bodies, and no figure on record joins them."
        return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), case.iris)]


def _part_that_equals(small: Side, large: Side) -> Claim | None:
    """Return a part that the larger side's body gives, and that agrees with the smaller."""
    evidence = large.evidence
    body = evidence.lineage[large.claim.id].body
    parts = [
        evidence.claims[name]
        for name in evidence.members
        if evidence.lineage[name].apart == "part" and evidence.lineage[name].body == body
    ]
    return next((p for p in parts if interval(p).overlaps(interval(small.claim))), None)


def _words(claim: Claim) -> str:
    if claim.passage.quote:
        return claim.passage.quote
    return f"{claim.estimate.printed}, {claim.note or claim.id}" if claim.estimate else claim.id


REASON = SameOrigin()
