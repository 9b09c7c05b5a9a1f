"""Different element scope: the two count different sets of elements."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.reasons import Case, Finding, Verdict


class DifferentElementScope:
    """Compares the members of the two sets."""

    name = "different-element-scope"
    knows = "Which elements each side counts, where both say so."
    cannot = "How much the elements that one leaves out would weigh."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare the sets, through what the claims come from."""
        observable = case.small.claim.observable
        if observable is None or observable.levels[0].commodity != "REE" or not case.of_mass:
            return []
        small, large = (side.facet("elements") for side in (case.small, case.large))
        stated = tuple(v.iri(v.CLAIM, s.claim) for s in (small, large) if s)
        if small is None or large is None:
            text = "Which elements are counted is not stated on both sides."
            return [Finding(self.name, Verdict.POSSIBLE, text, None, stated or case.iris)]
        names = [case.concepts.label("element-scope", s.value) for s in (small, large)]
        scopes = tuple(v.iri(v.CQV, s.value) for s in (small, large))
        sets = [case.concepts.elements(s.value) for s in (small, large)]
        if small.value == large.value or (sets[0] and sets[0] == sets[1]):
            text = f"Both count the same elements ({' = '.join(dict.fromkeys(names))})."
            return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), (*scopes, *stated))]
        if sets[0] and sets[1] and sets[0] > sets[1]:
            missing = ", ".join(sorted(sets[0] - sets[1]))
            text = (
                f"The larger counts fewer elements ({missing} left out): it should be the smaller."
            )
            return [Finding(self.name, Verdict.INSUFFICIENT, text, Decimal(1), (*scopes, *stated))]
        text = (
            f"One counts {names[0]}, the other {names[1]}; how much lies between is not on record."
        )
        return [Finding(self.name, Verdict.POSSIBLE, text, None, (*scopes, *stated))]


REASON = DifferentElementScope()
