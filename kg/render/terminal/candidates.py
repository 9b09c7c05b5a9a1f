"""Candidate origins in a terminal: what may be, told apart from what anybody says."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.candidates import Candidate, Candidates
from kg.analyses.evidence import Evidence
from kg.model import Kind
from kg.render import Options
from kg.render.terminal.page import FAINT, MARK, STRONG, Page, styled
from kg.render.words import category_of, counted, credit, factor, figure, percent, when

SHOWN = 3
ROOM = 9


def candidates_text(found: Candidates, options: Options) -> str:
    """Return the candidate origins of a claim as people read them."""
    page = Page(options)
    claim = found.evidence.claims[found.claim]
    source = f"{credit(claim, found.evidence)}, {when(claim, found.evidence)}"
    page.row(styled((figure(claim), STRONG), f"  {source}"), found.claim)
    if found.found:
        page.gap()
        write_candidates(found, page, limit=options.limit or len(found.found))
        page.gap()
        accepted = f"kg accept {found.claim} {found.found[0].claim} --because …"
        page.line(("to take one as its origin: ", FAINT), accepted)
    else:
        page.line((f"No candidate: {counted(found.tried, 'figure')} tried, none matches.", FAINT))
    return page.text


def write_candidates(found: Candidates, page: Page, *, indent: int = 0, limit: int = SHOWN) -> None:
    """Write candidates, nearest first, and how likely so many are by chance."""
    for number, one in enumerate(found.found[:limit]):
        page.row(
            styled(*_words(one, found)),
            one.claim,
            indent=indent,
            sign=styled((f"{'' if number else 'perhaps':<{ROOM}}", FAINT)),
        )
    rest = len(found.found) - limit
    more = f"and {counted(rest, 'other candidate')}; " if rest > 0 else ""
    page.line(
        (f"{more}nobody says so: {counted(found.tried, 'figure')} tried, and by chance one "
         f"matches {percent(found.chance)} of the time", FAINT),
        indent=indent + ROOM,
    )  # fmt: skip


def write_accepted(
    names: Iterable[str], evidence: Evidence, page: Page, *, indent: int, limit: int = 2
) -> None:
    """Write which of some claims come from another on the word of a curator, and why."""
    links = [
        link
        for name in sorted(names)
        for link in evidence.parents(name)
        if link.kind is Kind.REPEATED and link.stated_in not in ("", evidence.claims[name].source)
    ]
    kept = links if page.options.whole else links[:limit]
    for link in kept:
        said = f", because {link.because} ({link.stated_in})"
        parts = (f"{link.claim} from {link.origin}", (said, FAINT))
        page.item(("accepted", FAINT), *parts, indent=indent, room=ROOM)
    if len(links) > len(kept):
        page.line((f"and {len(links) - len(kept)} more accepted", FAINT), indent=indent + ROOM)


def _words(one: Candidate, found: Candidates) -> list[str | tuple[str, str]]:
    evidence = found.evidence
    claim = evidence.claims[one.claim]
    times = factor(one.factor)
    apart = "" if times == "×1" else f" ({times} apart)"
    true_of = claim.observable.time if claim.observable else ""
    told = [evidence.speaker(claim), category_of(claim, evidence)]
    told.append(f"true of {true_of}, printed later" if one.later else when(claim, evidence))
    return [(figure(claim), MARK), apart, (f"  {', '.join(part for part in told if part)}", FAINT)]


PAGE = candidates_text
