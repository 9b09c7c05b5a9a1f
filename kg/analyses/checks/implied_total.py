"""Implied totals: a part and its share of the whole imply how large the whole is."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg.analyses.alike import alike
from kg.analyses.checks import Document, Result, Verdict, evidence, listed
from kg.analyses.comparing import interval, point
from kg.analyses.wording import amount
from kg.intervals import EXACT, Interval
from kg.model import Claim, Ratio
from kg.units import shown, span

WHOLE = Decimal(100)


class ImpliedTotal:
    """Divides each part by its share, and compares that with every total on record."""

    name = "implied-total"
    knows = "Which total a part and its share imply, and which totals on record lie within that."
    cannot = "Which total the writer had in mind: several may fit, and those only at the edge too."

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each part and share of one whole."""
        concepts = document.record.concepts
        for share, ratio in document.ratios:
            if share.estimate is None or share.estimate.unit.base != "%" or ratio.is_growth:
                continue
            bounded = not interval(share).one_sided and bool(interval(share).low)
            for part, level in document.amounts.get(ratio.numerator.subject, ()):
                if bounded and alike(level, ratio.numerator, concepts):
                    yield from self._result(part, share, ratio, document)

    def _result(
        self, part: Claim, share: Claim, ratio: Ratio, document: Document
    ) -> Iterable[Result]:
        assert part.estimate
        implied = interval(part).over(interval(share)).times(WHOLE)
        middle = EXACT.divide(point(part), point(share)) * WHOLE
        wholes = _wholes(ratio, document)
        if not wholes:
            return
        unit = part.estimate.unit.base
        inside = [whole for whole in wholes if implied.contains(interval(whole))]
        edge = [w for w in wholes if w not in inside and implied.overlaps(interval(w))]
        outside = [whole for whole in wholes if whole not in (*inside, *edge)]
        kinds = (
            (("fits", "fit"), inside),
            (("fits only at the edge", "fit only at the edge"), edge),
            (("does not fit", "do not fit"), outside),
        )
        told = (
            f"{listed(_named(one, document) for one in claims)} {words[len(claims) > 1]}"
            for words, claims in kinds
            if claims
        )
        text = (
            f"{shown(point(part), unit)} as {shown(point(share), '%')} of the whole implies "
            f"{shown(middle, unit)}: {', '.join(told)}."
        )
        verdict = Verdict.ENTAILED if inside else Verdict.POSSIBLE if edge else Verdict.CONTRADICTED
        yield Result(
            self.name, verdict, text, (part.id, share.id), evidence((part, share, *wholes)),
            (_working(part, share, implied, unit),),
            look_up="" if inside else "which total the share was taken of",
        )  # fmt: skip


def _working(part: Claim, share: Claim, implied: Interval, unit: str) -> str:
    return (
        f"{span(interval(part), unit)} over {span(interval(share), '%')} is {span(implied, unit)}"
    )


def _named(whole: Claim, document: Document) -> str:
    return f"{document.record.named(whole.source)} ({amount(whole)})"


def _wholes(ratio: Ratio, document: Document) -> list[Claim]:
    """Return the first statements of the whole, in this document or in any other."""
    record, whole = document.record, ratio.denominator
    return [
        claim
        for claim, level in record.amounts(whole.commodity).get(whole.subject, ())
        if alike(level, whole, record.concepts)
        and claim.modality == "estimate"
        and (record.lineage[claim.id].origin == claim.id or claim.source == document.source.id)
    ]


CHECK = ImpliedTotal()
