"""Genuine disagreement: what is left when nothing else explains the difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kg.analyses.comparing import interval
from kg.analyses.reasons import Case, Finding, Verdict

CLOSED = (Verdict.EXCLUDED, Verdict.INSUFFICIENT)


class GenuineDisagreement:
    """Says so only when every other reason is excluded or insufficient."""

    name = "genuine-disagreement"
    knows = (
        "Whether every other computed reason is excluded or insufficient, for two different lines "
        "of evidence; else which reasons are still open."
    )
    cannot = "Reasons that no rule examines. What speakers claim does not count against it."

    def weigh(self, case: Case, findings: Sequence[Finding]) -> Iterable[Finding]:
        """Weigh the findings of all other reasons."""
        if interval(case.small.claim).overlaps(interval(case.large.claim)):
            return
        computed = [finding for finding in findings if finding.verdict is not Verdict.CLAIMED]
        labels = dict.fromkeys(
            case.concepts.label("reason", finding.reason)
            for finding in computed
            if finding.verdict not in CLOSED
        )
        if case.of_mass and not all(side.facet("basis") for side in case.sides):
            labels["what is weighed"] = None
        lines = {case.evidence.lineage[side.claim.id].line for side in case.sides}
        if labels or None in lines or len(lines) < 2:
            still = ", ".join(labels) or "whether the two are independent"
            verb = "is" if len(labels) < 2 else "are"
            text = f"It cannot be called that: still open {verb} {still}."
            yield Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), case.iris)
            return
        text = (
            f"Two lines of evidence, and each of the {len(computed)} reasons examined is excluded "
            "or insufficient."
        )
        yield Finding(self.name, Verdict.SUFFICIENT, text, None, case.iris)


REASON = GenuineDisagreement()
