"""Growth: a rise by 250% is 3.5 times as much, not 2.5 times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.analyses.checks import Document, Result, Verdict, evidence, listed, verdict_of
from kg.analyses.comparing import interval
from kg.analyses.quotients import between, quotients
from kg.analyses.wording import goods
from kg.model import Claim, Ratio


class Growth:
    """Says what multiple a rise is, and compares it with the two amounts, where both are known."""

    name = "growth"
    knows = "What multiple a rise in per cent is, and whether the two amounts on record give it."
    cannot = "Whether a writer who says “rise by 250%” meant “rise to 250%”."

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each sentence that tells of a change."""
        sentences: dict[tuple[str, str], list[tuple[Claim, Ratio]]] = defaultdict(list)
        for claim, ratio in document.ratios:
            if ratio.is_growth and claim.estimate:
                sentences[claim.passage.quote, claim.estimate.printed].append((claim, ratio))
        for changes in sentences.values():
            yield self._result(changes, document)

    def _result(self, changes: list[tuple[Claim, Ratio]], document: Document) -> Result:
        claims = [claim for claim, _ in changes]
        computed = [
            quotient
            for claim, ratio in changes
            for quotient in quotients(
                ratio, "x", document.record.amounts(ratio.numerator.commodity), document.record
            )
        ]
        estimate = claims[0].estimate
        assert estimate
        said = interval(claims[0])
        means = f"“{estimate.printed.lstrip('>~<')}” is {between(said, 'x')} as much"
        amounts = listed(goods(ratio.numerator, document.record.concepts) for _, ratio in changes)
        names = tuple(claim.id for claim in claims)
        if not computed:
            first = changes[0][1]
            years = f"{first.denominator.time} and {first.numerator.time}"
            text = f"{means} ({amounts}); no source on record gives the amounts of {years}."
            return Result(
                self.name, Verdict.NOT_TESTABLE, text, names, evidence(claims),
                look_up=f"{amounts} in {years}, from one study",
            )  # fmt: skip
        verdict = verdict_of(said, [quotient.interval for quotient in computed])
        working = tuple(quotient.working for quotient in computed)
        rests = [c for quotient in computed for c in (quotient.above, quotient.below)]
        text = f"{means} ({amounts}); compared with the amounts on record."
        return Result(self.name, verdict, text, names, evidence(rests), working)


CHECK = Growth()
