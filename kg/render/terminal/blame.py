"""Blame in a terminal: a tree of hops, oldest first, each with date, mode and what changed."""

from __future__ import annotations

from kg.analyses.blame import Blame, Blamed, Hop
from kg.analyses.evidence import Evidence
from kg.model import Kind
from kg.render import Options
from kg.render.terminal.candidates import write_candidates
from kg.render.terminal.page import BAD, FAINT, GOOD, STRONG, Page
from kg.render.words import figure, origin_words, when


def blame_text(found: Blamed, options: Options) -> str:
    """Return the trails of a number as people read them."""
    page = Page(options)
    for blame in found:
        page.line((blame.question.label, STRONG))
        page.line(
            (
                f"{len(blame.asked)} of its claims {'says' if len(blame.asked) == 1 else 'say'} so",
                FAINT,
            )
        )
        for root in blame.roots:
            page.gap()
            if root.trail == "held":
                page.line(("first said by", GOOD))
            elif root.origin and root.trail in ("not held", "attributed"):
                who = origin_words(root.origin, root.trail, blame.evidence)
                ends = (
                    ""
                    if root.trail == "attributed"
                    else ": no document of theirs is held, the trail ends here"
                )
                page.line(("credited to ", GOOD), who, (ends, FAINT))
            else:
                page.line(("nobody is named", BAD), (": the trail ends here", FAINT))
            for candidates in root.candidates:
                write_candidates(candidates, page, indent=2)
            for hop in root.hops:
                _hop(hop, 0, blame, page)
        page.gap()
    first = found[0]
    page.line(("next: ", FAINT), f'kg trace "{first.question.label}"')
    return page.text


def _hop(hop: Hop, depth: int, blame: Blame, page: Page) -> None:
    evidence, claim = blame.evidence, hop.claim
    indent = 2 + 4 * depth
    arrow = (
        "" if hop.link is None else "└ revised " if hop.link.kind is Kind.REVISED else "└ repeated "
    )
    asked = STRONG if claim.id in blame.asked else ""
    page.line(
        (arrow, FAINT), (f"{figure(claim)}  ", asked or "none"), _who(hop, evidence),
        (f"  {when(claim, evidence)}  {claim.id}", FAINT), indent=indent,
    )  # fmt: skip
    if claim.passage.quote and not claim.passage.cell:
        page.quote(claim, indent=indent + 4)
    if hop.link and hop.link.because:
        page.line((f"because {hop.link.because}", FAINT), indent=indent + 4)
    for change in hop.changes:
        page.line(
            (f"{change.what} changed: ", BAD),
            f"{change.before} → {change.after}",
            indent=indent + 4,
        )
    for below in hop.below:
        _hop(below, depth + 1, blame, page)


def _who(hop: Hop, evidence: Evidence) -> str:
    claim = hop.claim
    publisher = evidence.publisher(claim)
    if not claim.said_by:
        return (
            f"{publisher}, {evidence.source_title(claim)}"
            if claim.passage.cell
            else f"{publisher}, own voice"
        )
    mode = evidence.concepts.label("attribution-mode", claim.mode)
    return f"{publisher}, {mode}: {evidence.speaker(claim)}"


PAGE = blame_text
