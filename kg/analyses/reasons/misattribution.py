"""Moved label: the value belongs to another quantity of the same party."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.moved import moved
from kg.analyses.quotients import digits
from kg.analyses.reasons import Case, Finding, Side, Verdict
from kg.analyses.wording import goods
from kg.model import Ratio


class Misattribution:
    """Looks whether nobody else reports a side's share of this, but of something else."""

    name = "misattribution"
    knows = (
        "Whether any other document reports a side's share, and which other amounts of the party "
        "come to the same figure in a source that was out before."
    )
    cannot = (
        "Whether the label was moved: equal values are weak evidence, so the number tried is "
        "told, and where nobody else reports any share it stays possible."
    )

    def examine(self, case: Case) -> Iterable[Finding]:
        """Examine both sides; nothing where no shares are compared."""
        observable = case.small.claim.observable
        if not isinstance(observable, Ratio) or not observable.is_share:
            return []
        found = [finding for side in case.sides for finding in self._of_side(side, case)]
        if found:
            return found
        text = "Neither share is another one of the same party, as far as is on record."
        return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), case.iris)]

    def _of_side(self, side: Side, case: Case) -> Iterable[Finding]:
        ratio = side.claim.observable
        assert isinstance(ratio, Ratio) and side.claim.estimate
        found = moved(side.claim, ratio, case.record)
        if found is None or found.agreeing or not found.same:
            return
        same, record = found.same[0], case.record
        assert same.above.observable
        other = goods(same.above.observable.levels[0], record.concepts)
        text = (
            f"No other document gives {side.claim.estimate.printed} of "
            f"{goods(ratio.numerator, record.concepts)}; it is the share of {other} in "
            f"{record.named(same.below.source)}, {digits(same.point, '%')} "
            f"({found.tried} other shares tried)."
        )
        verdict = Verdict.SUFFICIENT if found.differing else Verdict.POSSIBLE
        claims = (side.claim, same.above, same.below)
        evidence = tuple(v.iri(v.CLAIM, claim.id) for claim in claims)
        yield Finding(self.name, verdict, text, None, evidence)


REASON = Misattribution()
