"""Revised edition: one replaces the other in a later edition of the same series."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.comparing import point
from kg.analyses.reasons import Case, Finding, Side, Verdict
from kg.model import Claim, Kind
from kg.units import shown


class RevisedEdition:
    """Follows what one side repeats to what the other repeats, along revisions."""

    name = "revised-edition"
    knows = (
        "Whether one side replaces the other in a later edition, and the reason that the "
        "edition prints."
    )
    cannot = "Why a figure was revised, where the edition gives no reason."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Say which side replaces the other, and what the newer edition says about why."""
        for newer, older in ((case.small, case.large), (case.large, case.small)):
            new = _repeated(newer)[-1]
            behind = set(case.evidence.ancestry(new)) - {new}
            old = next((name for name in _repeated(older) if name in behind), None)
            if old:
                text = _says(case, new, old)
                evidence = (v.iri(v.CLAIM, new), v.iri(v.CLAIM, old))
                return [Finding(self.name, Verdict.SUFFICIENT, text, None, evidence)]
        text = "Neither replaces the other in a later edition of one series."
        return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), case.iris)]


def _repeated(side: Side) -> list[str]:
    """Return the claim of a side and what it repeats, nearest first; a revision ends that."""
    found, waiting = [], [side.claim.id]
    while waiting:
        current = waiting.pop(0)
        if current not in found:
            found.append(current)
            links = side.evidence.parents(current)
            waiting += [link.origin for link in links if link.kind is Kind.REPEATED]
    return found


def _says(case: Case, new: str, old: str) -> str:
    """Tell the revisions from the older figure to the newer, with the reason that each prints."""
    claims, steps = case.evidence.claims, _steps(case, new, old)
    told = []
    for later, earlier in steps:
        if point(claims[later]) == point(claims[earlier]):
            continue  # only a hedge was revised
        figures = " → ".join(_shown(claims[name]) for name in (earlier, later))
        told.append(
            f"{case.evidence.source_title(claims[later])}: {figures}, {_why(claims[later])}"
        )
    return "; ".join(told) + "."


def _steps(case: Case, new: str, old: str) -> list[tuple[str, str]]:
    """Return the revisions between two claims, the oldest first."""
    on_the_way = [name for name in case.evidence.ancestry(new) if name != old]
    steps = [
        (name, step.origin)
        for name in on_the_way
        for step in case.evidence.parents(name)
        if step.kind is Kind.REVISED
        and (step.origin == old or old in case.evidence.ancestry(step.origin))
    ]
    return steps[::-1]


def _shown(claim: Claim) -> str:
    assert claim.estimate is not None
    return shown(claim.estimate.point, claim.estimate.unit.base)


def _why(claim: Claim) -> str:
    notes = [note for note in claim.note.split(". ") if "revised" in note.casefold()]
    return f"“{notes[0].rstrip('.')}”" if notes else "no reason printed beside it"


REASON = RevisedEdition()
