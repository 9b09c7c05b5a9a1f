"""Why two claims differ, as every page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from kg import vocabulary as v
from kg.analyses.evidence import Evidence
from kg.analyses.why import Difference


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in words, and what it rests on."""

    reason: str
    verdict: str
    text: str
    rests_on: str


def shown_findings(difference: Difference, evidence: Evidence) -> list[Shown]:
    """Return the findings for a difference, the strongest first."""
    return [
        Shown(
            evidence.concepts.label("reason", finding.reason),
            str(finding.verdict),
            finding.text,
            ", ".join(dict.fromkeys(v.compact(iri) for iri in finding.evidence)),
        )
        for finding in difference.findings
    ]
