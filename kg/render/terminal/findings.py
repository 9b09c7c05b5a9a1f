"""Why two claims differ, in plain sentences, the strongest reason first."""

from __future__ import annotations

from kg import vocabulary as v
from kg.analyses.evidence import Evidence
from kg.analyses.reasons import Finding, Verdict
from kg.analyses.why import Difference
from kg.render.terminal.page import BAD, FAINT, GOOD, MARK, STRONG, Page

SIGNS = {
    Verdict.SUFFICIENT: ("✔", GOOD),
    Verdict.BRIDGED: ("↔", GOOD),
    Verdict.CLAIMED: ("“", MARK),
    Verdict.POSSIBLE: ("?", MARK),
    Verdict.INSUFFICIENT: ("–", FAINT),
    Verdict.EXCLUDED: ("✗", BAD),
}


def write_findings(difference: Difference, evidence: Evidence, page: Page) -> None:
    """Write each finding: sign, reason, verdict, sentence, and what it rests on."""
    for finding in difference.findings:
        label = evidence.concepts.label("reason", finding.reason)
        sure = finding.verdict is Verdict.SUFFICIENT
        page.item(
            SIGNS[finding.verdict],
            (f"{label}: {finding.verdict}. ", STRONG),
            finding.text,
            indent=2,
        )
        if page.options.whole or sure:
            page.line((f"rests on {_evidence(finding)}", FAINT), indent=4)


def _evidence(finding: Finding) -> str:
    return ", ".join(dict.fromkeys(v.compact(iri) for iri in finding.evidence))
