"""What speakers give as the reason, set beside what can be computed."""

from __future__ import annotations

from collections.abc import Iterable

from kg import vocabulary as v
from kg.analyses.reasons import Case, Finding, Verdict


class Claimed:
    """Finds the claims that explain the difference of the two sides."""

    name = "claimed"
    knows = "Which reasons speakers give for the difference, in their own words."
    cannot = "Whether they are right: a claimed reason stands beside the computed ones."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Return a finding for each explanation, under the reason that it names."""
        for claim in case.evidence.explanations(case.small.members, case.large.members):
            who, words = case.evidence.speaker(claim), claim.passage.quote or claim.gist
            reason = claim.reason or self.name
            label = case.concepts.label("reason", reason)
            text = f"{who} gives {label} as the reason: “{words}”."
            yield Finding(reason, Verdict.CLAIMED, text, None, (v.iri(v.CLAIM, claim.id),))


REASON = Claimed()
