"""Different category: the two count different classes of reserve or resource."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.reasons import Case, Finding, Verdict


class DifferentCategory:
    """Looks for a chain of mappings by which one class encompasses the other."""

    name = "different-category"
    knows = (
        "Whether a chain of mappings, each with its source, makes one class encompass the "
        "other, and whether the direction fits."
    )
    cannot = (
        "How much lies between two classes. A class that is not stated caps the verdict at "
        "possible; what is sufficient rests on the mappings, which are contestable."
    )

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare the classes, through what the claims come from, and the direction."""
        small, large = (side.facet("category") for side in (case.small, case.large))
        stated = tuple(v.iri(v.CLAIM, s.claim) for s in (small, large) if s)
        if small is None and large is None:
            if not case.concepts.is_part("usgs-reserves") or not _has_classes(case):
                return []
            text = "Neither side states which class it counts."
            return [Finding(self.name, Verdict.POSSIBLE, text, None, case.iris)]
        names = [case.concepts.label("category", s.value) if s else "" for s in (small, large)]
        if small is None or large is None:
            side = "smaller" if small is None else "larger"
            text = f"The {side} does not state its class; the other counts {names[0] or names[1]}."
            return [Finding(self.name, Verdict.POSSIBLE, text, None, stated)]
        if small.value == large.value:
            text = f"Both count {names[0]}."
            return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), stated)]
        down = case.concepts.encompassing(large.value, small.value)
        if down:
            steps = " ".join(axiom.because for axiom in down)
            text = (
                f"The larger counts {names[1]}, which encompasses {names[0]}, "
                f"what the smaller counts. {steps}"
            )
            evidence = (*(axiom.iri for axiom in down), *stated)
            return [Finding(self.name, Verdict.SUFFICIENT, text, None, evidence)]
        up = case.concepts.encompassing(small.value, large.value)
        if up:
            text = (
                f"The smaller counts {names[0]}, which encompasses {names[1]}: "
                "it should be the larger."
            )
            evidence = (*(axiom.iri for axiom in up), *stated)
            return [Finding(self.name, Verdict.INSUFFICIENT, text, Decimal(1), evidence)]
        text = f"One counts {names[0]}, the other {names[1]}; no mapping on record relates them."
        return [Finding(self.name, Verdict.POSSIBLE, text, None, stated)]


def _has_classes(case: Case) -> bool:
    observable = case.small.claim.observable
    counted = ("reserves", "resources", "contained")
    return observable is not None and observable.levels[0].property in counted


REASON = DifferentCategory()
