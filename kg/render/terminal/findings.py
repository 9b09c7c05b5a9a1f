"""Why two claims differ, in plain sentences, the strongest reason first."""

from __future__ import annotations

from kg import vocabulary as v
from kg.analyses.evidence import Evidence
from kg.analyses.reasons import Finding, Verdict
from kg.analyses.why import Difference, Why
from kg.render import Options
from kg.render.terminal.page import BAD, FAINT, GOOD, MARK, STRONG, Page
from kg.render.words import factor, when
from kg.units import shown

SIGNS = {
    Verdict.SUFFICIENT: ("✔", GOOD),
    Verdict.BRIDGED: ("↔", GOOD),
    Verdict.CLAIMED: ("“", MARK),
    Verdict.POSSIBLE: ("?", MARK),
    Verdict.INSUFFICIENT: ("–", FAINT),
    Verdict.EXCLUDED: ("✗", BAD),
}


def why_text(why: Why, options: Options) -> str:
    """Return why two claims differ as people read it."""
    page, evidence = Page(options), why.evidence
    labels = " / ".join(question.label for question in why.questions)
    page.line((labels, STRONG))
    for name in (why.difference.large, why.difference.small):
        claim = evidence.claims[name]
        assert claim.estimate is not None
        figure = shown(claim.estimate.point, claim.estimate.unit.base)
        page.gap()
        page.line(
            (f"{figure:>12}  ", STRONG),
            evidence.speaker(claim),
            (f"  {when(claim, evidence)}  {name}", FAINT),
        )
        if claim.passage.quote:
            page.quote(claim, indent=14)
    bounds = why.difference.bounds
    high = "∞" if bounds.high is None else factor(bounds.high).removeprefix("×")
    low = factor(bounds.low).removeprefix("×")
    page.heading("Why they differ")
    page.line(
        "They lie ",
        (factor(why.difference.factor), MARK),
        f" apart; what is printed allows {low} to {high}.",
    )
    write_findings(why.difference, evidence, page)
    return page.text


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
