"""Ratios: whether "more than double" or a share follows from the two amounts."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.checks import Document, Result, Verdict, evidence, listed, verdict_of
from kg.analyses.comparing import interval
from kg.analyses.quotients import Quotient, digits, quotients
from kg.model import Claim, Ratio


class RatioCheck:
    """Divides the document's own amounts; where it has none, those of each source on record."""

    name = "ratio"
    knows = (
        "What two printed amounts give when divided, with everything that rounding and words "
        "like “about” leave open: the document's own, else those of one source each."
    )
    cannot = (
        "Which amounts the writer divided. A share that differs from every source on record may "
        "be from another, so only the document's own figures contradict it."
    )

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each share or multiple that can be computed."""
        for claim, ratio in document.ratios:
            if ratio.is_growth or claim.modality != "estimate" or claim.estimate is None:
                continue
            unit = claim.estimate.unit.base
            own = _own(claim, quotients(ratio, unit, document.amounts, document.record))
            computed = own or _of_others(claim, ratio, document)
            if computed:
                yield self._result(claim, computed, own=bool(own), document=document)

    def _result(
        self, claim: Claim, computed: list[Quotient], *, own: bool, document: Document
    ) -> Result:
        assert claim.estimate
        verdict = verdict_of(interval(claim), [quotient.interval for quotient in computed])
        if verdict is Verdict.CONTRADICTED and not own:
            verdict = Verdict.POSSIBLE
        words = {
            Verdict.ENTAILED: "follows from",
            Verdict.POSSIBLE: "may be so, but does not follow from",
            Verdict.CONTRADICTED: "cannot be so with",
        }[verdict]
        whose = "its own figures" if own else listed(
            f"{document.record.named(q.below.source)} ({digits(q.point, q.unit)})" for q in computed
        )  # fmt: skip
        text = f"{_said(claim)} {words} {whose}."
        working = tuple(
            f"{q.working}" if own else f"{document.record.named(q.below.source)}: {q.working}"
            for q in computed
        )
        rests = [c for quotient in computed for c in (quotient.above, quotient.below)]
        return Result(
            self.name, verdict, text, (claim.id,), evidence((claim, *rests)),
            (*working, f"said: {claim.estimate.printed}"),
            look_up="" if verdict is Verdict.ENTAILED else _look_up(claim, said_by_own=own),
        )  # fmt: skip


def _said(claim: Claim) -> str:
    words = claim.passage.quote or (claim.estimate.printed if claim.estimate else "")
    return f"“{words}”"


def _look_up(claim: Claim, *, said_by_own: bool) -> str:
    return "the two amounts before rounding" if said_by_own else "whose amounts were divided"


def _own(claim: Claim, computed: list[Quotient]) -> list[Quotient]:
    """Return the quotients of the document, those of the same speaker if there are any."""
    same = [q for q in computed if q.above.said_by == q.below.said_by == claim.said_by]
    return same or computed


def _of_others(claim: Claim, ratio: Ratio, document: Document) -> list[Quotient]:
    """Return the quotients of sources that had appeared, the newest edition of each series."""
    amounts = document.record.amounts(ratio.numerator.commodity)
    assert claim.estimate
    computed = [
        quotient
        for quotient in quotients(ratio, claim.estimate.unit.base, amounts, document.record)
        if document.is_other(quotient.below) and document.before(quotient.below.source)
    ]
    newest = {
        document.record.sources[q.below.source].series or q.below.source: q.below.source
        for q in sorted(computed, key=lambda q: document.record.since(q.below.source))
    }
    return [quotient for quotient in computed if quotient.below.source in newest.values()]


CHECK = RatioCheck()
