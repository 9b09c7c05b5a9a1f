"""Why two claims differ, as a page."""

from __future__ import annotations

from kg.analyses.why import Why
from kg.model import Claim
from kg.render import Options
from kg.render.pages.findings import shown_findings
from kg.render.pages.parts import Body
from kg.render.pictures.claims import words_of
from kg.render.plots.marks import address
from kg.render.template import fill
from kg.render.words import factor, figure, when


def why_body(why: Why, options: Options) -> Body:
    """Return why two claims differ as a body of a page."""
    evidence, pair = why.evidence, why.difference
    claims: list[Claim] = [evidence.claims[name] for name in (pair.large, pair.small)]
    markup = fill(
        "pages/why.html",
        sides=[
            {
                "figure": figure(claim),
                "who": evidence.speaker(claim),
                "when": when(claim, evidence),
                "link": address(claim, evidence),
                "words": words_of(claim),
                "id": claim.id,
            }
            for claim in claims
        ],
        factor=factor(pair.factor),
        findings=shown_findings(pair, evidence),
        ask=f"kg why {pair.small} {pair.large}",
    )
    return Body(" / ".join(question.label for question in why.questions), "", markup)


BODY = why_body
