"""Oxide against metal: one weighs the oxide, the other the metal in it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.reasons import Case, Finding, Verdict, times
from kg.model import Concepts

ALL_RARE_EARTHS = "ree17"


class OxideMetalBasis:
    """Can explain at most one over the smallest metal fraction of the elements in scope."""

    name = "oxide-metal-basis"
    knows = (
        "The most that oxide against metal can explain for the elements counted, from their "
        "molar masses."
    )
    cannot = "What is weighed, where a side does not state it."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare what is weighed, through what the claims come from."""
        small, large = (side.facet("basis") for side in (case.small, case.large))
        limit = self._limit(case)
        evidence = tuple(v.iri(v.CLAIM, stated.claim) for stated in (small, large) if stated)
        if limit is None:
            return []
        if small and large:
            kinds = [_kind(stated.value, case.concepts) for stated in (small, large)]
            if kinds[0] == kinds[1]:
                label = case.concepts.label("mass-basis", large.value)
                text = f"Both are weighed as {label}; it could explain {times(limit)} at most."
                return [Finding(self.name, Verdict.EXCLUDED, text, limit, evidence)]
            if kinds == ["metal", "oxide"] and case.least <= limit:
                text = f"The larger weighs the oxide, the smaller the metal: up to {times(limit)}."
                return [Finding(self.name, Verdict.SUFFICIENT, text, limit, evidence)]
        if case.least > limit:
            text = (
                f"Oxide against metal explains {times(limit)} at most, not {times(case.observed)}."
            )
            return [Finding(self.name, Verdict.INSUFFICIENT, text, limit, evidence or case.iris)]
        text = f"What is weighed is not stated on both sides; it explains {times(limit)} at most."
        return [Finding(self.name, Verdict.POSSIBLE, text, limit, evidence or case.iris)]

    def _limit(self, case: Case) -> Decimal | None:
        level = case.small.claim.observable.levels[0] if case.small.claim.observable else None
        if (
            not case.of_mass
            or level is None
            or "REE" not in case.concepts.ancestors("commodity", level.commodity)
        ):
            return None
        if level.commodity != "REE":
            return _heaviest({level.commodity}, case.concepts)
        scopes = (side.facet("elements") for side in (case.small, case.large))
        members = [case.concepts.elements(s.value if s else ALL_RARE_EARTHS) for s in scopes]
        return _heaviest(set().union(*(m for m in members if m)), case.concepts)


def _heaviest(elements: set[str], concepts: Concepts) -> Decimal | None:
    found = (concepts.get("commodity", element) for element in elements)
    fractions = [element.metal_fraction for element in found if element and element.metal_fraction]
    return 1 / min(fractions) if fractions else None


def _kind(basis: str, concepts: Concepts) -> str:
    line = concepts.ancestors("mass-basis", basis)
    return "oxide" if "oxide" in line else "metal" if "metal" in line else basis


REASON = OxideMetalBasis()
