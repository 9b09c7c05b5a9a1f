"""Why two claims differ, in a terminal."""

from __future__ import annotations

from kg.analyses.why import Why
from kg.render import Options
from kg.render.terminal.findings import write_findings
from kg.render.terminal.page import FAINT, MARK, STRONG, Page
from kg.render.words import factor, figure, when


def why_text(why: Why, options: Options) -> str:
    """Return why two claims differ as people read it."""
    page, evidence = Page(options), why.evidence
    labels = " / ".join(question.label for question in why.questions)
    page.line((labels, STRONG))
    for name in (why.difference.large, why.difference.small):
        claim = evidence.claims[name]
        page.gap()
        page.line(
            (f"{figure(claim):>12}  ", STRONG),
            evidence.speaker(claim),
            (f"  {when(claim, evidence)}  {name}", FAINT),
        )
        page.words(claim, indent=14)
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


PAGE = why_text
